import { and, asc, eq, sql } from "drizzle-orm";
import { opportunity, position, shift } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import type { WorkClass } from "./model";

/** The position a form asks for: the named one of the shift, or the shift's first. Null when there is none. */
export async function askedPosition(reader: Reader, asked: { readonly shiftId: string; readonly positionId?: string | undefined }) {
  const [row] = await reader
    .select({
      positionId: position.id, capacity: position.capacity, minAge: position.minAge, startsAt: shift.startsAt, endsAt: shift.endsAt, opensAt: shift.opensAt,
      cancelledAt: shift.cancelledAt, serviceId: opportunity.serviceId, workClass: sql<WorkClass>`coalesce(${position.workClass}, ${opportunity.workClass})`,
    })
    .from(shift)
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .innerJoin(position, eq(position.shiftId, shift.id))
    .where(and(eq(shift.id, asked.shiftId), asked.positionId ? eq(position.id, asked.positionId) : undefined))
    .orderBy(asc(position.ordinal), asc(position.id))
    .limit(1);
  return row ?? null;
}
export type AskedPosition = NonNullable<Awaited<ReturnType<typeof askedPosition>>>;
