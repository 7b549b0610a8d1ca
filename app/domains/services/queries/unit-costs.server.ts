import { asc, desc, eq } from "drizzle-orm";
import { programme, standardCost } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { localDateOf } from "~/platform/time/local-date";
import type { ServiceId } from "../model";
import { readServices } from "../permissions";
import { serviceHead } from "./services-overview.server";

/** Unit costs of a service, newest first within each measure; `current` marks the one that holds today. */
export async function unitCosts(ctx: Ctx, ask: { serviceId: ServiceId; locale: Locale }) {
  authorize(ctx.actor, readServices);
  const bg = ask.locale === "bg";
  const today = localDateOf(ctx.clock.now());
  const [head, costs, programmes] = await Promise.all([
    serviceHead(ctx, ask),
    ctx.db
      .select({ id: standardCost.id, programmeId: standardCost.programmeId, programme: bg ? programme.nameBg : programme.nameEn, measure: standardCost.measure, unitCostCents: standardCost.unitCostCents, validFrom: standardCost.validFrom })
      .from(standardCost)
      .leftJoin(programme, eq(programme.id, standardCost.programmeId))
      .where(eq(standardCost.serviceId, ask.serviceId))
      .orderBy(asc(programme.sortOrder), asc(standardCost.measure), desc(standardCost.validFrom)),
    ctx.db.select({ id: programme.id, kind: programme.kind, name: bg ? programme.nameBg : programme.nameEn }).from(programme).where(eq(programme.serviceId, ask.serviceId)).orderBy(asc(programme.sortOrder)),
  ]);
  if (!head) return null;
  const seen = new Set<string>();
  const rows = costs.map((cost) => {
    const key = `${cost.programmeId ?? ""}/${cost.measure}`;
    const current = cost.validFrom <= today && !seen.has(key);
    if (current) seen.add(key);
    return { ...cost, current };
  });
  return { service: head, today, rows, programmes };
}
