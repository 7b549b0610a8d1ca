import { and, eq, inArray, isNull } from "drizzle-orm";
import { shortageAlert } from "~db/schema/volunteering-acts.server";
import { opportunity } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { findActToken } from "~/platform/tokens/act-token.server";
import { alertsLink } from "../model";
import { type OwnBy, personBehind } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/** What somebody wants to hear of: any opportunity (null) or these. */
type Wish = string | null;

async function stop(tx: Tx, ctx: Ctx, personId: string, keep: readonly Wish[] = []): Promise<number> {
  const live = await tx.select({ id: shortageAlert.id, of: shortageAlert.opportunityId }).from(shortageAlert).where(and(eq(shortageAlert.personId, personId), isNull(shortageAlert.stoppedAt)));
  const over = live.filter((row) => !keep.includes(row.of)).map((row) => row.id);
  if (over.length > 0) await tx.update(shortageAlert).set({ stoppedAt: ctx.clock.now() }).where(inArray(shortageAlert.id, over));
  return over.length;
}

/**
 * Sets when one wants a letter because people are short: for any shift, for those of chosen opportunities, or never. Who: the person.
 * Unknown opportunities are passed over; the same choice again changes nothing.
 */
export async function setShortageAlerts(
  ctx: Ctx, input: OwnBy & { readonly any: boolean; readonly opportunityIds: readonly string[] },
): Promise<Result<{ alerts: number }, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ alerts: number }, "link_expired">(ctx.db, async (tx) => {
    const personId = await personBehind(tx, ctx, input);
    if (!personId) return refuse("link_expired");
    const known = input.opportunityIds.length > 0 ? await tx.select({ id: opportunity.id }).from(opportunity).where(inArray(opportunity.id, [...input.opportunityIds])) : [];
    const wishes: Wish[] = input.any ? [null] : known.map((row) => row.id);
    await stop(tx, ctx, personId, wishes);
    if (wishes.length > 0) {
      await tx.insert(shortageAlert).values(wishes.map((of) => ({ id: newId(), personId, opportunityId: of, createdAt: ctx.clock.now() }))).onConflictDoNothing();
    }
    await recordAudit(tx, ctx, { action: "volunteering.set_alerts", subjectKind: "person", subjectId: personId });
    return ok({ alerts: wishes.length });
  });
}

/** Stops all such letters. Who: whoever holds the link of one. A second press changes nothing. */
export async function stopShortageAlerts(ctx: Ctx, input: { readonly token: string }): Promise<Result<null, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<null, "link_expired">(ctx.db, async (tx) => {
    const found = await findActToken(tx, ctx, alertsLink, input.token);
    if (found?.state !== "live") return refuse("link_expired");
    if ((await stop(tx, ctx, found.subjectId)) > 0) await recordAudit(tx, ctx, { action: "volunteering.stop_alerts", subjectKind: "person", subjectId: found.subjectId });
    return ok(null);
  });
}

/** For erasure: the caller's transaction, no authorisation of its own. */
export const stopAlertsOf = (tx: Tx, ctx: Ctx, personId: string): Promise<number> => stop(tx, ctx, personId);
