import { formatDate, formatMoney, formatMonth, formatMonthName } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { flowGeometry } from "~/ui/charts/flow-geometry";

/** What lies in a fund and came on one day, oldest first. */
export interface HeldDay {
  readonly day: string;
  readonly receipts: number;
  readonly cents: number;
}

/** One purpose's part of the fund, in the order in which the parts will be taken. */
export interface FlowPart {
  readonly id: string;
  readonly name: string;
  readonly months: readonly string[];
  readonly cents: number;
}

export interface Joined {
  readonly from: string;
  readonly to: string;
  readonly cents: number;
}

const mostDays = 6;

/** The days as sources; above six they are told by month, so that the words keep their room. */
export function sourcesOf(days: readonly HeldDay[]): readonly HeldDay[] {
  if (days.length <= mostDays) return days;
  const months = new Map<string, HeldDay>();
  for (const { day, receipts, cents } of days) {
    const key = day.slice(0, 7);
    const before = months.get(key);
    months.set(key, { day: key, receipts: (before?.receipts ?? 0) + receipts, cents: (before?.cents ?? 0) + cents });
  }
  return [...months.values()];
}

/** Who is linked to what, first in, first out, to the cent: as the books will take it. A part above what is held takes what there is. */
export function joinFifo(sources: readonly HeldDay[], parts: readonly FlowPart[]): readonly Joined[] {
  const joined: Joined[] = [];
  const left = sources.map((source) => source.cents);
  let at = 0;
  for (const part of parts) {
    let open = part.cents;
    while (open > 0 && at < sources.length) {
      const taken = Math.min(open, left[at]!);
      if (taken > 0) joined.push({ from: sources[at]!.day, to: part.id, cents: taken });
      open -= taken;
      left[at]! -= taken;
      if (left[at] === 0) at += 1;
    }
  }
  return joined;
}

function nameOf(part: FlowPart, locale: Locale): string {
  return part.months.length === 0 ? part.name : `${part.name}, ${part.months.map((month) => formatMonthName(month, locale, "short")).join(", ")}`;
}

/** The drawing of sketch 17 and the table equal to it. What no part takes is drawn as waiting. */
export function allocationFlow(data: { readonly days: readonly HeldDay[]; readonly parts: readonly FlowPart[] }, t: Translate, locale: Locale) {
  const sources = sourcesOf(data.days);
  const given = data.parts.filter((part) => part.cents > 0);
  const rest = sources.reduce((sum, source) => sum + source.cents, 0) - given.reduce((sum, part) => sum + part.cents, 0);
  const parts = rest > 0 ? [...given, { id: "rest", name: t("funds:page.rest"), months: [], cents: rest }] : given;
  const joined = joinFifo(sources, parts);
  const dayOf = (day: string) => (day.length === 7 ? formatMonth(`${day}-01`, locale) : formatDate(day, locale));
  const words = new Map(parts.map((part) => [part.id, nameOf(part, locale)]));
  const takenBy = (id: string) => joined.filter((link) => link.to === id).reduce((sum, link) => sum + link.cents, 0);
  const nodes = [
    ...sources.map((source) => ({ id: source.day, column: 0, label: dayOf(source.day), value: source.cents, text: t("funds:page.flow_source", { n: source.receipts, sum: formatMoney(source.cents, locale) }) })),
    ...parts.map((part) => ({ id: part.id, column: 1, label: words.get(part.id)!, value: takenBy(part.id), text: formatMoney(takenBy(part.id), locale), waiting: part.id === "rest" })),
  ];
  const rows = joined.map((link) => ({ id: `${link.from}>${link.to}`, from: dayOf(link.from), to: words.get(link.to)!, sum: formatMoney(link.cents, locale), waiting: link.to === "rest" }));
  const links = joined.map((link, index) => ({ from: link.from, to: link.to, value: link.cents, waiting: link.to === "rest", title: `${rows[index]!.from} → ${rows[index]!.to}: ${rows[index]!.sum}` }));
  return {
    geometry: flowGeometry({ nodes, links }, { width: 680, height: Math.max(220, parts.length * 44), leftWidth: 168, rightWidth: 280 }),
    rows,
    receipts: sources.reduce((sum, source) => sum + source.receipts, 0),
    purposes: given.length,
  };
}
