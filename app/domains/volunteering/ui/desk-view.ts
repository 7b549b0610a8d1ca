import { formatDuration, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatLookCode } from "~/platform/tokens/look-code";
import type { Tone } from "~/ui/vocabulary";
import { formatPhone } from "../../people/api";
import { openStates, type SignupState } from "../model";
import type { BoardPerson, ShiftDesk } from "../queries/shift-board.server";
import { dayOf, rangeOf, servesText } from "../when";

export interface DeskPersonView {
  readonly signupId: string;
  readonly name: string;
  readonly notes: string;
  readonly state: { readonly text: string; readonly tone: Tone };
  readonly mayAdmit: boolean;
  readonly mayTakeOff: boolean;
  readonly minutes: string | null;
}

export interface DeskView {
  readonly id: string;
  readonly title: string;
  readonly when: string;
  readonly place: string;
  readonly inCharge: string;
  readonly serves: string;
  readonly cancelled: boolean;
  readonly started: boolean;
  readonly counts: { readonly confirmed: number; readonly held: number; readonly consent: number; readonly free: number; readonly capacity: number; readonly hours: string };
  readonly people: readonly DeskPersonView[];
  readonly may: ShiftDesk["may"];
}

const tones: Record<SignupState, Tone> = {
  pending_email: "neutral", pending_consent: "warn", confirmed: "ok", checked_in: "ok", completed: "ok", no_show: "bad",
  expired: "neutral", cancelled_by_volunteer: "neutral", cancelled_by_organiser: "neutral", declined: "neutral",
  pending_clearance: "warn", waitlisted: "neutral", offered: "act", cancelled_by_system: "neutral", handed_over: "neutral",
};

function personView(one: BoardPerson, desk: ShiftDesk, { locale, t }: { locale: Locale; t: Translate }): DeskPersonView {
  const notes = [
    one.phone ? formatPhone(one.phone) : null,
    one.minor ? t("volunteering:shift.minor") : null,
    one.channel === "staff" ? t("volunteering:shift.byPhone") : null,
    one.holdUntil ? t("volunteering:shift.holdUntil", { time: formatTime(one.holdUntil, locale) }) : null,
    one.lookCode ? t("volunteering:shift.lookCode", { code: formatLookCode(one.lookCode) }) : null,
  ];
  return {
    signupId: one.signupId, name: one.name, notes: notes.filter(Boolean).join(" · "),
    state: { text: t(`volunteering:shift.state.${one.state}`), tone: tones[one.state] },
    mayAdmit: desk.may.manage && one.state === "pending_consent" && !desk.started,
    mayTakeOff: desk.may.manage && (openStates as readonly SignupState[]).includes(one.state) && !desk.started,
    minutes: one.minutes === null ? null : formatDuration(one.minutes, locale),
  };
}

export function deskView(desk: ShiftDesk, said: { readonly locale: Locale; readonly t: Translate }): DeskView {
  const { locale, t } = said;
  const count = (...states: SignupState[]) => desk.people.filter((one) => states.includes(one.state)).length;
  const { name, phone } = desk.contact;
  return {
    id: desk.id, title: desk.title,
    when: `${dayOf(desk.startsAt, locale)}, ${rangeOf(desk, locale)}`,
    place: [desk.place, desk.address].filter(Boolean).join(", "),
    inCharge: phone ? t("volunteering:shift.inCharge", { name, phone: formatPhone(phone) }) : t("volunteering:shift.inChargeNoPhone", { name }),
    serves: servesText(desk.serves, t),
    cancelled: desk.cancelled, started: desk.started,
    counts: {
      confirmed: count("confirmed", "checked_in", "completed"), held: count("pending_email"), consent: count("pending_consent"),
      free: desk.free, capacity: desk.capacity, hours: formatDuration(desk.postedMinutes, locale),
    },
    people: desk.people.map((one) => personView(one, desk, said)),
    may: desk.may,
  };
}
