import { and, asc, desc, eq, gte, inArray, or, sql } from "drizzle-orm";
import { need, programme, service } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { hoursLater } from "~/platform/time/clock";
import type { NeedState } from "../model";
import { manageNeeds } from "../permissions";
import { inOwnServices } from "../scope.server";

/** The manager's needs: drafts first, those that are asked about, public ones, then those that ended in the last 30 days. */
export async function needsBoard(ctx: Ctx, ask: { locale: Locale }) {
  authorize(ctx.actor, manageNeeds);
  const bg = ask.locale === "bg";
  const rows = await ctx.db
    .select({
      id: need.id, serviceName: bg ? service.nameBg : service.nameEn, programmeName: bg ? programme.nameBg : programme.nameEn,
      kind: need.kind, book: need.book, title: bg ? need.titleBg : need.titleEn, quantity: need.quantity, received: need.received,
      pledged: need.pledged, unit: need.unit, dueOn: need.dueOn, urgency: need.urgency, state: need.state, byShifts: sql<boolean>`${need.shiftId} is not null or ${need.opportunityId} is not null`,
    })
    .from(need)
    .innerJoin(service, eq(service.id, need.serviceId))
    .leftJoin(programme, eq(programme.id, need.programmeId))
    .where(
      and(
        inOwnServices(ctx.actor, manageNeeds, need.serviceId),
        or(inArray(need.state, ["draft", "public", "stale"]), gte(need.closedAt, hoursLater(ctx.clock.now(), -24 * 30))),
      ),
    )
    .orderBy(sql`array_position(array['draft','stale','public','met','withdrawn'], ${need.state})`, asc(service.sortOrder), desc(sql`${need.urgency} = 'urgent'`), asc(need.sortOrder), asc(need.id))
    .limit(200);
  const inState = (...states: NeedState[]) => rows.filter((row) => states.includes(row.state));
  return { drafts: inState("draft"), stale: inState("stale"), open: inState("public"), over: inState("met", "withdrawn") };
}

/** One need for its form; null when there is none or it belongs to another manager's service. */
export async function needToEdit(ctx: Ctx, ask: { needId: string }) {
  authorize(ctx.actor, manageNeeds);
  const [row] = await ctx.db
    .select({
      id: need.id, serviceId: need.serviceId, programmeId: need.programmeId, kind: need.kind, titleBg: need.titleBg, titleEn: need.titleEn,
      detailBg: need.detailBg, detailEn: need.detailEn, quantity: need.quantity, unit: need.unit, received: need.received, pledged: need.pledged,
      dueOn: need.dueOn, urgency: need.urgency, state: need.state, shiftId: need.shiftId, opportunityId: need.opportunityId,
    })
    .from(need)
    .where(and(eq(need.id, ask.needId), inOwnServices(ctx.actor, manageNeeds, need.serviceId)));
  return row ?? null;
}
