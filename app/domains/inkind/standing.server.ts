import { and, eq, sql } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { standingOffer, standingOfferDay } from "~db/schema/inkind-offers.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId, type OrganisationId, type PersonId } from "~/platform/ids/ids";
import { instantAt, type LocalDate } from "~/platform/time/local-date";
import type { BaseUnit, Category, Delivery, OfferId } from "./model";
import { postOffer } from "./offer-posting.server";

export type StandingOffer = typeof standingOffer.$inferSelect;

/**
 * The offer of one day, once, under the lock of its standing offer: of two processes one makes it and the other finds it.
 * A day that was skipped stays skipped.
 */
export async function openDay(tx: Tx, ctx: Ctx, standing: StandingOffer, day: LocalDate): Promise<boolean> {
  const offerId = newId<"GoodsOffer">() as OfferId;
  const [known] = await tx.select({ state: standingOfferDay.state }).from(standingOfferDay).where(and(eq(standingOfferDay.standingOfferId, standing.id), eq(standingOfferDay.day, day)));
  if (known) return false;
  expectOk(await postOffer(
    tx, ctx,
    {
      offerId, channel: "standing", delivery: standing.delivery as Delivery, anonymous: false, organisationId: standing.organisationId as OrganisationId, needId: null, photoIds: [],
      locale: standing.locale as "bg" | "en", contact: { standingOfferId: standing.id, day },
      lines: [{ description: standing.description, category: standing.category as Category, unit: standing.unit as BaseUnit, quantity: standing.quantity }],
      agreed: { from: instantAt(day, standing.fromTime), until: instantAt(day, standing.untilTime) },
    },
    () => Promise.resolve(standing.contactPersonId as PersonId),
  ));
  const [made] = await tx.insert(standingOfferDay).values({ standingOfferId: standing.id, day, state: "expected", offerId, changedAt: ctx.clock.now() }).onConflictDoNothing().returning({ day: standingOfferDay.day });
  if (!made) throw new Error("a day of a standing offer was opened without its lock");
  return true;
}

/** The standing offer, locked: its days are opened and skipped one after another. */
export async function lockStanding(tx: Tx, id: string): Promise<StandingOffer | null> {
  const [row] = await tx.select().from(standingOffer).where(eq(standingOffer.id, id)).for("no key update");
  return row ?? null;
}

/** Nobody waits for what will not come; what has already been counted stays. */
export async function withdrawDay(tx: Tx, ctx: Ctx, offerId: string): Promise<boolean> {
  const [row] = await tx
    .update(goodsOffer)
    .set({ state: "withdrawn", decidedAt: ctx.clock.now(), revision: sql`${goodsOffer.revision} + 1` })
    .where(and(eq(goodsOffer.id, offerId), eq(goodsOffer.state, "agreed"), sql`${goodsOffer.pickedUpAt} is null`))
    .returning({ id: goodsOffer.id });
  return Boolean(row);
}
