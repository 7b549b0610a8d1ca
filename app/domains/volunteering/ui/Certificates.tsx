import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { Card, CardRows } from "~/ui/Card";
import { SegmentsField } from "~/ui/forms/ChoiceFields";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, HiddenField, SelectField } from "~/ui/forms/TextField";
import { Tag } from "~/ui/Tag";
import { certificatePurposes, type CertificateState } from "../model";

type Reply = ActionReply | undefined;

export interface CertificateRowView {
  readonly id: string;
  readonly who: string;
  readonly meta: string;
  readonly state: CertificateState;
  readonly number: string | null;
  readonly pdf: string | null;
}

function Decide({ intent, row, data }: { intent: "confirm" | "decline"; row: CertificateRowView; data: Reply }) {
  const { t } = useTranslation("volunteering");
  const [form] = useKitForm<{ certificateId: string }>(intent, { data, id: `${intent}-${row.id}` });
  return (
    <KitForm form={form} quiet>
      <HiddenField name="certificateId" value={row.id} />
      <SubmitButton intent={intent} kind={intent === "confirm" ? "soft" : "quiet"} size="sm" aria-label={t(`certificateDesk.${intent}For`, { name: row.who })}>{t(`certificateDesk.${intent}`)}</SubmitButton>
    </KitForm>
  );
}

const tones = { requested: "warn", issued: "ok", declined: "neutral" } as const;

/** Requests and issued certificates; a request is confirmed with one tap. */
export function CertificateRows({ heading, id, rows, data }: { heading: string; id: string; rows: readonly CertificateRowView[]; data: Reply }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" aria-labelledby={id}>
      <h2 id={id} className="pad">{heading}</h2>
      <CardRows>
        {rows.map((row) => (
          <li key={row.id} className="row wraps">
            <span className="grow basis-48"><b>{row.who}</b><span className="t14 soft block">{row.meta}</span></span>
            <Tag tone={tones[row.state]}>{row.number ?? t(`certificateDesk.state.${row.state}`)}</Tag>
            {row.pdf ? <a href={row.pdf} aria-label={`${t("certificateDesk.pdf")}, ${row.who}`}>{t("certificateDesk.pdf")}</a> : null}
            {row.state === "requested" ? <><Decide intent="confirm" row={row} data={data} /><Decide intent="decline" row={row} data={data} /></> : null}
          </li>
        ))}
      </CardRows>
    </Card>
  );
}

interface IssueProps {
  certificateId: string;
  people: readonly { readonly id: string; readonly name: string }[];
  today: string;
  yearStart: string;
  data: Reply;
}
type Fields = { certificateId: string; personId: string; fromDay: string; untilDay: string; purpose: string; locale: string };

/** For somebody who asked in person. */
export function IssueForm({ certificateId, people, today, yearStart, data }: IssueProps) {
  const { t } = useTranslation("volunteering");
  const [form, fields] = useKitForm<Fields>("issue", { data: data?.value === undefined ? data : undefined, defaultValue: { fromDay: yearStart, untilDay: today, purpose: "school", locale: "bg" } });
  return (
    <Card as="section" pad>
      <h2>{t("certificateDesk.newTitle")}</h2>
      <KitForm form={form} className="mt-4">
        <HiddenField name="certificateId" value={certificateId} />
        <div className="fields">
          <SelectField field={fields.personId} label={t("certificateDesk.who")} emptyText={t("certificateDesk.whoEmpty")} options={people.map((one) => ({ value: one.id, text: one.name }))} />
          <div className="pair"><DateField field={fields.fromDay} label={t("certificateDesk.from")} /><DateField field={fields.untilDay} label={t("certificateDesk.until")} /></div>
          <SelectField field={fields.purpose} label={t("certificateDesk.purpose")} options={certificatePurposes.map((value) => ({ value, text: t(`certificateDesk.purposes.${value}`) }))} />
          <SegmentsField field={fields.locale} label={t("certificateDesk.locale")} options={(["bg", "en"] as const).map((value) => ({ value, text: t(`certificateDesk.locales.${value}`) }))} />
          <SubmitButton intent="issue" busyText={t("certificateDesk.issueBusy")}>{t("certificateDesk.issue")}</SubmitButton>
        </div>
      </KitForm>
    </Card>
  );
}
