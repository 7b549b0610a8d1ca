import { and, asc, desc, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { account, person } from "~db/schema/people.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import type { Reader } from "~/platform/db/db.server";
import { activeStates, type ShiftId, type SignupId, type SignupState } from "../model";
import { attestHours, manageShifts, seeShiftBoard } from "../permissions";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";

/** What a coordinator sees of one person on a shift. Staff only. */
export interface BoardPerson {
  readonly signupId: SignupId;
  readonly shiftId: ShiftId;
  readonly name: string;
  readonly phone: string | null;
  readonly state: SignupState;
  readonly channel: string;
  readonly minor: boolean;
  readonly holdUntil: Date | null;
  readonly expiresAt: Date | null;
  /** Posted minutes, once attested. */
  readonly minutes: number | null;
  readonly lookCode: string | null;
  /** The reader's own sign-up: they do not attest it (V6). */
  readonly own: boolean;
}

export interface BoardShift extends PublicShift {
  readonly people: readonly BoardPerson[];
  readonly postedMinutes: number;
}

async function peopleOf(ctx: Ctx, shiftIds: readonly string[], states: readonly SignupState[]): Promise<BoardPerson[]> {
  if (shiftIds.length === 0) return [];
  const self = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  const rows = await ctx.db
    .select({
      signupId: signup.id, shiftId: signup.shiftId, personId: signup.personId, name: person.fullName, phone: person.phone, state: signup.state,
      channel: signup.channel, minor: signup.minor, holdUntil: signup.holdUntil, expiresAt: signup.expiresAt, minutes: timeEntry.minutes, lookCode: timeEntry.lookCode,
    })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .leftJoin(timeEntry, and(eq(timeEntry.signupId, signup.id), eq(timeEntry.state, "posted")))
    .where(and(inArray(signup.shiftId, [...shiftIds]), inArray(signup.state, [...states])))
    .orderBy(asc(person.fullName), asc(signup.id));
  return rows.map(({ personId, ...row }) => ({ ...row, signupId: row.signupId as SignupId, shiftId: row.shiftId as ShiftId, own: personId === self }));
}

async function postedOf(reader: Reader, shiftIds: readonly string[]): Promise<Map<string, number>> {
  if (shiftIds.length === 0) return new Map();
  const rows = await reader
    .select({ shiftId: timeEntry.shiftId, minutes: sql<number>`sum(${timeEntry.minutes})::int` })
    .from(timeEntry)
    .where(and(inArray(timeEntry.shiftId, [...shiftIds]), eq(timeEntry.state, "posted")))
    .groupBy(timeEntry.shiftId);
  return new Map(rows.map((row) => [row.shiftId, row.minutes]));
}

const boardStates = [...activeStates, "no_show"] as const;
const pageSize = 40;

/** The staff list: upcoming soonest first, or past latest first. A grant for one service sees that service's shifts. */
export async function shiftBoard(ctx: Ctx, input: { readonly when: "upcoming" | "past"; readonly locale: Locale }): Promise<readonly BoardShift[]> {
  authorize(ctx.actor, seeShiftBoard);
  const now = ctx.clock.now();
  const upcoming = input.when === "upcoming";
  const rows = await selectShifts(ctx.db, now)
    .where(and(upcoming ? gt(shift.endsAt, now) : lte(shift.endsAt, now), visibleShifts(ctx)))
    .orderBy(upcoming ? asc(shift.startsAt) : desc(shift.startsAt), asc(shift.id))
    .limit(pageSize);
  const ids = rows.map((row) => row.id);
  const [people, posted] = await Promise.all([peopleOf(ctx, ids, boardStates), postedOf(ctx.db, ids)]);
  return rows.map((row) => ({
    ...publicShift(row, input.locale, now), people: people.filter((one) => one.shiftId === row.id), postedMinutes: posted.get(row.id) ?? 0,
  }));
}

/** The row scope: without a grant for the whole organisation, only the shifts of the services one has. */
function visibleShifts(ctx: Ctx) {
  if (ctx.actor.kind !== "account") return undefined;
  const grants = ctx.actor.grants.filter((grant) => seeShiftBoard.roles.includes(grant.role) || grant.role === "administrator");
  if (grants.some((grant) => grant.scopeId === null)) return undefined;
  const ids = grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
  return ids.length > 0 ? inArray(opportunity.serviceId, ids) : sql`false`;
}

export interface ShiftDesk extends BoardShift {
  readonly contact: { readonly name: string; readonly phone: string | null };
  readonly started: boolean;
  readonly over: boolean;
  readonly may: { readonly manage: boolean; readonly attest: boolean };
}

/** One shift for the people who run it; null when there is none within the reader's scope. */
export async function shiftDesk(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }): Promise<ShiftDesk | null> {
  authorize(ctx.actor, seeShiftBoard);
  const now = ctx.clock.now();
  const [[row], [extra]] = await Promise.all([
    selectShifts(ctx.db, now).where(and(eq(shift.id, input.shiftId), visibleShifts(ctx))),
    ctx.db
      .select({ name: person.fullName, phone: person.phone, serviceId: opportunity.serviceId })
      .from(shift)
      .innerJoin(person, eq(person.id, shift.inChargeId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(eq(shift.id, input.shiftId)),
  ]);
  if (!row || !extra) return null;
  const scope = extra.serviceId ? { serviceId: extra.serviceId } : {};
  const [people, posted] = await Promise.all([
    peopleOf(ctx, [row.id], [...boardStates, "cancelled_by_volunteer", "cancelled_by_organiser", "cancelled_by_system", "handed_over", "declined"]), postedOf(ctx.db, [row.id]),
  ]);
  return {
    ...publicShift(row, input.locale, now), people, postedMinutes: posted.get(row.id) ?? 0,
    contact: { name: extra.name, phone: extra.phone },
    started: row.startsAt <= now, over: row.endsAt <= now,
    may: { manage: allows(ctx.actor, manageShifts, scope), attest: allows(ctx.actor, attestHours, scope) },
  };
}

/** Whom a coordinator may put in charge: people of the organisation with a live account. */
export async function inChargeOptions(ctx: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  authorize(ctx.actor, manageShifts);
  return ctx.db
    .select({ id: person.id, name: person.fullName })
    .from(account)
    .innerJoin(person, eq(person.id, account.personId))
    .where(sql`${account.disabledAt} is null`)
    .orderBy(asc(person.fullName), asc(person.id));
}
