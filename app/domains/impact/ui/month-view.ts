import { formatMonth } from "~/platform/i18n/format";
import { booksInOrder } from "../model";
import type { ServiceMonthPage } from "../queries/service-month.server";
import { sourceText } from "./path-view";
import { amountText, bookTotals, capitalised, figureText, monthHref, type Speech } from "./words";

/** A service's month in words: figures, three books, sources by programme. */
export function monthView(page: ServiceMonthPage, speech: Speech) {
  const { t, locale } = speech;
  const { figures, smallNumberThreshold: limit } = page;
  const named = (["capacity", "usersInMonth", "individualSessions", "groupSessions", "homeVisits"] as const).flatMap((name) => {
    const figure = figures[name];
    return figure ? [{ name: t(`impact:month.names.${name}`), value: figureText(figure, limit, t) }] : [];
  });
  return {
    service: page.service,
    title: t("impact:month.title", { month: formatMonth(page.month, locale) }),
    figures: page.submitted ? named : [],
    books: booksInOrder.map((book) => {
      const receipts = page.receipts.find((row) => row.book === book)?.receipts ?? 0;
      return { book, figure: bookTotals(page.totals, book, speech) ?? t("impact:path.nothing"), text: receipts > 0 ? t("impact:month.receipts", { count: receipts }) : "" };
    }),
    programmes: page.programmes.map((row) => ({
      id: row.programmeId ?? "whole",
      name: row.programmeName ?? t("impact:month.whole"),
      work: row.work.map((one) => t(`impact:work.${one.measure}`, { count: one.count })).join(", "),
      sources: row.sources.map((source, index) => ({ id: String(index), book: source.book, text: sourceText(source, speech), amount: amountText(source.amount, source.unit, speech) })),
    })),
    supported: page.totals.length > 0,
    months: page.months.map((month) => ({ to: monthHref(page.service.id, month), text: capitalised(formatMonth(month, locale)), current: month === page.month })),
    earlier: monthHref(page.service.id, page.earlier),
    later: page.later ? monthHref(page.service.id, page.later) : null,
  };
}
