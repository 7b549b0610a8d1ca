import { formatDate, formatMoney, formatNumber, formatQuantity } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import type { NeedUnit } from "../model";
import type { needsBoard } from "../queries/needs-board.server";

type Need = Awaited<ReturnType<typeof needsBoard>>["open"][number];
const looks = { cash: "money", goods: "goods", time: "time" } as const;

const amountOf = (amount: number, unit: NeedUnit, locale: Locale): string =>
  unit === "cent" ? formatMoney(amount, locale) : unit === "g" || unit === "ml" ? formatQuantity(amount, unit, locale) : formatNumber(unit === "minute" ? amount / 60 : amount, locale);

/** One need on the manager's board, in words. */
export function boardRow(need: Need, t: Translate, locale: Locale) {
  const say = (key: string, amount: number) => (amount > 0 ? [t(`services:needs.${key}`, { n: amountOf(amount, need.unit, locale) })] : []);
  const person = need.kind === "skill" || need.kind === "brokerage";
  const counts = [...say("received", need.received), ...say("pledged", need.pledged), ...say("left", need.quantity - need.received - need.pledged)].join(" · ");
  return {
    id: need.id, title: need.title, state: need.state, urgent: need.urgency === "urgent", book: looks[need.book], word: t(`services:kinds.${need.kind}`),
    meta: [need.programmeName ?? need.serviceName, need.dueOn ? t("services:needs.due", { date: formatDate(need.dueOn, locale) }) : ""].filter(Boolean).join(", "),
    counts: need.byShifts ? t("services:needs.shift") : counts,
    bar: need.byShifts || person ? null : { received: need.received, pledged: need.pledged, quantity: need.quantity },
  };
}
export type BoardRow = ReturnType<typeof boardRow>;
