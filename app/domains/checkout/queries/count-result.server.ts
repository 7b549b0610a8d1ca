import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { ok, refuse } from "~/platform/errors/result";
import { drawerOf } from "../drawer.server";
import { slipNumber, type TillSessionId } from "../model";
import { sell } from "../permissions";
import { ownSession } from "../session.server";

/** After the blind count: what was expected, spelled out. Nothing is stored. */
export async function countResult(ctx: Ctx, input: { readonly sessionId: TillSessionId; readonly lastSequence: number; readonly countedCents: number }) {
  authorize(ctx.actor, sell);
  const session = await ownSession(ctx.db, ctx.actor, input.sessionId);
  if (!session) return refuse("session_unknown");
  if (session.closedAt) return refuse("session_closed");
  const drawer = await drawerOf(ctx.db, session, input.lastSequence);
  const number = (sequence: number) => slipNumber(session.tillNumber, session.epoch, sequence);
  return ok({
    floatCents: drawer.floatCents, cashCents: drawer.cashCents, cashSales: drawer.cashSales, expectedCents: drawer.expectedCents,
    countedCents: input.countedCents, differenceCents: input.countedCents - drawer.expectedCents,
    movements: drawer.movements.map((row) => ({ kind: row.kind, amountCents: row.amountCents, at: row.at.toISOString() })),
    missing: drawer.missing.map(number),
    from: drawer.lastSequence === null ? null : number(session.firstSequence),
    to: drawer.lastSequence === null ? null : number(drawer.lastSequence),
  });
}

export type CountResult = Extract<Awaited<ReturnType<typeof countResult>>, { ok: true }>["value"];
