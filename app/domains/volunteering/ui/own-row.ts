import { formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { localTimeOf } from "~/platform/time/local-date";
import { formatPhone } from "../../people/api";
import type { Outlook } from "../model";
import type { OwnShift } from "../queries/own-shifts.server";
import { dayOf, momentOf, whenOf } from "../when";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

export type OwnIntent = "confirm" | "pass" | "cancel";
export interface OwnAct {
  readonly intent: OwnIntent;
  readonly label: string;
  /** The same with the shift's name, for whoever hears the button alone. */
  readonly name: string;
}

/** One sign-up of the own page, in words. */
export interface OwnRowView {
  readonly signupId: string;
  readonly shiftHref: string;
  readonly day: string;
  readonly from: string;
  readonly until: string;
  readonly title: string;
  readonly meta: string;
  readonly tag: { readonly text: string; readonly tone: "neutral" | "ok" | "warn" | "bad" | "act" };
  readonly text: string;
  /** The first is what to do next, where there is something. */
  readonly acts: readonly OwnAct[];
  readonly urgent: boolean;
  readonly handOver: { readonly href: string; readonly label: string; readonly name: string } | null;
}

const tones: Partial<Record<Outlook, OwnRowView["tag"]["tone"]>> = {
  confirmed: "ok", attended: "ok", offered: "act", can_confirm: "warn", pending_consent: "warn", pending_clearance: "warn", overlaps_other: "warn", ruled_out: "bad", shift_cancelled: "bad", no_show: "warn",
};

const intents: Partial<Record<Outlook, readonly (readonly [OwnIntent, string])[]>> = {
  can_confirm: [["confirm", "confirm"], ["cancel", "withdraw"]],
  can_queue: [["confirm", "queue"], ["cancel", "withdraw"]],
  offered: [["confirm", "accept"], ["pass", "pass"]],
  waitlisted: [["cancel", "leave"]],
  pending_consent: [["cancel", "withdraw"]],
  pending_clearance: [["cancel", "withdraw"]],
  overlaps_other: [["cancel", "withdraw"]],
  cancelled: [["confirm", "again"]],
  confirmed: [["cancel", "cancel"]],
};

function textOf(own: OwnShift, running: boolean, { locale, t }: Said): string {
  const { name, phone } = own.contact;
  const key = "volunteering:mine.text";
  switch (own.outlook) {
    case "offered": return own.expiresAt ? t(`${key}.offered`, { when: momentOf(own.expiresAt, locale) }) : "";
    case "pending_consent": return own.expiresAt && own.expiresAt < own.shift.startsAt ? t(`${key}.pending_consent`, { when: momentOf(own.expiresAt, locale) }) : t(`${key}.pending_consentList`);
    case "overlaps_other": return own.overlaps ? t(`${key}.overlaps_other`, { title: own.overlaps.title, when: whenOf(own.overlaps, locale) }) : "";
    case "can_confirm": case "can_queue": case "waitlisted": case "pending_clearance": return t(`${key}.${own.outlook}`);
    case "ruled_out": return t(`${key}.ruled_out`, { name });
    case "confirmed":
      if (own.offered && !running) return own.offered.to ? t(own.offered.exchange ? `${key}.seekingExchange` : `${key}.seekingNamed`, { name: own.offered.to }) : t(`${key}.seekingOpen`);
      if (own.canCancel || running) return "";
      return phone ? t(`${key}.late`, { name, phone: formatPhone(phone) }) : t(`${key}.lateNone`, { name });
    default: return "";
  }
}

/** `home`: the address of the own page, by link or by account. */
export function ownRow(own: OwnShift, said: Said & { readonly home: string; readonly now: Date }): OwnRowView {
  const { locale, t } = said;
  const running = own.outlook === "confirmed" && own.shift.startsAt <= said.now;
  const seeking = own.outlook === "confirmed" && own.offered !== null && !running;
  const when = whenOf(own.shift, locale);
  const named = (act: string): string => t("volunteering:mine.actFor", { act, title: own.shift.title, when });
  const tag = running ? "running" : seeking ? "seeking" : own.outlook;
  const mayCancel = own.outlook !== "confirmed" || (own.canCancel && !running);
  const acts = (intents[own.outlook] ?? []).filter(([intent]) => intent !== "cancel" || mayCancel).map(([intent, word]) => {
    const label = t(`volunteering:mine.act.${word}`);
    return { intent, label, name: named(label) };
  });
  const handOverLabel = t(seeking ? "volunteering:mine.act.offer" : "volunteering:mine.act.handOver");
  return {
    signupId: own.signupId,
    shiftHref: `/shifts/${own.shift.id}`,
    day: dayOf(own.shift.startsAt, locale),
    from: localTimeOf(own.shift.startsAt),
    until: t("volunteering:list.until", { time: formatTime(own.shift.endsAt, locale) }),
    title: own.task ? `${own.shift.title} – ${own.task}` : own.shift.title,
    meta: [own.shift.host, own.shift.place, own.shift.address, own.partySize > 1 ? t("volunteering:mine.party", { count: own.partySize }) : null].filter(Boolean).join(" · "),
    tag: { text: t(`volunteering:mine.tag.${tag}`, { n: own.queuePlace ?? "" }), tone: seeking ? "act" : (tones[own.outlook] ?? "neutral") },
    text: textOf(own, running, said),
    acts,
    urgent: own.outlook === "offered" || own.outlook === "can_confirm",
    handOver: own.outlook === "confirmed" && !running ? { href: `${said.home}/hand-over/${own.signupId}`, label: handOverLabel, name: named(handOverLabel) } : null,
  };
}
