import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { organisation, person } from "~db/schema/people.server";
import { output, programme, service } from "~db/schema/services.server";
import { referenceRate } from "~db/schema/volunteering-acts.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { addMonths, type LocalDate } from "~/platform/time/local-date";
import { servicesWithin } from "../grants";
import type { TimeEntryState } from "../model";
import { attestHours, seeHours } from "../permissions";
import { scopeOf } from "../team-scope.server";

export interface HoursEntry {
  readonly id: string;
  readonly shiftId: string;
  readonly shiftTitle: string;
  readonly startsAt: Date;
  /** A person, or a firm's people together. */
  readonly who: string;
  readonly own: boolean;
  readonly people: number;
  readonly minutes: number;
  readonly state: TimeEntryState;
  readonly proposed: boolean;
  /** The entry it stands in for, or the one that stands in for it. */
  readonly corrects: boolean;
  readonly corrected: boolean;
  readonly reason: string | null;
  readonly mayAttest: boolean;
}

const entries = (ctx: Ctx) =>
  ctx.db
    .select({
      id: timeEntry.id, shiftId: timeEntry.shiftId, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, startsAt: shift.startsAt, serviceId: opportunity.serviceId, personId: timeEntry.personId,
      name: person.fullName, firm: organisation.name, people: timeEntry.people, minutes: timeEntry.minutes, state: timeEntry.state, proposed: timeEntry.proposed, corrects: timeEntry.corrects,
      corrected: sql<boolean>`exists (select 1 from time_entry n where n.corrects = ${timeEntry.id})`, reason: timeEntry.reversedReason,
    })
    .from(timeEntry)
    .innerJoin(shift, eq(shift.id, timeEntry.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .leftJoin(person, eq(person.id, timeEntry.personId))
    .leftJoin(organisation, eq(organisation.id, timeEntry.organisationId))
    .$dynamic();

const withinGrants = (ctx: Ctx) => {
  const services = servicesWithin(ctx.actor, seeHours);
  return services === null ? undefined : sql`${opportunity.serviceId} = any (${`{${services.join(",")}}`}::uuid[])`;
};

function entryOf(row: Awaited<ReturnType<typeof entries>>[number], ctx: Ctx, locale: Locale): HoursEntry {
  const { titleBg, titleEn, serviceId, personId, name, firm, corrects, ...rest } = row;
  const own = ctx.actor.kind === "account" && personId === ctx.actor.personId;
  return {
    ...rest, shiftTitle: inLocale(locale, titleBg, titleEn), who: name ?? firm ?? "", own, corrects: corrects !== null,
    mayAttest: !own && allows(ctx.actor, attestHours, scopeOf(serviceId)),
  };
}

/** What waits for attestation, oldest shift first. Who: as for the hours page; a grant for one service sees its own. */
export async function hoursWaiting(ctx: Ctx, input: { readonly locale: Locale }): Promise<readonly HoursEntry[]> {
  authorize(ctx.actor, seeHours);
  const rows = await entries(ctx).where(and(eq(timeEntry.state, "submitted"), withinGrants(ctx))).orderBy(shift.startsAt, shift.id, person.fullName).limit(300);
  return rows.map((row) => entryOf(row, ctx, input.locale));
}

/** What was posted in a month and what of it was taken back, newest first. Both halves of a correction are there. */
export async function hoursPosted(ctx: Ctx, input: { readonly month: LocalDate; readonly locale: Locale }): Promise<readonly HoursEntry[]> {
  authorize(ctx.actor, seeHours);
  const rows = await entries(ctx)
    .where(and(sql`${timeEntry.state} in ('posted', 'reversed')`, gte(timeEntry.workedOn, input.month), lt(timeEntry.workedOn, addMonths(input.month, 1)), withinGrants(ctx)))
    .orderBy(desc(timeEntry.workedOn), desc(shift.startsAt), person.fullName, timeEntry.id)
    .limit(500);
  return rows.map((row) => entryOf(row, ctx, input.locale));
}

/** One posted entry for its correction; null when there is none within the reader's reach. */
export async function hoursEntry(ctx: Ctx, input: { readonly entryId: string; readonly locale: Locale }): Promise<HoursEntry | null> {
  authorize(ctx.actor, attestHours);
  const [row] = await entries(ctx).where(and(eq(timeEntry.id, input.entryId), withinGrants(ctx)));
  return row ? entryOf(row, ctx, input.locale) : null;
}

export interface SupportedHours {
  readonly kind: "service" | "activity";
  /** A programme or service by name, or the measure of the organisation's own work. */
  readonly name: string;
  readonly service: string;
  readonly minutes: number;
  /** Of it given by firms' groups. */
  readonly groupMinutes: number;
}

export interface HoursMonth {
  readonly rows: readonly SupportedHours[];
  readonly minutes: number;
  /** The rate in force on the last day of the month, with its method named by its source; null when none is entered yet. */
  readonly rate: { readonly validFrom: LocalDate; readonly centsPerHour: number; readonly source: string } | null;
  /** Replacement cost at the minimum wage: a side figure that is posted nowhere and added to nothing. Each day at its own rate, cents rounded once. */
  readonly sideCents: number | null;
}

/** Posted hours of a month by what they supported, and beside them the labelled side figure. */
export async function hoursMonth(ctx: Ctx, input: { readonly month: LocalDate; readonly locale: Locale }): Promise<HoursMonth> {
  authorize(ctx.actor, seeHours);
  const { month, locale } = input;
  const until = addMonths(month, 1);
  const during = and(eq(timeEntry.state, "posted"), gte(timeEntry.workedOn, month), lt(timeEntry.workedOn, until), withinGrants(ctx));
  const rateOn = sql`(select r.cents_per_hour from reference_rate r where r.valid_from <= ${timeEntry.workedOn} order by r.valid_from desc limit 1)`;
  const [rows, [side], [rate]] = await Promise.all([
    ctx.db
      .select({
        kind: output.kind, measure: output.measure, serviceBg: service.nameBg, serviceEn: service.nameEn, programmeBg: programme.nameBg, programmeEn: programme.nameEn,
        minutes: sql<number>`sum(${timeEntry.minutes})::int`, groupMinutes: sql<number>`coalesce(sum(${timeEntry.minutes}) filter (where ${timeEntry.organisationId} is not null), 0)::int`,
      })
      .from(timeEntry)
      .innerJoin(output, eq(output.id, timeEntry.outputId))
      .innerJoin(shift, eq(shift.id, timeEntry.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .leftJoin(service, eq(service.id, output.serviceId))
      .leftJoin(programme, eq(programme.id, output.programmeId))
      .where(during)
      .groupBy(output.kind, output.measure, service.id, programme.id)
      .orderBy(desc(sql`sum(${timeEntry.minutes})`)),
    ctx.db
      .select({ cents: sql<number | null>`round(sum(${timeEntry.minutes} * ${rateOn}) / 60.0)::int`, unrated: sql<boolean>`coalesce(bool_or(${rateOn} is null), false)` })
      .from(timeEntry)
      .innerJoin(shift, eq(shift.id, timeEntry.shiftId))
      .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
      .where(during),
    ctx.db.select().from(referenceRate).where(lt(referenceRate.validFrom, until)).orderBy(desc(referenceRate.validFrom)).limit(1),
  ]);
  return {
    rows: rows.map((row) => ({
      kind: row.kind, service: inLocale(locale, row.serviceBg ?? "", row.serviceEn ?? ""),
      name: row.kind === "activity" ? row.measure : inLocale(locale, row.programmeBg ?? row.serviceBg ?? "", row.programmeBg ? (row.programmeEn ?? "") : (row.serviceEn ?? "")),
      minutes: row.minutes, groupMinutes: row.groupMinutes,
    })),
    minutes: rows.reduce((sum, row) => sum + row.minutes, 0),
    rate: rate ? { validFrom: rate.validFrom, centsPerHour: rate.centsPerHour, source: inLocale(locale, rate.sourceBg, rate.sourceEn) } : null,
    sideCents: side && !side.unrated ? (side.cents ?? 0) : null,
  };
}

/** Every rate ever entered, newest first. */
export async function referenceRates(ctx: Ctx, input: { readonly locale: Locale }): Promise<readonly { validFrom: LocalDate; centsPerHour: number; source: string }[]> {
  authorize(ctx.actor, seeHours);
  const rows = await ctx.db.select().from(referenceRate).orderBy(desc(referenceRate.validFrom));
  return rows.map((row) => ({ validFrom: row.validFrom, centsPerHour: row.centsPerHour, source: inLocale(input.locale, row.sourceBg, row.sourceEn) }));
}
