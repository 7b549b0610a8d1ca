import { and, asc, eq, gt, inArray, ne, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { person } from "~db/schema/people.server";
import { handover, volunteerRules } from "~db/schema/volunteering-acts.server";
import { shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { nameIn } from "~/platform/i18n/latin";
import type { Locale } from "~/platform/i18n/locale";
import { localDateOf } from "~/platform/time/local-date";
import { findActToken } from "~/platform/tokens/act-token.server";
import { activeStates, handoverLink } from "../model";
import { signupBehind, type SignupBy } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";
import { type OwnShift, ownShiftOf } from "./own-shifts.server";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";
import { stillOpen } from "./shift-filters.server";

export interface HandOverPage {
  readonly own: OwnShift;
  /** Others wait for a place: giving up passes it on to them. */
  readonly waiting: number;
  /** What one may come to in exchange. */
  readonly exchangeable: readonly PublicShift[];
}

/** As many shifts as one looks through in a list. */
const exchangeShown = 60;

/** What the holder of a place may do with it. Who: the sign-up's link, or its person. */
export async function handOverPage(ctx: Ctx, input: SignupBy & { readonly locale: Locale }): Promise<HandOverPage | null> {
  authorize(ctx.actor, manageOwnSignup);
  const found = await signupBehind(ctx.db, ctx, input);
  if (!found) return null;
  const now = ctx.clock.now();
  const own = await ownShiftOf(ctx.db, { signupId: found.signupId, personId: found.personId, now, locale: input.locale });
  if (!own) return null;
  const taken = ctx.db.select({ id: signup.shiftId }).from(signup).where(and(eq(signup.personId, found.personId), inArray(signup.state, [...activeStates])));
  const [[row], rows] = await Promise.all([
    ctx.db.select({ n: sql<number>`count(*)::int` }).from(signup)
      .where(and(eq(signup.positionId, ctx.db.select({ id: signup.positionId }).from(signup).where(eq(signup.id, found.signupId))), inArray(signup.state, ["waitlisted", "offered"]))),
    selectShifts(ctx.db, now).where(and(stillOpen(now), ne(shift.id, own.shift.id), notInArray(shift.id, taken))).orderBy(asc(shift.startsAt), asc(shift.id)).limit(exchangeShown),
  ]);
  return { own, waiting: row?.n ?? 0, exchangeable: rows.map((one) => publicShift(one, input.locale, now)) };
}

export interface SubstitutePage {
  readonly state: "open" | "yours" | "declined" | "over";
  readonly giver: string;
  readonly shift: PublicShift;
  readonly task: string;
  readonly partySize: number;
  readonly contact: { readonly name: string; readonly phone: string | null };
  /** The own shift one would give for it; `held` says whether one has a place there. */
  readonly exchange: { readonly shift: PublicShift; readonly held: boolean } | null;
  /** Version of the volunteer's rules in force, accepted by taking the place. */
  readonly rulesVersion: number | null;
}

/** What stands behind the letter to a named substitute. Who: whoever holds its link. Opening changes nothing; null for links that are none or no more. */
export async function substitutePage(ctx: Ctx, input: { readonly token: string; readonly locale: Locale }): Promise<SubstitutePage | null> {
  authorize(ctx.actor, manageOwnSignup);
  const found = await findActToken(ctx.db, ctx, handoverLink, input.token);
  if (found?.state !== "live") return null;
  const now = ctx.clock.now();
  const giver = alias(person, "giver");
  const [row] = await ctx.db
    .select({
      state: handover.state, toPersonId: handover.toPersonId, forShiftId: handover.forShiftId, giver: giver.fullName, giverState: signup.state, shiftId: signup.shiftId, positionId: signup.positionId,
      partySize: signup.partySize, startsAt: signup.startsAt, contactName: person.fullName, contactPhone: person.phone,
    })
    .from(handover).innerJoin(signup, eq(signup.id, handover.signupId)).innerJoin(giver, eq(giver.id, signup.personId))
    .innerJoin(shift, eq(shift.id, signup.shiftId)).innerJoin(person, eq(person.id, shift.inChargeId))
    .where(eq(handover.id, found.subjectId));
  if (!row?.toPersonId) return null;
  const ids = [row.shiftId, ...(row.forShiftId ? [row.forShiftId] : [])];
  const [shifts, [held], [rules]] = await Promise.all([
    selectShifts(ctx.db, now).where(inArray(shift.id, ids)),
    row.forShiftId ? ctx.db.select({ id: signup.id }).from(signup).where(and(eq(signup.personId, row.toPersonId), eq(signup.shiftId, row.forShiftId), eq(signup.state, "confirmed"), gt(signup.startsAt, now))).limit(1) : [],
    ctx.db.select({ version: sql<number | null>`max(${volunteerRules.version})` }).from(volunteerRules).where(sql`${volunteerRules.validFrom} <= ${localDateOf(now)}::date`),
  ]);
  const views = new Map(shifts.map((one) => [one.id as string, publicShift(one, input.locale, now)]));
  const view = views.get(row.shiftId);
  if (!view) return null;
  const back = row.forShiftId ? views.get(row.forShiftId) : undefined;
  const live = row.state === "open" && row.giverState === "confirmed" && row.startsAt > now && !view.cancelled;
  return {
    state: row.state === "taken" ? "yours" : row.state === "declined" ? "declined" : live ? "open" : "over",
    giver: row.giver, shift: view, task: view.positions.find((one) => one.id === row.positionId)?.name ?? "", partySize: row.partySize,
    contact: { name: nameIn(input.locale, row.contactName), phone: row.contactPhone }, exchange: back ? { shift: back, held: held !== undefined } : null, rulesVersion: rules?.version ?? null,
  };
}
