import { eq } from "drizzle-orm";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { cashMovement } from "~db/schema/checkout.server";
import { holdSession } from "../drawer.server";
import type { MovementKind, TillSessionId } from "../model";
import { sell } from "../permissions";
import { ownSession } from "../session.server";

export interface MoveCashInput {
  /** Made by the till: the idempotency key. */
  readonly id: string;
  readonly sessionId: TillSessionId;
  readonly kind: MovementKind;
  /** Positive; the kind says which way. */
  readonly amountCents: number;
}

/** Cash brought to the drawer or taken from it during a session. */
export async function moveCash(ctx: Ctx, input: MoveCashInput): Promise<Result<{ id: string }, "session_unknown" | "session_closed" | "movement_conflict">> {
  authorize(ctx.actor, sell);
  return inTransaction(ctx.db, async (tx) => {
    await holdSession(tx, input.sessionId);
    const session = await ownSession(tx, ctx.actor, input.sessionId);
    const actorId = accountOf(ctx.actor);
    if (!session || !actorId) return refuse("session_unknown");
    const amountCents = input.kind === "change_brought" ? input.amountCents : -input.amountCents;
    const [before] = await tx.select().from(cashMovement).where(eq(cashMovement.id, input.id));
    if (before) {
      const same = before.sessionId === session.id && before.kind === input.kind && before.amountCents === amountCents;
      return same ? ok({ id: input.id }) : refuse("movement_conflict");
    }
    if (session.closedAt) return refuse("session_closed");
    await tx.insert(cashMovement).values({ id: input.id, sessionId: session.id, kind: input.kind, amountCents, at: ctx.clock.now(), actorId });
    await recordAudit(tx, ctx, { action: "checkout.move_cash", subjectKind: "till_session", subjectId: session.id });
    return ok({ id: input.id });
  });
}
