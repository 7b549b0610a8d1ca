import { and, eq, sql } from "drizzle-orm";
import { need, needPledge } from "~db/schema/services.server";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { addDays, localDateOf, type LocalDate } from "~/platform/time/local-date";
import { type NeedId, type NeedState, pledgeDays, settlePledge } from "./model";

/** Who promised or brought something: the row of another domain that stands behind it. */
export interface PledgeSource {
  readonly needId: NeedId;
  /** "offer_line", "money_gift", "signup", "manual" … */
  readonly sourceKind: string;
  readonly sourceId: string;
}

type PledgeRefusal = "need_unknown" | "need_closed" | "need_left";

/** The need's row is locked before its pledges are touched: pledges of one need come one after another. */
async function lockNeed(tx: Tx, needId: NeedId) {
  const [row] = await tx
    .select({ id: need.id, state: need.state, quantity: need.quantity, received: need.received, pledged: need.pledged })
    .from(need)
    .where(eq(need.id, needId))
    .for("no key update");
  return row;
}

async function pledgeOf(tx: Tx, source: PledgeSource) {
  const [row] = await tx
    .select()
    .from(needPledge)
    .where(and(eq(needPledge.needId, source.needId), eq(needPledge.sourceKind, source.sourceKind), eq(needPledge.sourceId, source.sourceId)));
  return row;
}

async function savePledge(
  tx: Tx, ctx: Ctx, source: PledgeSource, next: { pledged: number; received: number }, more: { lapsesOn?: LocalDate; lapsed?: boolean } = {},
): Promise<void> {
  const now = ctx.clock.now();
  const state = next.pledged > 0 ? "pledged" : next.received > 0 ? "received" : more.lapsed ? "lapsed" : "released";
  const changed = { ...next, state, changedAt: now, ...(more.lapsesOn ? { lapsesOn: more.lapsesOn } : {}) } as const;
  await tx
    .insert(needPledge)
    .values({ id: newId(), ...source, ...changed, createdAt: now })
    .onConflictDoUpdate({ target: [needPledge.needId, needPledge.sourceKind, needPledge.sourceId], set: changed });
}

/** Moves the need's two sums by one source's change and lets it become met, or open again. */
async function moveNeed(
  tx: Tx, ctx: Ctx, row: { id: string; state: NeedState; quantity: number; received: number; pledged: number }, change: { pledged: number; received: number },
): Promise<void> {
  const received = row.received + change.received;
  const state = (row.state === "public" || row.state === "stale") && received >= row.quantity ? "met" : row.state === "met" && received < row.quantity ? "public" : row.state;
  await tx
    .update(need)
    .set({
      received: sql`${need.received} + ${change.received}`,
      pledged: sql`${need.pledged} + ${change.pledged}`,
      ...(state === row.state ? {} : { state, closedAt: state === "met" ? ctx.clock.now() : null }),
    })
    .where(eq(need.id, row.id));
  if (state === "met" && row.state !== "met") await emit(tx, ctx, "services.need_met", { needId: row.id });
  await recordAudit(tx, ctx, { action: "services.move_need", subjectKind: "need", subjectId: row.id, fields: ["pledged", "received"] });
}

/**
 * Promises a quantity for a need, once a source: a resend answers with what stands. `atMost` takes what is left when
 * less is open; after `lapsesOn` (three weeks, when none is said) what has not come returns to open. Refuses `need_left` with the facts `{ left }`, `need_closed`, `need_unknown`.
 */
export async function pledgeNeed(
  tx: Tx, ctx: Ctx, input: PledgeSource & { quantity: number; atMost?: boolean; lapsesOn?: LocalDate },
): Promise<Result<{ pledged: number }, PledgeRefusal>> {
  const { quantity, atMost, lapsesOn = addDays(localDateOf(ctx.clock.now()), pledgeDays), ...source } = input;
  const row = await lockNeed(tx, source.needId);
  if (!row) return refuse("need_unknown");
  const standing = await pledgeOf(tx, source);
  if (standing && standing.state !== "released" && standing.state !== "lapsed") return ok({ pledged: standing.pledged });
  if (row.state !== "public") return refuse("need_closed");
  const left = row.quantity - row.received - row.pledged;
  const taken = atMost ? Math.min(quantity, left) : quantity;
  if (taken > left || taken <= 0) return refuse("need_left", { left });
  await savePledge(tx, ctx, source, { pledged: taken, received: 0 }, { lapsesOn });
  await moveNeed(tx, ctx, row, { pledged: taken, received: 0 });
  return ok({ pledged: taken });
}

/**
 * Says how much has come from a source *in all*, so that a resend changes nothing. What comes beyond the need is not
 * counted for it; `final` lets the unkept rest of the promise go. Works without a promise before it. A need that is
 * no longer public takes what was promised to it, nothing more.
 */
export async function receiveForNeed(
  tx: Tx, ctx: Ctx, input: PledgeSource & { receivedTotal: number; final?: boolean },
): Promise<Result<{ counted: number }, "need_unknown">> {
  const { receivedTotal, final = false, ...source } = input;
  const row = await lockNeed(tx, source.needId);
  if (!row) return refuse("need_unknown");
  const standing = (await pledgeOf(tx, source)) ?? { pledged: 0, received: 0 };
  const open = row.state === "public" || row.state === "stale" || row.state === "met" ? row.quantity - row.received - row.pledged : 0;
  const next = settlePledge(standing, receivedTotal, open, final);
  await savePledge(tx, ctx, source, next);
  await moveNeed(tx, ctx, row, { pledged: next.pledged - standing.pledged, received: next.received - standing.received });
  return ok({ counted: next.received });
}

/** Lets the rest of a promise go; what has come stays. Any number of times. */
export async function releasePledge(tx: Tx, ctx: Ctx, source: PledgeSource): Promise<Result<{ released: number }, "need_unknown">> {
  const row = await lockNeed(tx, source.needId);
  if (!row) return refuse("need_unknown");
  const standing = await pledgeOf(tx, source);
  if (!standing || standing.pledged === 0) return ok({ released: 0 });
  await savePledge(tx, ctx, source, { pledged: 0, received: standing.received });
  await moveNeed(tx, ctx, row, { pledged: -standing.pledged, received: 0 });
  return ok({ released: standing.pledged });
}

/**
 * Gives the rest of a promise whose day has passed back to what is open, and says so to whoever promised. Decided under the need's lock:
 * what came or was released meanwhile stays as it is.
 */
export async function lapsePledge(tx: Tx, ctx: Ctx, source: PledgeSource, today: LocalDate): Promise<Result<{ lapsed: number }, "need_unknown">> {
  const row = await lockNeed(tx, source.needId);
  if (!row) return refuse("need_unknown");
  const standing = await pledgeOf(tx, source);
  if (!standing || standing.pledged === 0 || !standing.lapsesOn || standing.lapsesOn >= today) return ok({ lapsed: 0 });
  await savePledge(tx, ctx, source, { pledged: 0, received: standing.received }, { lapsed: true });
  await moveNeed(tx, ctx, row, { pledged: -standing.pledged, received: 0 });
  await emit(tx, ctx, "services.pledge_lapsed", { pledgeId: standing.id, needId: row.id, sourceKind: source.sourceKind, sourceId: source.sourceId });
  return ok({ lapsed: standing.pledged });
}
