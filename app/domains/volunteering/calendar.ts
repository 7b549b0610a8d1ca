import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatPhone } from "../people/api";

/** One sign-up as it stands in a calendar. */
export interface CalendarEntry {
  readonly signupId: string;
  /** Grows with the shift's and the sign-up's changes. */
  readonly sequence: number;
  readonly status: "confirmed" | "tentative" | "cancelled";
  readonly createdAt: Date;
  /** The newest change of the sign-up or the shift. */
  readonly changedAt: Date;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly title: string;
  readonly does: string;
  readonly bring: string;
  readonly place: string;
  readonly address: string;
  readonly contact: { readonly name: string; readonly phone: string | null };
}

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
  readonly organisation: string;
}

/** How often calendars should look again. */
const refreshSeconds = 3600;

const statuses = { confirmed: ICalEventStatus.CONFIRMED, tentative: ICalEventStatus.TENTATIVE, cancelled: ICalEventStatus.CANCELLED } as const;

/**
 * Shifts as a calendar (RFC 5545): the UID of a sign-up stays the same for ever in letters, downloads and the feed, SEQUENCE grows, so a
 * later copy updates the entry. What was called off is CANCELLED and says so in its title, since some calendars hide the
 * status. Times are instants in UTC: right over midnight and both changes of the clock. The same entries give the same bytes.
 * Nothing in it acts: the links that give a place up stay in the letters.
 */
export function calendarFile(entries: readonly CalendarEntry[], { locale, t, organisation }: Said): string {
  const calendar = ical({
    name: t("volunteering:calendar.name", { organisation }),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Dobroteka", product: "Shifts", language: locale.toUpperCase() },
    ttl: refreshSeconds,
  });
  for (const entry of entries) {
    const who = entry.contact.phone ? `${entry.contact.name}, ${formatPhone(entry.contact.phone)}` : entry.contact.name;
    const state = entry.status === "tentative" ? t("volunteering:calendar.tentative") : "";
    const lines = [state, entry.does, t("volunteering:calendar.who", { who }), entry.bring && t("volunteering:calendar.bring", { what: entry.bring })];
    calendar.createEvent({
      id: `signup-${entry.signupId}@dobroteka`,
      sequence: entry.sequence,
      stamp: entry.changedAt,
      created: entry.createdAt,
      lastModified: entry.changedAt,
      start: entry.startsAt,
      end: entry.endsAt,
      summary: entry.status === "cancelled" ? t("volunteering:calendar.off", { title: entry.title }) : entry.title,
      location: [entry.place, entry.address].filter(Boolean).join(", "),
      description: lines.filter(Boolean).join("\n"),
      status: statuses[entry.status],
    });
  }
  return calendar.toString();
}
