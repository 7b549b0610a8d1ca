import type { RegisterRow } from "~/domains/documents/api";
import type { Translate } from "~/platform/i18n/instance";
import { formatDate, formatMoney, formatNumber, formatQuantity } from "~/platform/i18n/format";
import type { monthRegister, yearReport } from "./value-reports.server";
import type { GiftLine } from "./gift-lines.server";
import type { Totals } from "../value-totals";

type Locale = "bg" | "en";
type Register = Awaited<ReturnType<typeof monthRegister>>;

const papersOf = ({ documents }: Pick<Register, "documents">, line: GiftLine, t: Translate): string =>
  documents.filter((one) => one.offerId === line.offerId).map((one) => `${t(`documents:types.${one.type}`)} № ${one.number}`).join(", ");
const valueOf = (line: GiftLine, t: Translate): string => (line.decided ? t("inkind:values.unvalued") : t("inkind:values.undecided"));
const euro = (cents: number | null, locale: Locale): string => (cents === null ? "" : formatNumber(cents / 100, locale, 2).replace(/\u00a0/g, ""));
const amount = (line: { unit: string }, quantity: number, locale: Locale): string => formatNumber(line.unit === "piece" ? quantity : quantity / 1000, locale, { max: 3 }).replace(/\u00a0/g, "");
const unitName = (unit: string, t: Translate): string => t(`inkind:units.${unit === "g" ? "kg" : unit === "ml" ? "l" : "piece"}`);

/** The register as a spreadsheet: a value and its basis in columns of their own. */
export function registerTable(register: Register, t: Translate, locale: Locale): string[][] {
  const head = (["gift", "day", "donor", "what", "accepted"] as const).map((key) => t(`inkind:values.column.${key}`));
  const values = (["declared", "basis", "recognised", "basis", "papers"] as const).map((key) => t(`inkind:values.column.${key}`));
  return [[...head, "", ...values], ...register.lines.map((line) => [
    String(line.giftNumber), formatDate(line.receivedOn, locale), line.donorName ?? t("inkind:values.noName"), line.what, amount(line, line.accepted, locale), unitName(line.unit, t),
    euro(line.declaredCents, locale), line.declaredBasis ? t(`inkind:values.declaredBases.${line.declaredBasis}`) : "",
    euro(line.recognisedCents, locale), line.recognisedBasis ? t(`inkind:values.bases.${line.recognisedBasis}`) : valueOf(line, t), papersOf(register, line, t),
  ])];
}

export function yearTable(report: Awaited<ReturnType<typeof yearReport>>, t: Translate, locale: Locale): string[][] {
  const head = (["category", "purpose", "donorKind", "accepted"] as const).map((key) => t(`inkind:values.column.${key}`));
  const rest = (["lines", "recognised", "unvalued", "waiting"] as const).map((key) => t(`inkind:values.column.${key}`));
  const bases = (["book", "invoice", "estimate"] as const).map((basis) => t("inkind:values.totalDeclared", { basis: t(`inkind:values.declaredBases.${basis}`) }));
  return [[...head, "", ...rest, ...bases], ...report.groups.map((group) => [
    t(`inkind:categories.${group.category}`), group.purpose ?? t("inkind:values.anyPurpose"), t(`inkind:values.donorKinds.${group.donorKind}`), amount(group, group.quantity, locale), unitName(group.unit, t),
    String(group.lines), euro(group.totals.recognisedLines ? group.totals.recognisedCents : null, locale), String(group.totals.unvaluedLines), String(group.totals.waitingLines),
    ...(["book", "invoice", "estimate"] as const).map((basis) => euro(group.totals.declared.find((one) => one.basis === basis)?.cents ?? null, locale)),
  ])];
}

/** Totals as words, each within one unit or one kind of value. */
export function totalsInWords(totals: Totals, t: Translate, locale: Locale): { label: string; value: string }[] {
  return [
    ...totals.units.map(({ unit, quantity }) => ({ label: `${t("inkind:values.totalUnits")}, ${unitName(unit, t)}`, value: formatQuantity(quantity, unit, locale) })),
    { label: t("inkind:values.totalRecognised"), value: formatMoney(totals.recognisedCents, locale) },
    ...totals.declared.map(({ basis, cents }) => ({ label: t("inkind:values.totalDeclared", { basis: t(`inkind:values.declaredBases.${basis}`) }), value: formatMoney(cents, locale) })),
  ];
}

/** The same register on paper. */
export function registerRows(register: Register, t: Translate): RegisterRow[] {
  return register.lines.map((line) => ({
    gift: `№ ${line.giftNumber}`, date: formatDate(line.receivedOn, "bg"), donor: line.donorName ?? t("inkind:values.noName"), what: line.what, quantity: formatQuantity(line.accepted, line.unit, "bg"),
    declared: line.declaredCents === null || !line.declaredBasis ? "–" : `${formatMoney(line.declaredCents)}, ${t(`inkind:values.declaredBases.${line.declaredBasis}`)}`,
    recognised: line.recognisedCents === null || !line.recognisedBasis ? valueOf(line, t) : `${formatMoney(line.recognisedCents)}, ${t(`inkind:values.bases.${line.recognisedBasis}`)}`,
    papers: papersOf(register, line, t),
  }));
}

