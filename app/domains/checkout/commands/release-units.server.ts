import { and, eq, inArray } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { unitClaim } from "~db/schema/checkout.server";
import type { TillSessionId } from "../model";
import { sell } from "../permissions";
import { ownSession } from "../session.server";

/** A removed line or a cancelled bill gives its units back. Units held by another session stay as they are. */
export async function releaseUnits(
  ctx: Ctx, input: { readonly sessionId: TillSessionId; readonly unitIds: readonly string[] },
): Promise<Result<{ released: number }, "session_unknown">> {
  authorize(ctx.actor, sell);
  const session = await ownSession(ctx.db, ctx.actor, input.sessionId);
  if (!session) return refuse("session_unknown");
  if (input.unitIds.length === 0) return ok({ released: 0 });
  const gone = await ctx.db
    .delete(unitClaim)
    .where(and(eq(unitClaim.sessionId, session.id), inArray(unitClaim.unitId, [...input.unitIds])))
    .returning({ unitId: unitClaim.unitId });
  return ok({ released: gone.length });
}
