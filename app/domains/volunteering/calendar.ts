import ical, { ICalCalendarMethod, ICalEventStatus } from "ical-generator";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatPhone } from "../people/api";
import type { SignupView } from "./queries/signup-by-token.server";

/**
 * The calendar file of one sign-up (RFC 5545): the UID stays the same for ever, SEQUENCE grows with the shift's changes, so a
 * second download updates the entry. A shift called off is CANCELLED and says so in its title, since some calendars
 * hide the status. Nothing in it acts: the link that gives the place up stays in the letter.
 */
export function signupCalendar(view: SignupView, input: { readonly locale: Locale; readonly t: Translate; readonly organisation: string; readonly stamp: Date }): string {
  const { t } = input;
  const off = view.outlook === "shift_cancelled" || view.outlook === "cancelled";
  const who = view.contact.phone ? `${view.contact.name}, ${formatPhone(view.contact.phone)}` : view.contact.name;
  const lines = [view.shift.does, t("volunteering:calendar.who", { who }), view.shift.bring && t("volunteering:calendar.bring", { what: view.shift.bring })];
  const calendar = ical({
    name: t("volunteering:calendar.name", { organisation: input.organisation }),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Dobroteka", product: "Shifts", language: input.locale.toUpperCase() },
  });
  calendar.createEvent({
    id: `signup-${view.signupId}@dobroteka`,
    sequence: view.revision,
    stamp: input.stamp,
    start: view.shift.startsAt,
    end: view.shift.endsAt,
    summary: off ? t("volunteering:calendar.off", { title: view.shift.title }) : view.shift.title,
    location: [view.shift.place, view.shift.address].filter(Boolean).join(", "),
    description: lines.filter(Boolean).join("\n"),
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  return calendar.toString();
}
