import { useTranslation } from "react-i18next";
import type { ActionReply } from "~/platform/forms/reply";
import { formatQuantity, formatTime } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { HiddenField, SelectField } from "~/ui/forms/TextField";
import { countReasons } from "../../model";
import type { CountPage } from "../../queries/counts.server";

type Row = Omit<CountPage["differences"][number], "countedAt"> & { readonly countedAt: Date | string };
interface Props { page: Omit<CountPage, "openedAt" | "decidedAt" | "differences"> & { readonly differences: readonly Row[] }; locale: "bg" | "en"; data: ActionReply | undefined }

const signed = (row: Pick<Row, "unit">, change: number, locale: "bg" | "en"): string => `${change > 0 ? "+" : "−"}${formatQuantity(Math.abs(change), row.unit, locale)}`;

function Why({ row, data }: { row: Row; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<{ lotId: string; reason: string }>("explain", { data, id: `explain-${row.lotId}`, defaultValue: { lotId: row.lotId, reason: row.reason ?? "" } });
  return (
    <KitForm form={form} quiet className="row wraps mt-3">
      <HiddenField name="lotId" value={row.lotId} />
      <SelectField field={fields.reason} label={t("count.why")} options={countReasons.map((value) => ({ value, text: t(`count.reasons.${value}`) }))} />
      <SubmitButton intent="explain" kind="plain" className="self-end">{t("count.keepReason")}</SubmitButton>
    </KitForm>
  );
}

function Difference({ row, asks, locale, data }: { row: Row; asks: boolean; locale: "bg" | "en"; data: ActionReply | undefined }) {
  const { t } = useTranslation("inkind");
  const change = row.counted - row.book;
  return (
    <li className="pad">
      <h3 className="h3m">{row.itemName} <span className="soft t14">{t("count.lot", { number: String(row.number) })} · {row.shelf}</span></h3>
      <dl className="figs">
        <div><dt>{t("count.byBook", { time: formatTime(row.countedAt, locale) })}</dt><dd>{formatQuantity(row.book, row.unit, locale)}</dd></div>
        <div><dt>{t("count.counted")}</dt><dd>{formatQuantity(row.counted, row.unit, locale)}</dd></div>
        <div><dt>{t("count.difference")}</dt><dd className={change > 0 ? "plus" : "minus"}>{signed(row, change, locale)}</dd></div>
      </dl>
      {row.since === 0 ? null : <p className="t14 soft">{t("count.since", { change: signed(row, row.since, locale), now: formatQuantity(row.book + row.since, row.unit, locale) })}</p>}
      {asks ? <Why row={row} data={data} /> : row.reason ? <p className="t14 mt-2">{t(`count.reasons.${row.reason}`)}</p> : null}
    </li>
  );
}

/** What the two found against the book of their own minutes: differences first, then what agrees. */
export function CountResult({ page, locale, data }: Props) {
  const { t } = useTranslation("inkind");
  const differ = page.differences.filter((row) => row.counted !== row.book);
  const same = page.differences.filter((row) => row.counted === row.book);
  return (
    <section aria-labelledby="result" className="stack">
      <h2 id="result">{differ.length === 0 ? t("count.resultAll") : t("count.result", { same: String(same.length), differ: String(differ.length) })}</h2>
      {differ.length > 0 ? (
        <Card as="ul" className="rows">{differ.map((row) => <Difference key={row.lotId} row={row} asks={page.state === "open" && page.mayCount} locale={locale} data={data} />)}</Card>
      ) : null}
      {same.length > 0 ? (
        <Card as="section" pad aria-labelledby="same">
          <h3 id="same" className="h3m mb-2">{t("count.same")}</h3>
          <ul className="same">
            {same.map((row) => <li key={row.lotId}><span>{row.itemName} <span className="soft t14">№ {row.number}</span></span><span className="num">{formatQuantity(row.counted, row.unit, locale)}</span></li>)}
          </ul>
        </Card>
      ) : null}
    </section>
  );
}
