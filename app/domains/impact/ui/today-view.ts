import { formatDate, formatDuration, formatMoney, formatMonth, formatQuantity, formatTime, formatWeekday } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import type { DayEvent, Task, TodayPage } from "../queries/today.server";
import { amountText, capitalised, type Speech } from "./words";

export interface TaskView {
  readonly id: string;
  readonly kind: Task["kind"];
  readonly title: string;
  readonly text: string;
  readonly to: string;
  readonly act: string;
}

const hrefOf = (task: Task): string => {
  switch (task.kind) {
    case "offer":
      return `/staff/gifts/${task.id}`;
    case "expected":
      return `/staff/store/receive/${task.id}`;
    case "unattested":
    case "consent":
      return `/staff/shifts/${task.id}`;
    case "exception":
      return `/staff/bazaars/${task.id}`;
    case "month":
      return `/staff/services/${task.id}/${(task.at ?? "").slice(0, 7)}`;
    case "need_draft":
      return `/staff/needs/${task.id}`;
    case "allocate":
    case "confirm_allocation":
      return `/staff/allocation/${task.id}`;
    case "expiring":
      return `/staff/store/lots/${task.id}`;
  }
};

function taskView(task: Task, speech: Speech): TaskView {
  const { t, locale } = speech;
  const at = task.at === null ? null : task.at.length === 10 ? task.at : instant(task.at);
  const when = at === null ? "" : typeof at === "string" ? formatDate(at, locale) : `${formatDate(at, locale)}, ${formatTime(at, locale)}`;
  const facts = {
    text: task.text, when, count: task.count, n: task.count,
    amount: task.amount === null ? "" : amountText(task.amount, task.unit ?? "piece", speech),
    month: task.kind === "month" && task.at ? capitalised(formatMonth(task.at, locale)) : "",
  };
  const textKey = task.kind === "expected" && at === null ? "expected_open" : `${task.kind}_text`;
  return {
    id: `${task.kind}/${task.id}`, kind: task.kind, to: hrefOf(task),
    title: t(`impact:today.task.${task.kind}`, facts), text: t(`impact:today.task.${textKey}`, facts), act: t(`impact:today.task.${task.kind}_act`),
  };
}

function eventView(event: DayEvent, today: string, { t, locale }: Speech) {
  const at = instant(event.at);
  const time = formatTime(at, locale);
  const text = event.kind === "shift" ? t("impact:today.event.shift", { text: event.text, count: event.count ?? 0 }) : t(`impact:today.event.${event.kind}`, { text: event.text });
  return { id: `${event.at}${event.text}`, when: localDateOf(at) === today ? time : t("impact:today.tomorrow", { time }), text };
}

/** Three small charts, one a book, each on its own scale. */
function weekView(page: TodayPage, { t, locale }: Speech) {
  const sum = (key: "cents" | "grams" | "pieces" | "minutes") => page.week.reduce((total, row) => total + row[key], 0);
  const goods = [
    ...(sum("grams") > 0 || sum("pieces") === 0 ? [formatQuantity(sum("grams"), "g", locale)] : []),
    ...(sum("pieces") > 0 ? [t("impact:today.pieces", { n: sum("pieces") })] : []),
  ].join(" · ");
  return {
    days: page.week.map((row) => (row.day === page.today ? t("impact:today.today_short") : formatWeekday(row.day, locale, "short"))),
    books: [
      { book: "money" as const, name: "cash" as const, bars: page.week.map((row) => row.cents), text: formatMoney(sum("cents"), locale) },
      { book: "goods" as const, name: "in_kind" as const, bars: page.week.map((row) => (sum("grams") > 0 ? row.grams : row.pieces)), text: goods },
      { book: "time" as const, name: "time" as const, bars: page.week.map((row) => row.minutes), text: formatDuration(sum("minutes"), locale) },
    ],
  };
}

export function todayView(page: TodayPage, speech: Speech) {
  const { t, locale } = speech;
  const { check } = page;
  const time = check ? formatTime(instant(check.ranAt), locale) : "";
  return {
    date: `${formatWeekday(page.today, locale)}, ${formatDate(page.today, locale)}`,
    check: check === null
      ? { tone: "neutral" as const, text: t("impact:today.check_none") }
      : check.violations === 0
        ? { tone: "ok" as const, text: t("impact:today.check_ok", { time }) }
        : { tone: "bad" as const, text: t("impact:today.check_bad", { time, count: check.violations }) },
    past: page.past.map((event) => eventView(event, page.today, speech)),
    now: t("impact:today.now", { time: formatTime(instant(page.now), locale) }),
    next: page.next.map((event) => eventView(event, page.today, speech)),
    tasks: page.tasks.map((task) => taskView(task, speech)),
    seats: page.seats.map((row) => ({
      day: row.day, name: `${formatWeekday(row.day, locale, "short")} ${formatDate(row.day, locale).slice(0, 5)}`, taken: row.taken, free: Math.max(0, row.capacity - row.taken),
      text: t("impact:today.seats_of", { taken: row.taken, capacity: row.capacity }), label: t("impact:today.seats_label", { taken: row.taken, capacity: row.capacity }),
    })),
    expiring: page.expiring.map((lot) => ({ id: lot.id, text: `${lot.name}, ${amountText(lot.onHand, lot.unit, speech)}`, day: formatDate(lot.day, locale) })),
    week: weekView(page, speech),
  };
}
export type TodayView = ReturnType<typeof todayView>;
