import { eq } from "drizzle-orm";
import { need } from "~db/schema/services.server";
import { allows, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { canMoveNeed, type NeedId, type NeedState } from "../model";
import { manageNeeds } from "../permissions";

/** Service manager of that service, or director. Refuses `need_unknown` also for another service's need, and `need_move` when the state has moved on. */
async function moveNeedTo(ctx: Ctx, needId: NeedId, to: NeedState): Promise<Result<{ id: NeedId }, "need_unknown" | "need_move">> {
  authorize(ctx.actor, manageNeeds);
  return inTransaction<{ id: NeedId }, "need_unknown" | "need_move">(ctx.db, async (tx) => {
    const [row] = await tx.select({ state: need.state, serviceId: need.serviceId }).from(need).where(eq(need.id, needId)).for("no key update");
    if (!row || !allows(ctx.actor, manageNeeds, { serviceId: row.serviceId })) return refuse("need_unknown");
    const now = ctx.clock.now();
    if (row.state === to) {
      // Said again: it is still true.
      if (to === "public") await tx.update(need).set({ confirmedAt: now }).where(eq(need.id, needId));
      return ok({ id: needId });
    }
    if (!canMoveNeed(row.state, to)) return refuse("need_move");
    await tx
      .update(need)
      .set(to === "public" ? { state: to, confirmedAt: now, closedAt: null, ...(row.state === "stale" ? {} : { publishedAt: now }) } : { state: to, closedAt: now })
      .where(eq(need.id, needId));
    await recordAudit(tx, ctx, { action: `services.need_${to}`, subjectKind: "need", subjectId: needId, fields: ["state"] });
    await emit(tx, ctx, `services.need_${to}`, { needId });
    return ok({ id: needId });
  });
}

/** Shows the need on the public pages; said of one that is there or has gone stale, it confirms that the need is still true. */
export const publishNeed = (ctx: Ctx, needId: NeedId) => moveNeedTo(ctx, needId, "public");
/** Takes the need off the public pages as answered, whatever has come. */
export const closeNeed = (ctx: Ctx, needId: NeedId) => moveNeedTo(ctx, needId, "met");
/** Takes the need back: it is no longer asked for. */
export const withdrawNeed = (ctx: Ctx, needId: NeedId) => moveNeedTo(ctx, needId, "withdrawn");
