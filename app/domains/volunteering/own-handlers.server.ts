import { and, asc, eq, exists, gt, inArray, isNull, ne } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { person } from "~db/schema/people.server";
import { handover, shortageAlert } from "~db/schema/volunteering-acts.server";
import { shiftBefore, shortageLetter, shortageLetterShift } from "~db/schema/volunteering-own.server";
import { shift, signup } from "~db/schema/volunteering.server";
import type { Db } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { inTransaction } from "~/platform/db/db.server";
import { nameIn } from "~/platform/i18n/latin";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { Handler, JobCtx } from "~/platform/jobs/handlers.server";
import { emit } from "~/platform/outbox/outbox.server";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { contactOf, notifyPerson, type ComposedLetter } from "../people/api.server";
import { forgetVolunteer } from "./commands/forget-volunteer.server";
import { changedLetter, declinedLetter, handedLetter, helpLetter, ownPageLetter, reminderLetter, type ShiftBefore, type ShortShift, substituteLetter } from "./emails/own-letters";
import { idIn, writeAbout } from "./handlers.server";
import { handoverLink, openStates } from "./model";
import { ownPageAddress, stopAlertsAddress, withOwnPage } from "./own-links.server";
import { publicShift, selectShifts } from "./queries/shift-fields.server";
import { shortOf } from "./queries/shortage.server";
import { signupView } from "./queries/signup-by-token.server";

/** "https://…/s/<token>?lang=bg" → "https://…/s/<token>/hand-over?lang=bg". */
const handOverOf = (link: string): string => link.replace(/(\?|$)/, "/hand-over$1");

const offeredBy = async (ctx: JobCtx, signupId: string): Promise<boolean> =>
  (await ctx.db.select({ id: handover.id }).from(handover).where(and(eq(handover.signupId, signupId), eq(handover.state, "open"))).limit(1)).length > 0;

/** `volunteering.reminder_due`: only while the person still comes and the shift is as it was when the reminder fell due. */
export const sendReminder: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  const { revision, kind } = effect.payload;
  if (!signupId || typeof revision !== "number" || (kind !== "day" && kind !== "hours")) return;
  const now = ctx.clock.now();
  const [due] = await ctx.db.select({ id: signup.id }).from(signup).innerJoin(shift, eq(shift.id, signup.shiftId)).where(and(
    eq(signup.id, signupId), eq(signup.state, "confirmed"), eq(shift.revision, revision), isNull(shift.cancelledAt),
    // A letter that could not be sent for hours no longer says „tomorrow“ just before the start.
    gt(signup.startsAt, kind === "day" ? hoursLater(now, 3) : now),
  ));
  if (!due) return;
  const offered = await offeredBy(ctx, signupId);
  await writeAbout(ctx, { kind: `volunteering.reminder_${kind}`, subjectId: signupId, revision, signupId }, (writing) =>
    reminderLetter({ ...writing, now, offered, handOverLink: handOverOf(writing.link) }));
};

/** `volunteering.shift_changed`: one effect a person, so that one bad address keeps nobody else waiting. */
export const tellShiftChanged: Handler = async (ctx, effect) => {
  const shiftId = idIn(effect.payload, "shiftId");
  const { revision } = effect.payload;
  if (!shiftId || typeof revision !== "number") return;
  expectOk(await inTransaction(ctx.db, async (tx) => {
    const rows = await tx.select({ id: signup.id }).from(signup)
      .where(and(eq(signup.shiftId, shiftId), inArray(signup.state, [...openStates]), ne(signup.state, "pending_email"))).orderBy(asc(signup.id));
    for (const { id } of rows) await emit(tx, ctx, "volunteering.change_to_tell", { shiftId, signupId: id, revision });
    return ok(null);
  }));
};

async function beforeRevision(ctx: JobCtx, shiftId: string, revision: number, locale: Locale): Promise<ShiftBefore | null> {
  const [row] = await ctx.db.select({ was: shiftBefore, inCharge: person.fullName }).from(shiftBefore).innerJoin(person, eq(person.id, shiftBefore.inChargeId))
    .where(and(eq(shiftBefore.shiftId, shiftId), eq(shiftBefore.revision, revision - 1)));
  if (!row) return null;
  const { was } = row;
  return { startsAt: was.startsAt, endsAt: was.endsAt, place: inLocale(locale, was.placeBg, was.placeEn), address: inLocale(locale, was.addressBg, was.addressEn), inCharge: nameIn(locale, row.inCharge) };
}

/** `volunteering.change_to_tell`: what was and what is. A change that was overtaken by another one is told with that one. */
export const sendShiftChanged: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  const shiftId = idIn(effect.payload, "shiftId");
  const { revision } = effect.payload;
  if (!signupId || !shiftId || typeof revision !== "number") return;
  const [row] = await ctx.db.select({ locale: person.locale }).from(signup).innerJoin(shift, eq(shift.id, signup.shiftId)).innerJoin(person, eq(person.id, signup.personId))
    .where(and(eq(signup.id, signupId), inArray(signup.state, [...openStates]), eq(shift.revision, revision), isNull(shift.cancelledAt), gt(shift.startsAt, ctx.clock.now())));
  if (!row) return;
  const before = await beforeRevision(ctx, shiftId, revision, row.locale === "en" ? "en" : "bg");
  await writeAbout(ctx, { kind: "volunteering.shift_changed", subjectId: shiftId, revision, signupId, calendar: true }, (writing) => changedLetter({ ...writing, before }));
};

/** The substitute's name, where the giver named one. */
async function namedIn(ctx: JobCtx, handoverId: string): Promise<{ giverSignupId: string; name: string | null } | null> {
  const [row] = await ctx.db.select({ giverSignupId: handover.signupId, name: person.fullName, erasedAt: person.erasedAt })
    .from(handover).leftJoin(person, eq(person.id, handover.toPersonId)).where(eq(handover.id, handoverId));
  return row ? { giverSignupId: row.giverSignupId, name: row.erasedAt ? null : row.name } : null;
}

/** `volunteering.handed_over`: the giver need not come. Whoever took the place gets the usual confirmation. */
export const sendHandedOver: Handler = async (ctx, effect) => {
  const signupId = idIn(effect.payload, "signupId");
  const handoverId = idIn(effect.payload, "handoverId");
  if (!signupId || !handoverId) return;
  const known = await namedIn(ctx, handoverId);
  await writeAbout(ctx, { kind: "volunteering.handed_over", subjectId: handoverId, signupId, calendar: true }, (writing) => handedLetter({ ...writing, takerName: known?.name ?? null }));
};

/** `volunteering.substitute_declined`: the place stays the giver's. */
export const sendSubstituteDeclined: Handler = async (ctx, effect) => {
  const handoverId = idIn(effect.payload, "handoverId");
  const known = handoverId ? await namedIn(ctx, handoverId) : null;
  if (!handoverId || !known) return;
  await writeAbout(ctx, { kind: "volunteering.substitute_declined", subjectId: handoverId, signupId: known.giverSignupId }, (writing) =>
    declinedLetter({ ...writing, name: known.name, handOverLink: handOverOf(writing.link) }));
};

/** `volunteering.substitute_asked`: the named person gets the link behind which they decide; it ends with the start of the shift. */
export const sendSubstituteAsked: Handler = async (ctx, effect) => {
  const handoverId = idIn(effect.payload, "handoverId");
  if (!handoverId) return;
  const giver = alias(person, "giver");
  const [offer] = await ctx.db
    .select({ signupId: handover.signupId, toPersonId: handover.toPersonId, forShiftId: handover.forShiftId, giver: giver.fullName, startsAt: signup.startsAt })
    .from(handover).innerJoin(signup, eq(signup.id, handover.signupId)).innerJoin(giver, eq(giver.id, signup.personId))
    .where(and(eq(handover.id, handoverId), eq(handover.state, "open"), gt(signup.startsAt, ctx.clock.now())));
  if (!offer?.toPersonId) return;
  await notifyPerson(ctx, { kind: "volunteering.substitute_asked", subjectId: handoverId, personId: offer.toPersonId }, async ({ tx, to, t }) => {
    const db = tx as unknown as Db;
    const view = await signupView({ ...ctx, db }, { signupId: offer.signupId, locale: to.locale });
    if (!view) throw new Error("an offer without its shift");
    const [back] = offer.forShiftId ? await selectShifts(db, ctx.clock.now()).where(eq(shift.id, offer.forShiftId)) : [];
    const token = await issueActToken(tx, ctx, { purpose: handoverLink, subjectId: handoverId, expiresAt: offer.startsAt });
    return substituteLetter({
      view, to, t, link: `${ctx.baseUrl}/h/${token}?lang=${to.locale}`, giver: offer.giver, back: back ? publicShift(back, to.locale, ctx.clock.now()) : null,
    });
  });
};

/** `volunteering.help_asked`: the shifts of the letter that are still short; nothing when none is, or when the letters were stopped meanwhile. */
export const sendHelpAsked: Handler = async (ctx, effect) => {
  const letterId = idIn(effect.payload, "letterId");
  if (!letterId) return;
  const [letter] = await ctx.db.select({ personId: shortageLetter.personId }).from(shortageLetter)
    .where(and(eq(shortageLetter.id, letterId), exists(ctx.db.select({ id: shortageAlert.id }).from(shortageAlert).where(and(eq(shortageAlert.personId, shortageLetter.personId), isNull(shortageAlert.stoppedAt))))));
  const to = letter && (await contactOf(ctx.db, letter.personId));
  if (!to) return;
  const listed = await ctx.db.select({ shiftId: shortageLetterShift.shiftId }).from(shortageLetterShift).where(eq(shortageLetterShift.letterId, letterId));
  const now = ctx.clock.now();
  const missing = await shortOf(ctx.db, now, listed.map((row) => row.shiftId));
  if (missing.size === 0) return;
  const rows = await selectShifts(ctx.db, now).where(inArray(shift.id, [...missing.keys()])).orderBy(asc(shift.startsAt), asc(shift.id));
  const shifts = rows.map((row): ShortShift => ({ shift: publicShift(row, to.locale, now), missing: missing.get(row.id) ?? 1, link: `${ctx.baseUrl}/shifts/${row.id}?lang=${to.locale}` }));
  await notifyPerson(ctx, { kind: "volunteering.help_asked", subjectId: letterId, personId: letter.personId }, async (composing): Promise<ComposedLetter> => {
    const stopLink = await stopAlertsAddress(composing.tx, ctx, composing.to);
    return withOwnPage(composing.tx, ctx, helpLetter({ shifts, to: composing.to, t: composing.t, stopLink }), composing);
  });
};

/** `volunteering.own_page_asked`: one letter to the e-mail, with the way to the page of each of its people who ever signed up. */
export const sendOwnPage: Handler = async (ctx, effect) => {
  const personId = idIn(effect.payload, "personId");
  const asked = personId ? await contactOf(ctx.db, personId) : null;
  if (!asked?.email) return;
  const people = await ctx.db.select({ id: person.id, name: person.fullName }).from(person)
    .where(and(eq(person.email, asked.email), isNull(person.erasedAt), exists(ctx.db.select({ id: signup.id }).from(signup).where(eq(signup.personId, person.id)))))
    .orderBy(asc(person.createdAt), asc(person.id)).limit(10);
  const first = people[0];
  if (!first) return;
  await notifyPerson(ctx, { kind: "volunteering.own_page", subjectId: effect.id, personId: first.id }, async ({ tx, to, t }) => {
    const pages = [];
    for (const { id, name } of people) pages.push({ name, href: await ownPageAddress(tx, ctx, { id, locale: to.locale }) });
    return ownPageLetter({ pages, to, t });
  });
};

/** `people.person_erased`. */
export const forgetErased: Handler = async (ctx, effect) => {
  const personId = idIn(effect.payload, "personId");
  if (personId) await forgetVolunteer(ctx, { personId });
};
