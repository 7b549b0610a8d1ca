import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import type { LocalDate } from "~/platform/time/local-date";
import { Button } from "~/ui/Button";
import { ActForm } from "~/ui/forms/ActForm";
import { CheckField } from "~/ui/forms/ChoiceFields";
import { plainField } from "~/ui/forms/field";
import { KitForm, SubmitButton } from "~/ui/forms/KitForm";
import { More } from "~/ui/forms/More";
import { replyFields } from "~/ui/forms/reply-fields";
import { HiddenField, NumberField, SelectField } from "~/ui/forms/TextField";
import { Icon } from "~/ui/Icon";
import { CheckIcon, CircleSlashIcon, MapPinIcon, PauseIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { typedQuantity, typedUnitOf, type BaseUnit } from "../model";
import type { SkipReason } from "../request-model";
import { LotExpiryWords } from "./LotWords";

export interface PickLot {
  readonly id: string;
  readonly number: number;
  readonly free: number;
  readonly shelf: string | null;
  readonly useBy: LocalDate | null;
  readonly bestBefore: LocalDate | null;
}
export interface PickLineShown {
  readonly id: string;
  readonly description: string;
  readonly size: string;
  readonly unit: BaseUnit;
  readonly open: number;
  /** Open and not promised yet. */
  readonly left: number;
  readonly item: string | null;
  readonly items: readonly string[];
  /** What is proposed, and the lots past their best-before day that a named decision may add. */
  readonly takes: readonly { readonly promiseId: string; readonly quantity: number; readonly past: boolean; readonly lot: PickLot }[];
  readonly skipped: readonly { readonly lot: PickLot; readonly why: SkipReason }[];
  readonly missing: number;
  readonly kept: readonly { readonly id: string; readonly quantity: number; readonly number: number; readonly itemName: string }[];
}
interface Props {
  readonly line: PickLineShown;
  readonly today: LocalDate;
  readonly locale: "bg" | "en";
  readonly data: ActionReply | undefined;
}

function Take({ line, row, fields, today, locale }: Pick<Props, "line" | "today" | "locale"> & { row: number; fields: ReturnType<typeof replyFields> }) {
  const { t } = useTranslation("inkind");
  const { lot, promiseId, past } = line.takes[row]!;
  return (
    <div className={past ? "at past" : row === 0 ? "at first" : "at"}>
      <Icon of={MapPinIcon} />
      <div>
        <HiddenField name={`takes[${row}].promiseId`} value={fields.text(`takes[${row}].promiseId`) || promiseId} /><HiddenField name={`takes[${row}].lotId`} value={lot.id} />
        <NumberField
          field={fields.field(`takes[${row}].quantity`)} label={<>{lot.shelf ? `${lot.shelf}, ` : ""}{t("pick.lotLabel", { number: String(lot.number) })}</>} unit={t(`units.${typedUnitOf(line.unit)}`)} inputMode="decimal"
          help={<>{t("pick.free", { quantity: formatQuantity(lot.free, line.unit, locale) })} · <LotExpiryWords lot={lot} today={today} locale={locale} /></>}
        />
        {past ? <CheckField field={fields.field(`takes[${row}].pastBestBefore`)} label={t("pick.pastBestBefore", { number: String(lot.number) })} /> : null}
      </div>
    </div>
  );
}

function Skipped({ line, locale }: Pick<Props, "line" | "locale">) {
  const { t } = useTranslation("inkind");
  return (
    <ul className="skips">
      {line.skipped.map(({ lot, why }) => {
        const day = lot.useBy ?? lot.bestBefore;
        return <li key={lot.id}><Icon of={why === "held" || why === "promised" ? PauseIcon : CircleSlashIcon} /><p><b>{t("pick.skip", { number: String(lot.number) })}</b> {t(`pick.why.${why}`, { date: day ? formatDate(day, locale) : "" })}</p></li>;
      })}
    </ul>
  );
}

/** One line of the pick list: what is kept, which lot first, which were passed over and why, what will be missing. */
export function PickLine({ line, today, locale, data }: Props) {
  const { t } = useTranslation("inkind");
  const amount = (quantity: number) => formatQuantity(quantity, line.unit, locale);
  const own = data?.intent === "promise" && (data.reply?.initialValue as { lineId?: unknown } | undefined)?.lineId === line.id ? data : null;
  const fields = replyFields(`pick-${line.id}`, own, { takes: line.takes.map((take) => ({ promiseId: take.promiseId, quantity: take.quantity > 0 ? typedQuantity(take.quantity, line.unit, locale) : "" })) });
  const proposed = line.takes.reduce((sum, take) => sum + take.quantity, 0);
  return (
    <section className="pick-line" aria-label={line.description}>
      <div className="row between top">
        <h2 className="h3m">{line.left === 0 ? <Icon of={CheckIcon} /> : null} {line.description}{line.size ? <span className="soft">, {line.size}</span> : null}</h2>
        <b className="num">{amount(line.open)}</b>
      </div>
      {line.kept.length > 0 ? (
        <div className="row wraps kept">
          <p className="grow"><b>{t("pick.kept")}:</b> {line.kept.map((kept) => t("pick.keptLot", { number: String(kept.number), quantity: amount(kept.quantity) })).join(", ")}</p>
          <ActForm intent="release" fields={{ lineId: line.id }} kind="quiet" size="sm">{t("pick.release")}</ActForm>
        </div>
      ) : null}
      {line.left > 0 ? (
        <>
          {line.item === null ? <p className="soft">{t("pick.notInStock")}</p> : <p className="t14 soft">{line.item}</p>}
          {line.takes.length > 0 ? (
            <KitForm form={fields.form} className="stack tight">
              <HiddenField name="lineId" value={line.id} /><HiddenField name="unit" value={typedUnitOf(line.unit)} />
              {line.takes.map((take, row) => <Take key={take.lot.id} line={line} row={row} fields={fields} today={today} locale={locale} />)}
              <Skipped line={line} locale={locale} />
              {line.missing > 0 ? <Note tone="warn">{t("pick.shortNote", { quantity: amount(line.missing) })}</Note> : null}
              <SubmitButton intent="promise" wide busyText={t("pick.keeping")} kind="soft">{proposed > 0 ? t("pick.keep", { quantity: amount(proposed) }) : t("pick.keepAny")}</SubmitButton>
            </KitForm>
          ) : (
            <>
              <Skipped line={line} locale={locale} />
              <Note tone="warn">{t("pick.shortNote", { quantity: amount(line.missing) })}</Note>
            </>
          )}
          {line.items.length > 0 ? (
            <More text={t("pick.item")}>
              <form method="get" className="row wraps">
                <HiddenField name="line" value={line.id} />
                <SelectField field={plainField("item", line.item ?? "", `item-${line.id}`)} label={t("pick.item")} options={line.items.map((item) => ({ value: item, text: item }))} />
                <Button type="submit" className="self-end">{t("pick.show")}</Button>
              </form>
            </More>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
