import { formatDate, formatDayRange, formatMonth, formatQuantity, formatTime } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import { formatLookCode } from "~/platform/tokens/look-code";
import { strandCounts, strandGeometry, type StrandGeometry } from "~/ui/charts/strand-geometry";
import { booksInOrder } from "../model";
import type { PathPage, Stop, Way } from "../queries/path.server";
import type { Ancestor } from "../queries/path-start.server";
import type { Source, Waiting } from "../queries/trace.server";
import { amountText, bookTotals, capitalised, hoursText, monthHref, oneStop, type Speech, workText } from "./words";

/** A leg of the picture: where a part of the gift is. */
export interface LegView {
  readonly id: string;
  readonly sum: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly link: { readonly to: string; readonly text: string } | null;
  readonly waiting: boolean;
}

export interface WayView {
  readonly id: string;
  readonly legs: readonly LegView[];
  readonly geometry: StrandGeometry;
  readonly legend: string;
}

/** Euros, hours, kilograms or pieces as if they were euro cents: the strands are counted alike. */
const hundredths: Readonly<Record<string, number>> = { EUR: 1, MIN: 100 / 60, piece: 100, g: 0.1, ml: 0.1 };
const strandWord: Readonly<Record<string, string>> = { EUR: "strand_euro", MIN: "strand_hour", g: "strand_kilo", ml: "strand_litre", piece: "strand_piece" };

function stopLeg(stop: Stop, page: PathPage, speech: Speech): LegView {
  const { t, locale } = speech;
  const total = page.totals[stop.key];
  const work = stop.work.map((one) => workText(one.measure, one.figure, page.smallNumberThreshold, t)).join(", ");
  const when = stop.startsOn && stop.endsOn ? formatDayRange(stop.startsOn, stop.endsOn, locale) : capitalised(formatMonth(stop.month, locale));
  if (stop.kind === "activity") {
    const measure = stop.work[0]?.measure ?? "helping";
    return { id: stop.key, sum: amountText(stop.amount, stop.unit, speech), title: t("impact:path.activity", { work: t(`impact:works.${measure}`), month: formatMonth(stop.month, locale) }), lines: [t("impact:path.activity_text")], link: null, waiting: false };
  }
  return {
    id: stop.key,
    sum: amountText(stop.amount, stop.unit, speech),
    title: stop.programmeName ?? stop.serviceName ?? "",
    lines: [
      oneStop(`${[when, work, stop.programmeName ? stop.serviceName : ""].filter(Boolean).join(", ")}.`),
      ...(total ? [t("impact:path.supported", { amount: amountText(total.amount, stop.unit, speech), receipts: total.receipts })] : []),
    ],
    link: stop.serviceId ? { to: monthHref(stop.serviceId, stop.month), text: t("impact:path.month_link") } : null,
    waiting: false,
  };
}

function waitingLeg(part: Waiting, index: number, kind: PathPage["start"]["kind"], speech: Speech): LegView {
  const { t, locale } = speech;
  const text = kind === "goods"
    ? t("impact:path.waits_store")
    : part.undecided
      ? t("impact:path.waits_undecided")
      : part.plannedMonth
        ? t("impact:path.waits_month", { fund: part.fundName, month: formatMonth(part.plannedMonth, locale) })
        : t("impact:path.waits_text", { fund: part.fundName });
  return { id: `waiting-${index}`, sum: amountText(part.amount, part.unit, speech), title: t("impact:path.waits"), lines: [oneStop(text)], link: null, waiting: true };
}

function wayView(way: Way, page: PathPage, speech: Speech): WayView {
  const legs = [...way.stops.map((stop) => stopLeg(stop, page, speech)), ...way.waiting.map((part, index) => waitingLeg(part, index, page.start.kind, speech))];
  const amounts = [...way.stops, ...way.waiting].map((part) => Math.round(part.amount * (hundredths[way.unit] ?? 1)));
  const { counts, unit } = strandCounts(amounts);
  const geometry = strandGeometry(legs.map((leg, index) => ({ id: leg.id, strands: counts[index] ?? 0, waiting: leg.waiting })));
  const used = way.stops.reduce((sum, stop) => sum + stop.amount, 0);
  const waiting = way.waiting.reduce((sum, part) => sum + part.amount, 0);
  const state = waiting === 0
    ? speech.t("impact:path.all_used")
    : used === 0
      ? speech.t("impact:path.all_waits")
      : speech.t("impact:path.part_waits", { used: amountText(used, way.unit, speech), waiting: amountText(waiting, way.unit, speech) });
  const strand = speech.t(`impact:path.${unit === "tenth" ? "strand_tenth" : (strandWord[way.unit] ?? "strand_tenth")}`);
  return { id: way.unit, legs, geometry, legend: legs.length === 0 ? "" : `${strand} ${state}` };
}

function slipView(page: PathPage, speech: Speech) {
  const { t, locale } = speech;
  const { start } = page;
  const at = instant(start.at);
  const units = new Set(start.lines.map((line) => line.unit));
  const total = start.lines.reduce((sum, line) => sum + line.amount, 0);
  const label = { sale: t("impact:path.slip"), goods: t("impact:path.gift"), hours: t("impact:path.hours") }[start.kind];
  return {
    label,
    title: start.title,
    meta: [`${formatDate(at, locale)}${start.kind === "hours" ? "" : `, ${formatTime(at, locale)}`}`, start.stalls ? t("impact:path.stall", { n: start.stalls }) : "", start.till?.replace(/ (?=\d)/u, "\u00a0") ?? ""].filter(Boolean).join(", "),
    rows: start.lines.map((line) => ({
      text: line.quantity > 1 && start.kind === "sale" ? t("impact:path.quantity", { name: line.name, n: formatQuantity(line.quantity, "piece", locale) }) : line.name,
      sum: amountText(line.amount, line.unit, speech),
    })),
    total: units.size === 1 && start.lines.length > 1 ? { text: t("impact:path.total"), sum: amountText(total, start.lines[0]!.unit, speech) } : null,
    legal: start.kind === "sale" ? t("impact:path.slip_no", { n: start.number ?? "" }) : start.kind === "goods" ? t("impact:path.gift_no", { n: start.number ?? "" }) : t("impact:path.hours_note"),
  };
}

/** One source in words; hours carry how many people gave them. */
export function sourceText(source: Source, { t }: Pick<Speech, "t">): string {
  const label = source.label ?? t(`impact:channels.${source.kind}`);
  if (source.kind === "hours") return source.people > 0 ? t("impact:path.people", { label, count: source.people }) : label;
  return source.donor ? `${label}, ${source.donor}` : label;
}

function supportView(page: PathPage, speech: Speech) {
  const { support } = page;
  if (!support) return null;
  const { t } = speech;
  return {
    title: t("impact:path.else_title", { name: support.stop.programmeName ?? support.stop.serviceName ?? "" }),
    books: booksInOrder.map((book) => {
      const sources = support.sources[book];
      return {
        book,
        figure: bookTotals(sources, book, speech) ?? t("impact:path.nothing"),
        rows: sources.slice(0, 6).map((source) => ({ text: sourceText(source, speech), sum: amountText(source.amount, source.unit, speech) })),
      };
    }),
  };
}

interface Before {
  readonly book: "goods" | "time" | "money";
  readonly title: string;
  readonly text: string;
}

function beforeOf(one: Ancestor, speech: Speech): Before {
  const { t, locale } = speech;
  if (one.kind === "hours") {
    return { book: "time", title: t("impact:path.before_hours", { time: hoursText(one.amount, speech) }), text: t("impact:path.before_hours_text", { event: one.name, count: one.documentNumber ?? 0 }) };
  }
  if (one.kind === "made") return { book: "goods", title: one.name, text: one.donor ? t("impact:path.before_made", { name: one.donor }) : t("impact:path.before_made_free") };
  const document = one.documentNumber && one.documentOn ? t("impact:path.before_doc", { n: one.documentNumber, date: formatDate(one.documentOn, locale) }) : "";
  const donor = one.donor ? t("impact:path.before_goods", { donor: one.donor }) : "";
  return { book: "goods", title: `${amountText(one.amount, one.unit ?? "piece", speech)} · ${one.name}`, text: `${donor} ${document}`.trim() };
}

/** One station a kind, as the thread has four: what was given, what was made of it, whose hours, and the money. */
function ancestryView(page: PathPage, speech: Speech): readonly Before[] {
  const { start, ancestors } = page;
  if (start.kind !== "sale" || ancestors.length === 0) return [];
  const stations = (["goods", "made", "hours"] as const).flatMap((kind): Before[] => {
    const own = ancestors.filter((one) => one.kind === kind).slice(0, 3).map((one) => beforeOf(one, speech));
    const first = own[0];
    return first ? [{ ...first, title: own.map((one) => one.title).join(", "), text: [...new Set(own.map((one) => one.text))].join(" ") }] : [];
  });
  const total = start.lines.reduce((sum, line) => sum + line.amount, 0);
  return [...stations, { book: "money", title: speech.t("impact:path.before_yours", { sum: amountText(total, "EUR", speech) }), text: slipView(page, speech).meta }];
}

/** What left the gift without reaching a service, in sentences. */
function leftView(page: PathPage, speech: Speech): string[] {
  const unit = page.start.lines[0]?.unit ?? "EUR";
  const say = (key: string, amount: number) => (amount > 0 ? [speech.t(`impact:path.${key}`, { amount: amountText(amount, unit, speech) })] : []);
  return [...say("sold", page.left.sold), ...say(page.start.kind === "goods" ? "wasted" : "fees", page.left.fees), ...say("returned", page.left.returned)];
}

function titleOf(page: PathPage, speech: Speech): string {
  const { start } = page;
  const total = start.lines.reduce((sum, line) => sum + line.amount, 0);
  if (start.kind === "sale") return speech.t("impact:path.title_money", { sum: amountText(total, "EUR", speech) });
  return start.kind === "goods" ? speech.t("impact:path.title_goods") : speech.t("impact:path.title_hours", { time: hoursText(total, speech) });
}

/** The path of one code in words and coordinates. */
export function pathView(page: PathPage, speech: Speech) {
  const ways = page.ways.map((way) => wayView(way, page, speech)).filter((way) => way.legs.length > 0);
  return {
    code: formatLookCode(page.start.code),
    title: titleOf(page, speech),
    lead: page.arrived ? (ways[0]?.legend ?? "") : speech.t("impact:path.not_arrived"),
    slip: slipView(page, speech),
    ways,
    left: leftView(page, speech),
    further: page.further.map((stop) => ({
      id: stop.key, title: stop.programmeName ?? stop.serviceName ?? speech.t(`impact:works.${stop.work[0]?.measure ?? "helping"}`),
      text: speech.t("impact:path.raised_amount", { month: capitalised(formatMonth(stop.month, speech.locale)), amount: amountText(stop.amount, stop.unit, speech) }),
      to: stop.serviceId ? monthHref(stop.serviceId, stop.month) : null,
    })),
    support: supportView(page, speech),
    ancestry: ancestryView(page, speech),
  };
}
export type PathView = ReturnType<typeof pathView>;
