import { formatTime } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import type { AttendanceDesk, AttendanceLine } from "../queries/attendance-desk.server";
import { dayOf, rangeOf } from "../when";

/** Whose minutes may be written now, with what their events and the plan propose. */
export interface ToAttestView {
  readonly signupId: string;
  readonly name: string;
  /** „13:54 – 18:05 ч.“, „предложение: до планирания край“ … */
  readonly facts: string;
  readonly minutes: number;
  readonly people: number;
  readonly partySize: number;
}
export interface AttendanceView {
  readonly shiftId: string;
  readonly toAttest: readonly ToAttestView[];
  readonly ownWaits: boolean;
}

function factsOf(one: AttendanceLine, { locale, t }: { readonly locale: Locale; readonly t: Translate }): string {
  const times = one.arrivedAt && one.leftAt
    ? t("volunteering:proposal.times", { from: formatTime(one.arrivedAt, locale), to: formatTime(one.leftAt, locale) })
    : one.arrivedAt ? t("volunteering:proposal.sinceOnly", { from: formatTime(one.arrivedAt, locale) }) : t("volunteering:proposal.notArrived");
  return [times, one.handedIn?.proposed ? t("volunteering:proposal.planned") : null].filter(Boolean).join(" · ");
}

/** What `<AttendanceForm>` shows: empty while the shift has not begun or the reader may not attest. */
export function attendanceView(desk: AttendanceDesk, said: { readonly locale: Locale; readonly t: Translate }): AttendanceView {
  const open = desk.may.attest && desk.started && !desk.cancelled;
  return {
    shiftId: desk.shiftId, ownWaits: desk.lines.some((one) => one.own),
    toAttest: !open ? [] : desk.lines.filter((one) => !one.own).map((one) => ({
      signupId: one.signupId, name: one.name, facts: factsOf(one, said), minutes: one.handedIn?.minutes ?? desk.plannedMinutes,
      people: one.handedIn?.people ?? one.people ?? one.partySize, partySize: one.partySize,
    })),
  };
}

export interface RosterRowView {
  readonly signupId: string;
  readonly name: string;
  readonly notes: string;
  readonly own: boolean;
  readonly partySize: number;
  readonly undoes: string | null;
}
export interface RosterView {
  readonly title: string;
  readonly when: string;
  readonly arriving: boolean;
  readonly groups: readonly { readonly key: "here" | "expected" | "left"; readonly rows: readonly RosterRowView[] }[];
  readonly tasks: readonly { readonly value: string; readonly text: string }[];
  readonly may: AttendanceDesk["may"];
}

/** The team's list at the door: who is here, who is awaited, who left. */
export function rosterView(desk: AttendanceDesk, said: { readonly locale: Locale; readonly t: Translate }): RosterView {
  const { locale, t } = said;
  const row = (one: AttendanceLine): RosterRowView => ({
    signupId: one.signupId, name: one.name, own: one.own, partySize: one.partySize, undoes: one.lastEventId,
    notes: [
      one.position, one.partySize > 1 ? t("volunteering:roster.people", { count: one.people ?? one.partySize }) : null, one.minor ? t("volunteering:roster.minor") : null,
      one.arrivedAt && one.leftAt ? t("volunteering:roster.leftAt", { from: formatTime(one.arrivedAt, locale), to: formatTime(one.leftAt, locale) })
        : one.arrivedAt ? t("volunteering:roster.cameAt", { time: formatTime(one.arrivedAt, locale) }) : null,
    ].filter(Boolean).join(" · "),
  });
  const of = (take: (one: AttendanceLine) => boolean) => desk.lines.filter(take).map(row);
  return {
    title: desk.title, when: `${dayOf(desk.startsAt, locale)}, ${rangeOf(desk, locale)}`, arriving: desk.arriving && !desk.cancelled, may: desk.may,
    groups: [
      { key: "here", rows: of((one) => one.arrivedAt !== null && one.leftAt === null) },
      { key: "expected", rows: of((one) => one.arrivedAt === null) },
      { key: "left", rows: of((one) => one.leftAt !== null) },
    ],
    tasks: desk.positions.filter((one) => one.free > 0).map((one) => ({ value: one.id, text: t("volunteering:roster.walkInFree", { name: one.name, n: String(one.free) }) })),
  };
}
