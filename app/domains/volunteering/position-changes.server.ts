import { and, eq, sql } from "drizzle-orm";
import { capacityChange } from "~db/schema/volunteering-acts.server";
import { position, seatBlock, signup } from "~db/schema/volunteering.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import type { PositionChanges } from "./changes";
import type { StandingShift } from "./shift-state.server";
import { positionRow } from "./shift-rows.server";

export type PositionRefusal = "seats_taken" | "half_held" | "position_in_use" | "reason_missing" | "people_order";

/** Of these the sign-ups are judged anew. */
const ruleKeys = ["minAge", "workClass", "requiredChecks", "minorsPerAdult"] as const;

type Position = StandingShift["positions"][number];
type Set = PositionChanges["changed"][number]["set"];
type Facts = Readonly<Record<"positionBg" | "positionEn" | "day", string>>;

/** Somebody has been here, or somebody decided about its seats: its rows are the record of it. */
async function isTouched(tx: Tx, positionId: string): Promise<boolean> {
  const [row] = await tx
    .select({ any: sql<boolean>`exists (select 1 from ${signup} where ${signup.positionId} = ${positionId}) or exists (select 1 from ${seatBlock} where ${seatBlock.positionId} = ${positionId})
      or exists (select 1 from ${capacityChange} where ${capacityChange.positionId} = ${positionId})` })
    .from(position)
    .where(eq(position.id, positionId));
  return row?.any ?? false;
}

/**
 * Changes the kinds of work of a shift that is locked. Lowering capacity below the seats taken is refused with facts; with people
 * on the position a reason is kept. A position somebody has been on is not removed.
 */
export async function changePositions(
  tx: Tx, ctx: Ctx, row: StandingShift, changes: PositionChanges | undefined, reason: string,
): Promise<Result<{ judged: boolean }, PositionRefusal>> {
  if (!changes) return ok({ judged: false });
  const day = localDateOf(row.startsAt).split("-").reverse().join(".");
  const facts = (one: Position): Facts => ({ positionBg: one.nameBg || "смяната", positionEn: one.nameEn || one.nameBg || "the shift", day });
  const byPlan = new Map(row.positions.map((one) => [one.planId, one]));
  for (const planId of changes.removed) {
    const one = byPlan.get(planId);
    if (!one) continue;
    const [removed] = (await tx.execute(sql`select volunteering_remove_position(${one.id}::uuid) as done`)) as unknown as { done: boolean }[];
    if (!removed?.done) return refuse("position_in_use", facts(one), "positions");
  }
  for (const { planId, set } of changes.changed) {
    const one = byPlan.get(planId);
    const changed = one ? await changePosition(tx, ctx, one, set, reason, facts(one)) : ok(null);
    if (!changed.ok) return changed;
  }
  const added = changes.added.filter((one) => !byPlan.has(one.planId));
  if (added.length > 0) await tx.insert(position).values(added.map((one) => positionRow(row.id, one)));
  return ok({ judged: changes.changed.some(({ set }) => ruleKeys.some((key) => key in set)) });
}

async function changePosition(tx: Tx, ctx: Ctx, one: Position, set: Set, reason: string, facts: Facts): Promise<Result<null, PositionRefusal>> {
  const { capacity = one.capacity } = set;
  // What was not asked for fits itself to the new capacity.
  const minPeople = set.minPeople ?? Math.min(one.minPeople, capacity);
  const kept = one.targetPeople === null ? null : Math.max(minPeople, Math.min(one.targetPeople, capacity));
  const targetPeople = set.targetPeople === undefined ? kept : set.targetPeople;
  if (minPeople > capacity || (targetPeople !== null && (targetPeople < minPeople || targetPeople > capacity))) return refuse("people_order", facts, "positions");
  if (capacity !== one.capacity) {
    const resized = await resize(tx, ctx, one, capacity, reason, facts);
    if (!resized.ok) return resized;
  }
  const { capacity: _, requiredChecks, ...rest } = set;
  const next = { ...rest, minPeople, targetPeople, ...(requiredChecks ? { requiredChecks: [...requiredChecks] } : {}) };
  await tx.update(position).set(next).where(eq(position.id, one.id));
  return ok(null);
}

async function resize(tx: Tx, ctx: Ctx, one: Position, capacity: number, reason: string, facts: Facts): Promise<Result<null, PositionRefusal>> {
  if (!(await isTouched(tx, one.id))) {
    await tx.update(position).set({ capacity, minPeople: Math.min(one.minPeople, capacity), targetPeople: null }).where(and(eq(position.id, one.id), eq(position.seatsTaken, 0)));
    return ok(null);
  }
  if (reason.trim().length < 3) return refuse("reason_missing", facts, "reason");
  const [answer] = (await tx.execute(sql`
    select volunteering_set_capacity(${newId()}::uuid, ${one.id}::uuid, ${capacity}, ${reason.trim()}, ${accountOf(ctx.actor)}::uuid, ${ctx.clock.now().toISOString()}::timestamptz) as code`,
  )) as unknown as { code: "changed" | "same" | "seats_taken" | "half_held" }[];
  if (answer?.code === "seats_taken" || answer?.code === "half_held") {
    const [now] = await tx.select({ taken: position.seatsTaken }).from(position).where(eq(position.id, one.id));
    return refuse(answer.code, { ...facts, taken: now?.taken ?? 0 }, "positions");
  }
  return ok(null);
}
