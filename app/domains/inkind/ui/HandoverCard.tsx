import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { ActForm } from "~/ui/forms/ActForm";
import { plainField } from "~/ui/forms/field";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { PostForm } from "~/ui/forms/PostForm";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { Note } from "~/ui/Note";
import { Tag } from "~/ui/Tag";
import { typedQuantity, typedUnitOf, type BaseUnit, settleOutcomes, type SettleOutcome, type SignedBy } from "../model";

interface HandedLine {
  readonly id: string;
  readonly description: string;
  readonly size: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
  readonly received: number | null;
  readonly usedAt: Date | null;
  readonly settled: SettleOutcome | null;
}
export interface HandoverShown {
  readonly issueId: string;
  readonly handedAt: string;
  readonly signedBy: SignedBy;
  readonly documentNumber: number;
  readonly waits: boolean;
  readonly lines: readonly HandedLine[];
}
interface Props {
  readonly requestId: string;
  readonly handover: HandoverShown;
  readonly locale: "bg" | "en";
  readonly mayConfirm: boolean;
  readonly maySettle: boolean;
  readonly data: ActionReply | undefined;
}

const nameOf = (line: HandedLine): string => [line.description, line.size].filter(Boolean).join(", ");

/** The receiver counts: prefilled with what was handed, so that the usual case is one press. */
function Confirm({ handover, locale, data }: Pick<Props, "handover" | "locale" | "data">) {
  const { t } = useTranslation("inkind");
  const own = data?.intent === "confirm" && (data.reply?.initialValue as { issueId?: unknown } | undefined)?.issueId === handover.issueId ? data : null;
  const fields = replyFields(`confirm-${handover.issueId}`, own, { lines: handover.lines.map((line) => ({ received: typedQuantity(line.quantity, line.unit, locale) })) });
  return (
    <KitForm form={fields.form} className="stack">
      <h3>{t("request.confirmTitle")}</h3>
      <p className="t14 soft">{t("request.confirmLead")}</p>
      <HiddenField name="issueId" value={handover.issueId} />
      {handover.lines.map((line, row) => (
        <div key={line.id}>
          <HiddenField name={`lines[${row}].id`} value={line.id} /><HiddenField name={`lines[${row}].unit`} value={typedUnitOf(line.unit)} />
          <NumberField
            field={fields.field(`lines[${row}].received`)} label={<>{t("request.received")}: {nameOf(line)}</>} inputMode="decimal"
            unit={t(`units.${typedUnitOf(line.unit)}`)} help={t("request.handed", { quantity: formatQuantity(line.quantity, line.unit, locale) })}
          />
        </div>
      ))}
      <SubmitButton intent="confirm" busyText={t("request.confirming")}>{t("request.confirm")}</SubmitButton>
    </KitForm>
  );
}

function Counted({ line, locale, mayConfirm, maySettle }: { line: HandedLine } & Pick<Props, "locale" | "mayConfirm" | "maySettle">) {
  const { t } = useTranslation("inkind");
  const amount = (quantity: number) => formatQuantity(quantity, line.unit, locale);
  const received = line.received ?? 0;
  const differs = received !== line.quantity;
  return (
    <li>
      <div className="row wraps">
        <div className="grow">
          <h3>{nameOf(line)}</h3>
          <p className="t14 soft">{differs ? t("request.gotOther", { received: amount(received), handed: amount(line.quantity) }) : t("request.gotAll", { quantity: amount(received) })}</p>
        </div>
        {line.usedAt ? <Tag tone="ok">{t("request.usedOn", { date: formatDate(line.usedAt, locale) })}</Tag> : null}
        {!line.usedAt && received > 0 && mayConfirm ? <ActForm intent="used" fields={{ lineId: line.id }} kind="soft" size="sm">{t("request.markUsed")}</ActForm> : null}
      </div>
      {differs && line.settled ? <p className="t14 mt-1"><Tag>{t("request.settled", { outcome: t(`request.outcomes.${line.settled}`) })}</Tag></p> : null}
      {differs && !line.settled ? (
        <Note tone="warn" className="mt-2" title={t("request.dispute", { handed: amount(line.quantity), received: amount(received) })}>
          <p className="t14">{t("request.disputeText")}</p>
          {maySettle ? (
            <PostForm className="row wraps mt-2">
              <HiddenField name="lineId" value={line.id} />
              <SelectField field={plainField("outcome", settleOutcomes[0], `outcome-${line.id}`)} label={t("request.outcome")} emptyText={null} options={settleOutcomes.map((one) => ({ value: one, text: t(`request.outcomes.${one}`) }))} />
              <SubmitButton intent="settle" kind="plain" className="self-end">{t("request.settle")}</SubmitButton>
            </PostForm>
          ) : null}
        </Note>
      ) : null}
    </li>
  );
}

/** One handover: its protocol, what the service counted, what was used. */
export function HandoverCard({ requestId, handover, locale, mayConfirm, maySettle, data }: Props) {
  const { t } = useTranslation("inkind");
  return (
    <Card>
      <div className="row wraps p-4">
        <p className="grow">
          <a href={`/staff/requests/${requestId}/protocol/${handover.issueId}`}>{t("request.protocol", { number: String(handover.documentNumber) })}</a>, {t("request.handedOn", { date: formatDate(handover.handedAt, locale) })}
        </p>
        <Tag tone={handover.signedBy === "account" && handover.waits ? "warn" : "neutral"}>{t(handover.signedBy === "drawing" || !handover.waits ? "request.signedDrawing" : "request.signedAccount")}</Tag>
      </div>
      {handover.waits && mayConfirm ? <div className="p-4 border-t border-line"><Confirm handover={handover} locale={locale} data={data} /></div> : (
        <ul className="rows border-t border-line">
          {handover.lines.map((line) => handover.waits
            ? <li key={line.id}><h3>{nameOf(line)}</h3><p className="t14 soft">{t("request.handed", { quantity: formatQuantity(line.quantity, line.unit, locale) })}</p></li>
            : <Counted key={line.id} line={line} locale={locale} mayConfirm={mayConfirm} maySettle={maySettle} />)}
        </ul>
      )}
    </Card>
  );
}
