import { eq, sql } from "drizzle-orm";
import { programme, service } from "~db/schema/services.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { ActivityMeasure } from "../../services/api";
import type { Skill } from "../model";
import { seeShifts } from "../permissions";
import { stillOpen } from "./shift-filters.server";

export interface ShiftChoices {
  readonly activities: readonly ActivityMeasure[];
  /** Each with those of its programmes and ateliers that have shifts. */
  readonly services: readonly { readonly id: string; readonly name: string; readonly programmes: readonly { readonly id: string; readonly name: string }[] }[];
  readonly places: readonly { readonly value: string; readonly name: string }[];
  readonly skills: readonly Skill[];
}

/** What there is to choose from: only what shifts to come have. Anybody may read it. */
export async function shiftChoices(ctx: Ctx, locale: Locale): Promise<ShiftChoices> {
  authorize(ctx.actor, seeShifts);
  const open = stillOpen(ctx.clock.now());
  const [purposes, places] = await Promise.all([
    ctx.db.select({ activity: opportunity.activity, serviceId: service.id, serviceBg: service.nameBg, serviceEn: service.nameEn, programmeId: programme.id, programmeBg: programme.nameBg, programmeEn: programme.nameEn, skills: opportunity.skills })
      .from(opportunity).leftJoin(service, eq(service.id, opportunity.serviceId)).leftJoin(programme, eq(programme.id, opportunity.programmeId))
      .where(sql`${opportunity.id} in (select ${shift.opportunityId} from ${shift} where ${open})`),
    ctx.db.selectDistinct({ bg: shift.placeBg, en: shift.placeEn }).from(shift).where(open),
  ]);
  const inOrder = <T extends { readonly name: string }>(rows: Iterable<T>): T[] => [...rows].sort((a, b) => a.name.localeCompare(b.name, locale));
  const services = new Map<string, { id: string; name: string; programmes: Map<string, { id: string; name: string }> }>();
  for (const row of purposes) {
    if (!row.serviceId) continue;
    const known = services.get(row.serviceId) ?? { id: row.serviceId, name: inLocale(locale, row.serviceBg ?? "", row.serviceEn), programmes: new Map<string, { id: string; name: string }>() };
    if (row.programmeId) known.programmes.set(row.programmeId, { id: row.programmeId, name: inLocale(locale, row.programmeBg ?? "", row.programmeEn) });
    services.set(row.serviceId, known);
  }
  const named = new Map(places.map((row) => [row.bg, { value: row.bg, name: inLocale(locale, row.bg, row.en) }]));
  return {
    activities: [...new Set(purposes.flatMap((row) => row.activity ?? []))],
    services: inOrder(services.values()).map((one) => ({ ...one, programmes: inOrder(one.programmes.values()) })),
    places: inOrder(named.values()),
    skills: [...new Set(purposes.flatMap((row) => row.skills))],
  };
}
