import { and, eq, gte, lt, sql } from "drizzle-orm";
import { moodTap } from "~db/schema/voices.server";
import { service } from "~db/schema/services.server";
import { type Actor, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { addMonths, localDateOf, type LocalDate, monthOf } from "~/platform/time/local-date";
import { moods, type MoodCounts, shownMoods } from "../model";
import { readMoods } from "../permissions";

export interface MoodRow extends MoodCounts {
  readonly month: LocalDate;
  /** Null: the organisation's own work. */
  readonly service: string | null;
}

/** The services a grant reaches; null when all. */
function reach(actor: Actor): readonly string[] | null {
  if (actor.kind !== "account") return null;
  const grants = actor.grants.filter((grant) => readMoods.roles.includes(grant.role) || grant.role === "administrator");
  return grants.some((grant) => grant.scopeId === null) ? null : grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
}

const shownMonths = 6;

/**
 * How it was, by month and by what the shifts were for. Who: coordinator, service manager, director; a grant for one service sees that service's.
 * Guarantees: groups of fewer than five answers say only that they are few, and no sum over groups is given from which they could be
 * worked out; today's answers are not in it, so that watching it tells nobody who has just left.
 */
export async function moodBoard(ctx: Ctx, input: { readonly locale: Locale }): Promise<readonly MoodRow[]> {
  authorize(ctx.actor, readMoods);
  const today = localDateOf(ctx.clock.now());
  const services = reach(ctx.actor);
  const month = sql<LocalDate>`to_char(date_trunc('month', ${moodTap.day}), 'YYYY-MM-DD')`;
  const rows = await ctx.db
    .select({ month, nameBg: service.nameBg, nameEn: service.nameEn, step: moodTap.step, n: sql<number>`count(*)::int` })
    .from(moodTap)
    .leftJoin(service, eq(service.id, moodTap.serviceId))
    .where(and(
      gte(moodTap.day, addMonths(today, 1 - shownMonths)), lt(moodTap.day, today),
      services === null ? undefined : sql`${moodTap.serviceId} = any (${`{${services.join(",")}}`}::uuid[])`,
    ))
    .groupBy(month, service.id, moodTap.step)
    .orderBy(sql`1 desc`, service.nameBg);
  const groups = new Map<string, { month: LocalDate; service: string | null; counts: number[] }>();
  for (const row of rows) {
    const key = `${row.month} ${row.nameBg ?? ""}`;
    const group = groups.get(key) ?? { month: monthOf(row.month), service: row.nameBg === null ? null : inLocale(input.locale, row.nameBg, row.nameEn), counts: moods.map(() => 0) };
    group.counts[row.step - 1] = row.n;
    groups.set(key, group);
  }
  return [...groups.values()].map(({ month: of, service: name, counts }) => ({ month: of, service: name, ...shownMoods(counts) }));
}
