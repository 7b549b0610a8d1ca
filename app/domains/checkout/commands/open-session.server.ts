import { and, desc, eq } from "drizzle-orm";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { sale, till, tillSession } from "~db/schema/checkout.server";
import type { TillId, TillSessionId } from "../model";
import { sell } from "../permissions";

export interface OpenSessionInput {
  /** Made by the till: a resend opens nothing twice. */
  readonly sessionId: TillSessionId;
  readonly tillId: TillId;
  /** Which device stands at the till; another one begins a new run of slip numbers. */
  readonly deviceId: string;
  readonly floatCents: number;
}

/** A cashier opens a till session with a counted float. One open session a till, one a cashier. */
export async function openSession(
  ctx: Ctx, input: OpenSessionInput,
): Promise<Result<{ sessionId: TillSessionId }, "till_unknown" | "till_busy" | "session_already_open" | "session_conflict">> {
  authorize(ctx.actor, sell);
  return inTransaction(
    ctx.db,
    async (tx) => {
      const [at] = await tx.select().from(till).where(eq(till.id, input.tillId)).for("no key update");
      const openedBy = accountOf(ctx.actor);
      if (!at || !openedBy) return refuse("till_unknown");
      authorize(ctx.actor, sell, { eventId: at.eventId });
      const [same] = await tx.select().from(tillSession).where(eq(tillSession.id, input.sessionId));
      if (same) {
        const equal = same.tillId === input.tillId && same.openedBy === openedBy && same.floatCents === input.floatCents;
        return equal ? ok({ sessionId: input.sessionId }) : refuse("session_conflict");
      }
      const epoch = at.deviceId === input.deviceId ? at.epoch : at.epoch + 1;
      await tx.update(till).set({ epoch, deviceId: input.deviceId }).where(eq(till.id, at.id));
      const [last] = await tx
        .select({ sequence: sale.sequence })
        .from(sale)
        .where(and(eq(sale.tillId, at.id), eq(sale.epoch, epoch), eq(sale.numberIsOwn, true)))
        .orderBy(desc(sale.sequence))
        .limit(1);
      await tx.insert(tillSession).values({
        id: input.sessionId, tillId: at.id, eventId: at.eventId, epoch, firstSequence: last ? last.sequence + 1 : at.firstSequence,
        openedBy, openedAt: ctx.clock.now(), floatCents: input.floatCents,
      });
      await recordAudit(tx, ctx, { action: "checkout.open_session", subjectKind: "till_session", subjectId: input.sessionId });
      return ok({ sessionId: input.sessionId });
    },
    { till_session_open: () => refuse("till_busy"), till_session_cashier_open: () => refuse("session_already_open") },
  );
}
