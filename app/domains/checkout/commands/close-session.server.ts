import { eq } from "drizzle-orm";
import { cashDifference } from "~/domains/funds/api.server";
import { writeRemark } from "~/domains/people/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { bazaarEvent } from "~db/schema/bazaar.server";
import { tillClose, tillSession, unitClaim } from "~db/schema/checkout.server";
import { drawerOf, holdSession } from "../drawer.server";
import { countedSum, type DifferenceReason, type TillSessionId } from "../model";
import { closeOverGaps, sell } from "../permissions";
import { ownSession } from "../session.server";

export interface CloseSessionInput {
  readonly sessionId: TillSessionId;
  /** The last slip number the device gave out; 0 when none. */
  readonly lastSequence: number;
  /** Either pieces per denomination, all of them, or one total in cents. */
  readonly pieces?: Readonly<Record<string, number>> | undefined;
  readonly total?: number | undefined;
  readonly reason: DifferenceReason | null;
  readonly note: string;
  /** A coordinator's word that missing numbers will not come. */
  readonly force: boolean;
}

export interface ClosedSession {
  readonly expectedCents: number;
  readonly countedCents: number;
  readonly differenceCents: number;
}

async function postDifference(tx: Tx, ctx: Ctx, session: { readonly id: string; readonly eventId: string }, cents: number): Promise<void> {
  if (cents === 0) return;
  const [event] = await tx.select({ fundId: bazaarEvent.fundId }).from(bazaarEvent).where(eq(bazaarEvent.id, session.eventId));
  // A bazaar kept as history only has no fund, and no till can sell there.
  if (event?.fundId) await cashDifference(tx, ctx, { id: session.id, fundId: event.fundId, cents });
}

/**
 * The cashier (or a coordinator) closes with a counted sum. Stores expected, counted and difference once; the difference is
 * posted to the account of cash differences and never touches what a fund holds (B9). Refuses missing slip numbers unless a coordinator closes over them, and a difference without a reason.
 */
export async function closeSession(
  ctx: Ctx, input: CloseSessionInput,
): Promise<Result<ClosedSession, "session_unknown" | "close_conflict" | "numbers_missing" | "reason_missing">> {
  authorize(ctx.actor, sell);
  return inTransaction(ctx.db, async (tx) => {
    await holdSession(tx, input.sessionId);
    const session = await ownSession(tx, ctx.actor, input.sessionId);
    const closedBy = accountOf(ctx.actor);
    if (!session || !closedBy) return refuse("session_unknown");
    const countedCents = input.pieces ? countedSum(input.pieces).sum : (input.total ?? 0);
    const [before] = await tx.select().from(tillClose).where(eq(tillClose.sessionId, session.id));
    if (before) {
      const { expectedCents, differenceCents } = before;
      return before.countedCents === countedCents ? ok({ expectedCents, countedCents, differenceCents }) : refuse("close_conflict");
    }
    const drawer = await drawerOf(tx, session, input.lastSequence);
    if (drawer.missing.length > 0 && !input.force) return refuse("numbers_missing", { count: drawer.missing.length, numbers: drawer.missing.slice(0, 5).join(", ") });
    if (drawer.missing.length > 0) authorize(ctx.actor, closeOverGaps, { eventId: session.eventId });
    const differenceCents = countedCents - drawer.expectedCents;
    if (differenceCents !== 0 && !input.reason) return refuse("reason_missing");
    const closedAt = ctx.clock.now();
    const { floatCents, cashCents, cashSales, movementsCents, expectedCents, missing } = drawer;
    await tx.insert(tillClose).values({
      sessionId: session.id, floatCents, cashCents, cashSales, movementsCents, expectedCents, countedCents, differenceCents,
      denominations: input.pieces ?? null, reason: differenceCents === 0 ? null : input.reason,
      missingNumbers: missing, closedBy, closedAt,
    });
    await writeRemark(tx, ctx, { subjectKind: "till_close", subjectId: session.id, text: input.note });
    await postDifference(tx, ctx, session, differenceCents);
    await tx.update(tillSession).set({ closedAt }).where(eq(tillSession.id, session.id));
    await tx.delete(unitClaim).where(eq(unitClaim.sessionId, session.id));
    await recordAudit(tx, ctx, { action: "checkout.close_session", subjectKind: "till_session", subjectId: session.id });
    await emit(tx, ctx, "checkout.session_closed", { sessionId: session.id });
    return ok({ expectedCents, countedCents, differenceCents });
  });
}
