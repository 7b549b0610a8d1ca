import { createHash } from "node:crypto";
import { asc, inArray } from "drizzle-orm";
import { position, shift } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { daysBetween, localDateOf, localTimeOf } from "~/platform/time/local-date";
import type { ShiftState } from "./changes";
import type { PositionPlan } from "./model";

/** A shift with its positions as they stand. */
export type StandingShift = typeof shift.$inferSelect & { readonly positions: readonly (typeof position.$inferSelect)[] };

/** In the order of their start. */
export async function standingShifts(reader: Reader, ids: readonly string[]): Promise<readonly StandingShift[]> {
  if (ids.length === 0) return [];
  const rows = await reader.select().from(shift).where(inArray(shift.id, [...ids])).orderBy(asc(shift.startsAt), asc(shift.id));
  const positions = await reader.select().from(position).where(inArray(position.shiftId, [...ids])).orderBy(asc(position.ordinal), asc(position.id));
  return rows.map((row) => ({ ...row, positions: positions.filter((one) => one.shiftId === row.id) }));
}

export async function standingShift(reader: Reader, id: string): Promise<StandingShift | null> {
  return (await standingShifts(reader, [id]))[0] ?? null;
}

const planRow = (row: typeof position.$inferSelect): PositionPlan => ({
  planId: row.planId, nameBg: row.nameBg, nameEn: row.nameEn, capacity: row.capacity, minPeople: row.minPeople, targetPeople: row.targetPeople,
  minAge: row.minAge, workClass: row.workClass, requiredChecks: [...row.requiredChecks].sort(), minorsPerAdult: row.minorsPerAdult, ordinal: row.ordinal,
});

export function stateOf(row: StandingShift): ShiftState {
  const day = localDateOf(row.startsAt);
  return {
    titleBg: row.titleBg, titleEn: row.titleEn, day, from: localTimeOf(row.startsAt), to: localTimeOf(row.endsAt),
    placeBg: row.placeBg, placeEn: row.placeEn, addressBg: row.addressBg, addressEn: row.addressEn, inChargeId: row.inChargeId, urgent: row.urgent,
    opens: row.opensAt ? { daysBefore: daysBetween(localDateOf(row.opensAt), day), time: localTimeOf(row.opensAt) } : null,
    positions: row.positions.map(planRow),
  };
}

/** What a form was filled from: when it no longer fits, somebody else changed the shift meanwhile. */
export const stateDigest = (state: ShiftState): string => createHash("sha256").update(JSON.stringify(state)).digest("hex").slice(0, 16);
