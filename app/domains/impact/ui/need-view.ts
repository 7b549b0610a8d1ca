import { formatDate, formatNumber, formatTimeRange, formatWeekday } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import type { Book } from "~/ui/vocabulary";
import type { ShownNeed } from "../queries/home.server";
import { amountText, capitalised, type Speech } from "./words";

export interface NeedView {
  readonly id: string;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly kind: ShownNeed["kind"];
  readonly urgent: boolean;
  readonly book: Book;
  readonly word: string;
  readonly title: string;
  readonly meta: string;
  readonly received: number;
  readonly pledged: number;
  readonly quantity: number;
  /** Skill and brokerage ask for a person, there is nothing to measure. */
  readonly measured: boolean;
  readonly counts: readonly string[];
  readonly open: string;
  readonly met: boolean;
  readonly act: { readonly to: string; readonly text: string; readonly label: string } | null;
}

const bookOf = { goods: "goods", time: "time", cash: "money", skill: "time", brokerage: "time" } as const;

function actOf(need: ShownNeed, t: Speech["t"]) {
  switch (need.kind) {
    case "goods":
      return { to: `/give?need=${need.id}`, text: t("impact:need.give") };
    case "time":
      return { to: need.shiftId ? `/shifts/${need.shiftId}` : "/shifts", text: t("impact:need.sign_up") };
    case "cash":
      return { to: "/about#money", text: t("impact:need.money") };
    case "skill":
      return { to: "/about#contact", text: t("impact:need.offer") };
    case "brokerage":
      return { to: "/about#contact", text: t("impact:need.connect") };
  }
}

function countsOf(need: ShownNeed, speech: Speech): { counts: string[]; open: string } {
  const { t, locale } = speech;
  const amount = (n: number) => (need.unit === "piece" ? formatNumber(n, locale) : amountText(n, need.unit, speech));
  if (need.kind === "skill" || need.kind === "brokerage") return { counts: [], open: t("impact:need.look_for", { count: need.open }) };
  if (need.kind === "time") {
    const free = need.open > 0 ? t("impact:need.free", { n: need.open }) : t("impact:need.full");
    return { counts: need.received > 0 ? [t("impact:need.taken", { count: need.received })] : [], open: free };
  }
  const counts = [
    ...(need.received > 0 ? [t("impact:need.received", { n: amount(need.received) })] : []),
    ...(need.pledged > 0 ? [t("impact:need.pledged", { n: amount(need.pledged) })] : []),
  ];
  return { counts, open: need.open > 0 ? t("impact:need.left", { n: amount(need.open) }) : t("impact:need.promised_all") };
}

function metaOf(need: ShownNeed, { t, locale }: Speech): string {
  if (need.shift) {
    const day = capitalised(formatWeekday(need.shift.startsAt, locale));
    return `${day}, ${formatDate(need.shift.startsAt, locale)}, ${formatTimeRange(instant(need.shift.startsAt), instant(need.shift.endsAt), locale)}`;
  }
  return [need.programmeName ?? need.serviceName, need.detail, need.dueOn ? t("impact:need.until", { date: formatDate(need.dueOn, locale) }) : ""].filter(Boolean).join(", ");
}

/** One need, in words of the reader's language. */
export function needView(need: ShownNeed, speech: Speech): NeedView {
  const { t } = speech;
  const met = need.state === "met";
  const { counts, open } = countsOf(need, speech);
  const act = met || need.open <= 0 ? null : actOf(need, t);
  return {
    id: need.id, serviceId: need.serviceId, serviceName: need.serviceName, kind: need.kind, urgent: need.urgency === "urgent" && !met,
    book: bookOf[need.kind], word: t(`impact:kinds.${need.kind}`), title: need.title, meta: metaOf(need, speech),
    received: need.received, pledged: need.pledged, quantity: need.quantity, measured: need.kind !== "skill" && need.kind !== "brokerage",
    counts, open: met ? t("impact:need.met") : open, met,
    act: act ? { ...act, label: t("impact:need.act_label", { act: act.text, need: need.title }) } : null,
  };
}
