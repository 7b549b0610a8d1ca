import { and, asc, eq, gte, isNull, lt } from "drizzle-orm";
import { programme, service, serviceMonth } from "~db/schema/services.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { addMonths, localDateOf, monthOf } from "~/platform/time/local-date";
import type { ProgrammeId, ServiceId } from "../model";
import { enterFigures, readServices, setUnitCosts } from "../permissions";

/** All services with their programmes and the state of the last twelve months: December is handed in in January. */
export async function servicesOverview(ctx: Ctx, ask: { locale: Locale }) {
  authorize(ctx.actor, readServices);
  const bg = ask.locale === "bg";
  const thisMonth = monthOf(localDateOf(ctx.clock.now()));
  const first = addMonths(thisMonth, -11);
  const [services, programmes, months] = await Promise.all([
    ctx.db
      .select({ id: service.id, kind: service.kind, name: bg ? service.nameBg : service.nameEn, about: bg ? service.publicBg : service.publicEn, capacity: service.capacity })
      .from(service)
      .where(isNull(service.closedOn))
      .orderBy(asc(service.sortOrder), asc(service.id)),
    ctx.db
      .select({ id: programme.id, serviceId: programme.serviceId, kind: programme.kind, name: bg ? programme.nameBg : programme.nameEn, startsOn: programme.startsOn, endsOn: programme.endsOn })
      .from(programme)
      .orderBy(asc(programme.sortOrder), asc(programme.id)),
    ctx.db
      .select({ serviceId: serviceMonth.serviceId, month: serviceMonth.month, state: serviceMonth.state })
      .from(serviceMonth)
      .where(and(gte(serviceMonth.month, first), lt(serviceMonth.month, addMonths(thisMonth, 1))))
      .orderBy(asc(serviceMonth.month)),
  ]);
  return {
    thisMonth,
    services: services.map((row) => ({
      ...row,
      id: row.id as ServiceId,
      mayEnter: allows(ctx.actor, enterFigures, { serviceId: row.id }),
      programmes: programmes.filter((p) => p.serviceId === row.id).map((p) => ({ ...p, id: p.id as ProgrammeId })),
      months: months.filter((m) => m.serviceId === row.id).map(({ month, state }) => ({ month, state })),
    })),
  };
}

/** One service's name and whether this person may set its costs; null when unknown. */
export async function serviceHead(ctx: Ctx, ask: { serviceId: string; locale: Locale }) {
  authorize(ctx.actor, readServices);
  const bg = ask.locale === "bg";
  const [row] = await ctx.db.select({ id: service.id, name: bg ? service.nameBg : service.nameEn, capacity: service.capacity }).from(service).where(eq(service.id, ask.serviceId));
  return row ? { ...row, id: row.id as ServiceId, maySetCosts: allows(ctx.actor, setUnitCosts, { serviceId: row.id }), mayEnter: allows(ctx.actor, enterFigures, { serviceId: row.id }) } : null;
}
