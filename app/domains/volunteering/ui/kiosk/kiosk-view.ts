import { formatDate, formatDuration, formatTime, formatTimeRange } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { minutesLater } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { formatPhone } from "../../../people/api";
import { adultAge } from "../../model";
import type { KioskDesk, KioskTask } from "../../queries/kiosk-desk.server";
import type { KioskPerson, KioskStanding } from "../../queries/kiosk-people.server";

/** What the tablet draws, in words; made on the server in the tablet's language. */
export interface TaskRowView {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly here: number;
  readonly expected: number;
}
export interface FreeTaskView {
  readonly positionId: string;
  readonly title: string;
  readonly meta: string;
  readonly places: string;
  readonly free: boolean;
}
export interface DeskView {
  readonly id: string;
  readonly title: string;
  readonly place: string;
  readonly contact: string;
  readonly contactPhone: string | null;
  readonly heading: string;
  readonly rows: readonly TaskRowView[];
  readonly freeHeading: string;
  readonly freeTasks: readonly FreeTaskView[];
  readonly rules: KioskDesk["rules"];
  /** The server's clock, for a tablet whose own is wrong. */
  readonly now: string;
  /** Notes that went into the jar today: a number of the domain above, handed through. */
  readonly notesToday: number;
}

export interface PersonView {
  readonly signupId: string;
  readonly name: string;
  readonly givenName: string;
  readonly standing: KioskStanding;
  readonly task: string;
  readonly when: string;
  readonly place: string;
  readonly inCharge: string;
  readonly inChargePhone: string | null;
  readonly bring: string;
  readonly partySize: number;
  readonly arrivedAt: string | null;
  readonly arrived: string | null;
  readonly minutes: string | null;
  readonly holdUntil: string | null;
  readonly askedAt: string | null;
}

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
  readonly now: Date;
}

const mostRows = 5;

/** Those who begin next (or began within the hour) stand on the welcome screen; when none do, those on shift. */
function shownTasks(tasks: readonly KioskTask[], now: Date): { readonly at: Date | null; readonly tasks: readonly KioskTask[] } {
  const soon = tasks.filter((task) => task.startsAt > minutesLater(now, -60) && task.endsAt > now);
  const first = soon[0]?.startsAt;
  if (first) return { at: first, tasks: soon.filter((task) => task.startsAt.getTime() === first.getTime()) };
  return { at: null, tasks: tasks.filter((task) => task.startsAt <= now && task.endsAt > now) };
}

function freeTask(task: KioskTask, { locale, t }: Said): FreeTaskView {
  const free = task.free > 0 && !task.needsChecks;
  const notes = [
    t("volunteering:kiosk.untilAt", { time: formatTime(task.endsAt, locale), name: task.inCharge }),
    ...((task.minAge ?? 0) >= adultAge ? [t("volunteering:kiosk.adultsOnly")] : []),
  ];
  return {
    positionId: task.positionId, title: task.title, free, meta: task.needsChecks ? t("volunteering:kiosk.afterBriefing") : notes.join(", "),
    places: task.needsChecks ? "" : task.free > 0 ? t("volunteering:kiosk.places", { count: task.free }) : t("volunteering:kiosk.full"),
  };
}

export function deskView(desk: KioskDesk, said: Said & { readonly notesToday: number }): DeskView {
  const { locale, t, now } = said;
  const { at, tasks } = shownTasks(desk.tasks, now);
  const open = desk.tasks.filter((task) => task.endsAt > minutesLater(now, 15) && task.startsAt < minutesLater(now, 60));
  return {
    id: desk.id, title: desk.title, place: desk.place, contact: desk.contact.name, contactPhone: desk.contact.phone ? formatPhone(desk.contact.phone) : null,
    heading: at ? t("volunteering:kiosk.startingAt", { time: formatTime(at, locale) }) : t("volunteering:kiosk.running"),
    rows: tasks.slice(0, mostRows).map((task) => ({
      key: task.positionId, title: task.title, here: task.here, expected: task.expected,
      text: t("volunteering:kiosk.hereOf", { here: String(task.here), expected: String(task.expected) }),
    })),
    freeHeading: t("volunteering:kiosk.freeTasks", { time: formatTime(now, locale) }),
    freeTasks: open.map((task) => freeTask(task, said)).sort((a, b) => Number(b.free) - Number(a.free)),
    rules: desk.rules, now: now.toISOString(), notesToday: said.notesToday,
  };
}

export function personView(one: KioskPerson, { locale, now }: Said): PersonView {
  const moment = (at: Date) => (localDateOf(at) === localDateOf(now) ? formatTime(at, locale) : `${formatDate(at, locale)}, ${formatTime(at, locale)}`);
  return {
    signupId: one.signupId, name: one.name, givenName: one.givenName, standing: one.standing, task: one.task, when: formatTimeRange(one.startsAt, one.endsAt, locale), place: one.place,
    inCharge: one.inCharge.name, inChargePhone: one.inCharge.phone ? formatPhone(one.inCharge.phone) : null, bring: one.bring, partySize: one.partySize,
    arrivedAt: one.arrivedAt?.toISOString() ?? null, arrived: one.arrivedAt ? formatTime(one.arrivedAt, locale) : null, minutes: one.minutes === null ? null : formatDuration(one.minutes, locale),
    holdUntil: one.consent?.holdUntil ? moment(one.consent.holdUntil) : null, askedAt: one.consent?.askedAt ? moment(one.consent.askedAt) : null,
  };
}
