import { and, asc, eq, inArray, or, sql, type SQL } from "drizzle-orm";
import { signupOffer } from "~db/schema/volunteering-acts.server";
import { person } from "~db/schema/people.server";
import { auditEvent } from "~db/schema/platform.server";
import { shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { nameIn } from "~/platform/i18n/latin";
import type { Locale } from "~/platform/i18n/locale";
import { instant } from "~/platform/time/clock";
import { findActToken } from "~/platform/tokens/act-token.server";
import { contactOf } from "../../people/api.server";
import type { CalendarEntry } from "../calendar";
import { feedLink, type SignupState } from "../model";
import { signupBehind } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";
import { publicShift, selectShifts } from "./shift-fields.server";

/** A person's feed keeps what ended within so many days. */
const keptDays = 400;

const statusOf: Partial<Record<SignupState, CalendarEntry["status"]>> = {
  confirmed: "confirmed", checked_in: "confirmed", completed: "confirmed", no_show: "confirmed",
  pending_email: "tentative", pending_consent: "tentative", pending_clearance: "tentative", waitlisted: "tentative", offered: "tentative",
};

/** The newest of what the rows themselves and the record of changes know about the sign-up and its shift. */
const changedAt = sql<string>`greatest(${signup.createdAt}, ${signup.confirmedAt}, ${signup.endedAt}, ${shift.cancelledAt},
  (select max(greatest(o.offered_at, o.answered_at)) from ${signupOffer} o where o.signup_id = ${signup.id}),
  (select max(a.at) from ${auditEvent} a where a.subject_kind = 'shift' and a.subject_id = ${shift.id}),
  (select max(a.at) from ${auditEvent} a where a.subject_kind = 'signup' and a.subject_id = ${signup.id}))`;

/** Sign-ups as calendar entries, by start. The caller has shown that they may be read. */
export async function calendarEntries(reader: Reader, now: Date, where: SQL | undefined, locale: Locale): Promise<readonly CalendarEntry[]> {
  const rows = await reader
    .select({
      id: signup.id, shiftId: signup.shiftId, positionId: signup.positionId, state: signup.state, createdAt: signup.createdAt, changedAt: changedAt.as("changed_at"),
      sequence: sql<number>`${shift.revision} + ${signup.revision}`, contactName: person.fullName, contactPhone: person.phone,
    })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(person, eq(person.id, shift.inChargeId))
    .where(where)
    .orderBy(asc(signup.startsAt), asc(signup.id));
  if (rows.length === 0) return [];
  const shifts = await selectShifts(reader, now).where(inArray(shift.id, rows.map((row) => row.shiftId)));
  const views = new Map(shifts.map((row) => [row.id, publicShift(row, locale, now)]));
  return rows.flatMap((row): CalendarEntry[] => {
    const view = views.get(row.shiftId);
    if (!view) return [];
    const task = view.positions.find((one) => one.id === row.positionId)?.name;
    return [{
      signupId: row.id, sequence: row.sequence, status: view.cancelled ? "cancelled" : (statusOf[row.state] ?? "cancelled"),
      createdAt: row.createdAt, changedAt: instant(row.changedAt), startsAt: view.startsAt, endsAt: view.endsAt,
      title: task ? `${view.title} – ${task}` : view.title, does: view.does, bring: view.bring, place: view.place, address: view.address,
      contact: { name: nameIn(locale, row.contactName), phone: row.contactPhone },
    }];
  });
}

/**
 * All shifts of the person whose feed this is: what is confirmed, offered or waits for a consent or a check, and of what ended what
 * the calendar may have shown. Who: whoever holds the feed's address. Null alike for unknown, foreign and replaced ones.
 */
export async function calendarFeed(ctx: Ctx, input: { readonly token: string }): Promise<{ readonly locale: Locale; readonly entries: readonly CalendarEntry[] } | null> {
  authorize(ctx.actor, manageOwnSignup);
  const found = await findActToken(ctx.db, ctx, feedLink, input.token);
  const owner = found?.state === "live" ? await contactOf(ctx.db, found.subjectId) : null;
  if (!owner) return null;
  const now = ctx.clock.now();
  const shown = or(
    inArray(signup.state, ["confirmed", "checked_in", "completed", "no_show", "offered", "pending_consent", "pending_clearance"]),
    // What ended stays for the calendar if it was ever more than an unopened letter.
    and(inArray(signup.state, ["cancelled_by_volunteer", "handed_over", "declined"]), sql`${signup.confirmedAt} is not null`),
    and(inArray(signup.state, ["cancelled_by_organiser", "cancelled_by_system"]), sql`${signup.revision} > 0`),
  );
  const recent = sql`${signup.endsAt} > ${now.toISOString()}::timestamptz - make_interval(days => ${keptDays})`;
  return { locale: owner.locale, entries: await calendarEntries(ctx.db, now, and(eq(signup.personId, owner.id), recent, shown), owner.locale) };
}

/** The one shift of a mailed link, for a calendar. Who: whoever holds it. */
export async function calendarOfSignup(ctx: Ctx, input: { readonly token: string; readonly locale: Locale }): Promise<readonly CalendarEntry[] | null> {
  authorize(ctx.actor, manageOwnSignup);
  const own = await signupBehind(ctx.db, ctx, input);
  return own && calendarEntries(ctx.db, ctx.clock.now(), eq(signup.id, own.signupId), input.locale);
}
