import { and, eq, gte, inArray } from "drizzle-orm";
import { standingOffer, standingOfferDay } from "~db/schema/inkind-offers.server";
import { authorize, type Permission } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { findActToken } from "~/platform/tokens/act-token.server";
import { localDateOf } from "~/platform/time/local-date";
import { standingPurpose } from "../model";
import { answerOffer, decideOffer } from "../permissions";
import { withdrawDay } from "../standing.server";

/** The firm acts by its lasting link, a coordinator by name. */
export type StandingKey = { readonly token: string } | { readonly standingOfferId: string };
type Refusal = "standing_unknown" | "standing_changed";
type State = "submitted" | "active" | "paused" | "ended";

/** Which standing offer a key opens; null for an unknown or revoked link. */
export async function standingOf(tx: Tx, ctx: Ctx, key: StandingKey): Promise<string | null> {
  if ("standingOfferId" in key) return key.standingOfferId;
  const link = await findActToken(tx, ctx, standingPurpose, key.token);
  return link?.state === "live" ? link.subjectId : null;
}
export const permissionOf = (key: StandingKey): Permission => ("token" in key ? answerOffer : decideOffer);

/** Days still to come are not waited for any more. */
async function clearAhead(tx: Tx, ctx: Ctx, id: string): Promise<void> {
  const ahead = await tx.select({ day: standingOfferDay.day, offerId: standingOfferDay.offerId }).from(standingOfferDay)
    .where(and(eq(standingOfferDay.standingOfferId, id), eq(standingOfferDay.state, "expected"), gte(standingOfferDay.day, localDateOf(ctx.clock.now()))));
  for (const { day, offerId } of ahead) {
    if (offerId && (await withdrawDay(tx, ctx, offerId))) {
      await tx.update(standingOfferDay).set({ state: "skipped", changedAt: ctx.clock.now() }).where(and(eq(standingOfferDay.standingOfferId, id), eq(standingOfferDay.day, day)));
    }
  }
}

async function change(ctx: Ctx, key: StandingKey, from: readonly State[], to: State): Promise<Result<{ standingOfferId: string }, Refusal>> {
  authorize(ctx.actor, permissionOf(key));
  return inTransaction(ctx.db, async (tx): Promise<Result<{ standingOfferId: string }, Refusal>> => {
    const id = await standingOf(tx, ctx, key);
    if (!id) return refuse("standing_unknown");
    const [row] = await tx.update(standingOffer).set({ state: to, changedAt: ctx.clock.now() }).where(and(eq(standingOffer.id, id), inArray(standingOffer.state, [...from]))).returning({ id: standingOffer.id });
    if (!row) {
      const [known] = await tx.select({ state: standingOffer.state }).from(standingOffer).where(eq(standingOffer.id, id));
      return known?.state === to ? ok({ standingOfferId: id }) : refuse(known ? "standing_changed" : "standing_unknown");
    }
    if (to === "paused" || to === "ended") await clearAhead(tx, ctx, id);
    await recordAudit(tx, ctx, { action: `inkind.standing_${to}`, subjectKind: "standing_offer", subjectId: id, fields: ["state"] });
    if (from.includes("submitted") && to === "active") await emit(tx, ctx, "inkind.standing_agreed", { standingOfferId: id });
    return ok({ standingOfferId: id });
  });
}

/** A coordinator's yes to a firm's regular gift; the firm gets its lasting link by mail. */
export const agreeStanding = (ctx: Ctx, standingOfferId: string) => change(ctx, { standingOfferId }, ["submitted"], "active");
export const pauseStanding = (ctx: Ctx, key: StandingKey) => change(ctx, key, ["active"], "paused");
export const resumeStanding = (ctx: Ctx, key: StandingKey) => change(ctx, key, ["paused"], "active");
/** For good. A request that is not taken ends the same way. */
export const endStanding = (ctx: Ctx, key: StandingKey) => change(ctx, key, ["submitted", "active", "paused"], "ended");
