import { formatDate, formatMoney, formatMonth, formatMonthName, formatNumber } from "~/platform/i18n/format";
import { bookLook } from "../model";
import type { ImpactPage } from "../queries/impact-page.server";
import { foodFlowView, moneyFlowView, timeFlowView } from "./flow-view";
import { amountText, figureText, hoursText, monthHref, type Speech } from "./words";

export interface BookSplit {
  readonly figure: string;
  readonly unit: string;
  readonly text: string;
  readonly rows: readonly { readonly text: string; readonly sum: string }[];
  readonly bar: readonly { readonly value: number; readonly look: "solid" | "hatched" | "open" }[];
}

function cashSplit(page: ImpactPage, { t, locale }: Speech): BookSplit {
  const { cash } = page;
  const money = (amount: number) => formatMoney(amount, locale);
  const row = (key: string, amount: number) => (amount > 0 ? [{ text: t(`impact:year.${key}`), sum: money(amount) }] : []);
  return {
    figure: money(cash.raised), unit: "",
    text: cash.carried > 0 ? t("impact:year.raised_carried", { sum: money(cash.carried) }) : t("impact:year.raised"),
    rows: [{ text: t("impact:year.used"), sum: money(cash.used) }, ...row("fees", cash.fees), ...row("returned", cash.returned), { text: t("impact:year.waiting"), sum: money(cash.waiting) }],
    bar: [{ value: cash.used, look: "solid" }, { value: cash.waiting, look: "hatched" }, { value: cash.fees + cash.returned, look: "open" }],
  };
}

function goodsSplit(page: ImpactPage, speech: Speech): BookSplit {
  const { t, locale } = speech;
  const food = page.goods.filter((row) => row.category === "food" && row.unit === "g");
  const of = (key: "received" | "used" | "sold" | "wasted" | "waiting") => food.reduce((sum, row) => sum + row[key], 0);
  const others = page.goods.filter((row) => row.unit === "piece").slice(0, 4).map((row) => `${formatNumber(row.received, locale)} ${t(`impact:year.categories.${row.category}`)}`);
  if (page.goods.length === 0) return { figure: "0", unit: "", text: t("impact:year.goods_none"), rows: [], bar: [] };
  const row = (key: "used" | "sold" | "waiting" | "wasted", word: string) => (of(key) > 0 ? [{ text: t(`impact:year.${word}`), sum: amountText(of(key), "g", speech) }] : []);
  return {
    figure: amountText(of("received"), "g", speech), unit: t("impact:year.goods_food"),
    text: others.length > 0 ? t("impact:year.goods_also", { list: others.join(", ") }) : "",
    rows: [...row("used", "handed"), ...row("sold", "sold"), ...row("waiting", "in_store"), ...row("wasted", "wasted")],
    bar: [{ value: of("used") + of("sold"), look: "solid" }, { value: of("waiting"), look: "hatched" }, { value: of("wasted"), look: "open" }],
  };
}

function timeSplit(page: ImpactPage, speech: Speech): BookSplit {
  const { t } = speech;
  const { time } = page;
  const text = (minutes: number) => amountText(minutes, "MIN", speech);
  return {
    figure: hoursText(time.minutes, speech), unit: "",
    text: t("impact:year.time_from", { count: time.volunteers, days: time.corporateDays }),
    rows: [
      { text: t("impact:year.time_used"), sum: text(time.used) },
      ...(time.corporateMinutes > 0 ? [{ text: t("impact:year.corporate"), sum: text(time.corporateMinutes) }] : []),
      { text: t("impact:year.waiting"), sum: text(time.waiting) },
    ],
    bar: [{ value: time.used, look: "solid" }, { value: time.waiting, look: "hatched" }],
  };
}

function servicesView(page: ImpactPage, { t, locale }: Speech) {
  const { measures, programmes, people } = page.services;
  const limit = page.smallNumberThreshold;
  return {
    measures: measures.map((one) => ({
      id: one.measure, total: formatNumber(one.total, locale), name: t(`impact:measures.${one.measure}`),
      months: one.months.map(({ month, figure, open }) => ({
        label: formatMonthName(month, locale, "short").replace(".", "").slice(0, 3), value: typeof figure?.show === "number" ? figure.show : 0,
        text: figure ? figureText(figure, limit, t) : "", open,
      })),
    })),
    months: page.services.submittedUntil === null ? [] : (measures[0]?.months ?? []).flatMap((first, index) =>
      first.figure ? [{ id: first.month, name: formatMonthName(first.month, locale), cells: measures.map((one) => figureText(one.months[index]!.figure ?? { show: 0 }, limit, t)) }] : [],
    ),
    programmes: programmes.map((row) => ({
      id: row.programmeId, name: row.name, books: row.books.map((book) => ({ look: bookLook[book], book })),
      cells: measures.map((one) => ({ text: figureText(row.figures[one.measure], limit, t), plain: typeof row.figures[one.measure].show === "number" })),
    })),
    totals: measures.map((one) => formatNumber(one.total, locale)),
    people: people.map((row) => ({ ...row, id: row.name })),
    hides: programmes.some((row) => measures.some((one) => typeof row.figures[one.measure].show !== "number")),
  };
}

/** „Какво постигнахме“ in words, tables and coordinates. */
export function yearView(page: ImpactPage, speech: Speech, backServiceId: string | null) {
  const { t, locale } = speech;
  const until = page.services.submittedUntil;
  return {
    title: t("impact:year.title", { year: page.year }),
    years: page.years.map((year) => ({ to: `/impact?year=${year}`, text: String(year), current: year === page.year })),
    asOf: `${t("impact:year.as_of", { date: formatDate(page.today, locale) })} ${until ? t("impact:year.submitted_until", { month: formatMonth(until, locale) }) : t("impact:year.none_submitted")}`,
    books: { cash: cashSplit(page, speech), in_kind: goodsSplit(page, speech), time: timeSplit(page, speech) },
    money: moneyFlowView(page, speech), food: foodFlowView(page, speech), hours: timeFlowView(page, speech),
    goods: page.goods.map((row) => ({
      id: `${row.category}/${row.unit}`, category: t(`impact:year.categories.${row.category}`),
      cells: [row.received, row.used, row.sold, row.waiting, row.wasted].map((amount) => (amount === 0 ? "" : amountText(amount, row.unit, speech))),
    })),
    services: servicesView(page, speech),
    limit: String(page.smallNumberThreshold),
    back: backServiceId && until ? monthHref(backServiceId, until) : null,
  };
}
export type YearView = ReturnType<typeof yearView>;
