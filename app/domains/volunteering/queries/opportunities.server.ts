import { and, asc, desc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { programme, service } from "~db/schema/services.server";
import { opportunity, shift, shiftSeries } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { Purpose } from "../plan-schemas";
import { manageShifts, seeShiftBoard } from "../permissions";
import { inOwnServices, mayFor } from "../scope.server";
import type { Serves } from "../when";

interface Served {
  readonly serviceId: string | null;
  readonly programmeId: string | null;
  readonly activity: string | null;
}

/** As the form's list of purposes writes it. */
const purposeOf = ({ serviceId, programmeId, activity }: Served): Purpose =>
  (activity ? `activity:${activity}` : programmeId ? `programme:${programmeId}` : `service:${serviceId}`) as Purpose;

const upcoming = (now: Date, what: SQL) =>
  sql`(select ${what} from shift s where s.opportunity_id = "opportunity"."id" and s.cancelled_at is null and s.starts_at > ${now.toISOString()}::timestamptz)`;

const select = (ctx: Ctx) => {
  const now = ctx.clock.now();
  return ctx.db
    .select({
      id: opportunity.id, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, doesBg: opportunity.doesBg, doesEn: opportunity.doesEn, bringBg: opportunity.bringBg, bringEn: opportunity.bringEn,
      serviceId: opportunity.serviceId, programmeId: opportunity.programmeId, activity: opportunity.activity, hostKind: opportunity.hostKind, hostBg: opportunity.hostBg, hostEn: opportunity.hostEn,
      workClass: opportunity.workClass, skills: opportunity.skills, requiredChecks: opportunity.requiredChecks, positions: opportunity.positions, archivedAt: opportunity.archivedAt,
      serviceBg: service.nameBg, serviceEn: service.nameEn, programmeBg: programme.nameBg, programmeEn: programme.nameEn,
      upcoming: sql<number>`${upcoming(now, sql`count(*)`)}::int`,
      nextAt: sql<Date | null>`${upcoming(now, sql`min(s.starts_at)`)}`.mapWith(shift.startsAt),
      series: sql<number>`(select count(*) from shift_series r where r.opportunity_id = "opportunity"."id" and (r.ends_on is null or r.ends_on >= ${now.toISOString()}::timestamptz::date))::int`,
    })
    .from(opportunity)
    .leftJoin(service, eq(service.id, opportunity.serviceId))
    .leftJoin(programme, eq(programme.id, opportunity.programmeId));
};
type Row = Awaited<ReturnType<typeof select>>[number];

const servesOf = (row: Row, locale: Locale): Serves => row.activity
  ? { kind: "activity", activity: row.activity }
  : { kind: "service", name: inLocale(locale, row.programmeBg ?? row.serviceBg ?? "", row.programmeBg ? row.programmeEn : row.serviceEn) };

function opportunityOf(row: Row, locale: Locale) {
  const { serviceBg: _1, serviceEn: _2, programmeBg: _3, programmeEn: _4, ...rest } = row;
  return { ...rest, title: inLocale(locale, row.titleBg, row.titleEn), host: inLocale(locale, row.hostBg, row.hostEn), serves: servesOf(row, locale), purpose: purposeOf(row) };
}
export type OpportunityRow = ReturnType<typeof opportunityOf>;

const mostRows = 300;

/** What there is to do, those with a shift to come first, archived ones last. Within the reader's services. */
export async function opportunityList(ctx: Ctx, input: { readonly locale: Locale }): Promise<readonly OpportunityRow[]> {
  authorize(ctx.actor, seeShiftBoard);
  const rows = await select(ctx).where(inOwnServices(ctx, seeShiftBoard)).orderBy(desc(sql`${opportunity.archivedAt} is null`), desc(opportunity.createdAt), asc(opportunity.id)).limit(mostRows);
  return rows.map((row) => opportunityOf(row, input.locale)).toSorted((a, b) => Number(a.archivedAt !== null) - Number(b.archivedAt !== null) || Number(b.upcoming > 0) - Number(a.upcoming > 0));
}

/** One opportunity within the reader's services, with its series; null when there is none for them. */
export async function opportunityPage(ctx: Ctx, input: { readonly opportunityId: string; readonly locale: Locale }) {
  authorize(ctx.actor, seeShiftBoard);
  const [[row], series] = await Promise.all([
    select(ctx).where(and(eq(opportunity.id, input.opportunityId), inOwnServices(ctx, seeShiftBoard))),
    ctx.db.select().from(shiftSeries).where(eq(shiftSeries.opportunityId, input.opportunityId)).orderBy(asc(shiftSeries.firstDay), asc(shiftSeries.id)),
  ]);
  return row ? { ...opportunityOf(row, input.locale), mayManage: mayFor(ctx, manageShifts, row.serviceId), allSeries: series } : null;
}

/** For choosing one: not archived, within the reader's services. */
export async function opportunityOptions(ctx: Ctx, input: { readonly locale: Locale }): Promise<readonly { readonly id: string; readonly title: string; readonly serves: Serves }[]> {
  authorize(ctx.actor, seeShiftBoard);
  const rows = await select(ctx).where(and(isNull(opportunity.archivedAt), inOwnServices(ctx, seeShiftBoard))).orderBy(asc(opportunity.titleBg), asc(opportunity.id)).limit(mostRows);
  return rows.map((row) => ({ id: row.id, title: inLocale(input.locale, row.titleBg, row.titleEn), serves: servesOf(row, input.locale) }));
}
