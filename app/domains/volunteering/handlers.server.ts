import { eq } from "drizzle-orm";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { shift, signup } from "~db/schema/volunteering.server";
import type { Handler, JobCtx } from "~/platform/jobs/handlers.server";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { notifyPerson, type ComposedLetter, type Composing } from "../people/api.server";
import { withCalendar } from "./calendar-attachment.server";
import { recheckMinors } from "./commands/change-minor-rules.server";
import { recheckSignups } from "./commands/recheck-signups.server";
import { offLetter, postedLetter, type Writing } from "./emails/letters";
import { signupLink } from "./model";
import { withOwnPage } from "./own-links.server";
import { signupView } from "./queries/signup-by-token.server";

/** Links of a sign-up outlive its shift by a month, so that the path of the hours can still be found through them. */
const linkOutlivesHours = 24 * 30;

export const idIn = (payload: Readonly<Record<string, unknown>>, key: string): string | null => {
  const value = payload[key];
  return typeof value === "string" ? value : null;
};

/**
 * Writes about one sign-up to its person, once per event; the link in the letter exists only if the letter went out. `calendar`: the
 * sign-up comes along as a calendar file.
 */
export async function writeAbout(
  ctx: JobCtx, about: { readonly kind: string; readonly subjectId: string; readonly revision?: number; readonly signupId: string; readonly calendar?: boolean },
  compose: (writing: Writing) => ComposedLetter,
): Promise<void> {
  const [row] = await ctx.db.select({ personId: signup.personId, endsAt: shift.endsAt }).from(signup).innerJoin(shift, eq(shift.id, signup.shiftId)).where(eq(signup.id, about.signupId));
  if (!row) return;
  const letter = async ({ tx, to, t }: Composing): Promise<ComposedLetter> => {
    const view = await signupView({ ...ctx, db: tx as unknown as JobCtx["db"] }, { signupId: about.signupId, locale: to.locale });
    if (!view) throw new Error("a sign-up without its shift");
    const token = await issueActToken(tx, ctx, { purpose: signupLink, subjectId: about.signupId, expiresAt: hoursLater(row.endsAt, linkOutlivesHours) });
    const composed = await withOwnPage(tx, ctx, compose({ view, to, t, link: `${ctx.baseUrl}/s/${token}?lang=${to.locale}` }), { to, t });
    return about.calendar ? withCalendar(tx, ctx, composed, { to, t, signupId: about.signupId }) : composed;
  };
  await notifyPerson(ctx, { kind: about.kind, subjectId: about.subjectId, revision: about.revision, personId: row.personId }, letter);
}

/** `volunteering.shift_cancelled`: one event a sign-up, so that one bad address keeps nobody else waiting. */
export const sendShiftCancelled: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  if (!signupId) return;
  await writeAbout(ctx, { kind: "volunteering.cancelled", subjectId: signupId, signupId, calendar: true }, (writing) =>
    offLetter({ ...writing, shiftsLink: `${ctx.baseUrl}/shifts?lang=${writing.to.locale}` }));
};

/** `volunteering.hours_posted`: thanks, and the code of „Път на ресурса“. Nothing is asked for. */
export const sendHoursPosted: Handler = async (ctx, effect) => {
  const entryId = idIn(effect.payload, "entryId");
  if (!entryId) return;
  const [entry] = await ctx.db.select({ signupId: timeEntry.signupId, minutes: timeEntry.minutes, lookCode: timeEntry.lookCode }).from(timeEntry).where(eq(timeEntry.id, entryId));
  if (!entry?.signupId || !entry.lookCode) return;
  const { signupId, minutes, lookCode } = entry;
  await writeAbout(ctx, { kind: "volunteering.hours_posted", subjectId: entryId, signupId }, (writing) =>
    postedLetter({ ...writing, minutes, lookCode, pathLink: `${ctx.baseUrl}/path/${lookCode}?lang=${writing.to.locale}` }));
};

/** `people.consent_decided`, `people.consent_withdrawn`, `people.check_changed`: future places of the person are judged anew. */
export const recheckPerson: Handler = async (ctx, effect) => {
  const personId = idIn(effect.payload, "minorId") ?? idIn(effect.payload, "personId");
  if (personId) await recheckSignups(ctx, { personId });
};

/** `people.birth_date_corrected`: who is under 18 on the day of a shift is decided anew; a parent is asked with the place kept. */
export const recheckAge: Handler = async (ctx, effect) => {
  const personId = idIn(effect.payload, "personId");
  if (personId) await recheckSignups(ctx, { personId, keepPlaces: true });
};

/** `volunteering.minor_rules_changed`: whoever signed up by the old rules while they changed. */
export const recheckByNewRules: Handler = async (ctx) => recheckMinors(ctx);
