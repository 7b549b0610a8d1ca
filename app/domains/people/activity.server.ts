import { and, eq, isNull, lt, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { hoursLater } from "~/platform/time/clock";

/** To the day is enough for a clock of years, and spares a write on busy days. */
const grainHours = 24;

/** What a known person's row gets when they show up, if anything. */
export function freshActivity(ctx: Pick<Ctx, "clock">, known: { readonly lastActiveAt: Date | null; readonly createdAt: Date }): { lastActiveAt?: Date; stayAskedAt?: null } {
  const now = ctx.clock.now();
  return (known.lastActiveAt ?? known.createdAt) < hoursLater(now, -grainHours) ? { lastActiveAt: now, stayAskedAt: null } : {};
}

/** A sign of life: retention counts anew from now (README). For acts that do not come through `findOrCreatePerson`. The caller has authorised. */
export async function recordActivity(reader: Reader, ctx: Pick<Ctx, "clock">, personId: string): Promise<void> {
  const now = ctx.clock.now();
  await reader.update(person).set({ lastActiveAt: now, stayAskedAt: null })
    .where(and(eq(person.id, personId), isNull(person.erasedAt), lt(sql`coalesce(${person.lastActiveAt}, ${person.createdAt})`, sql`${hoursLater(now, -grainHours).toISOString()}::timestamptz`)));
}
