import { asc, eq } from "drizzle-orm";
import { acceptanceRule, giftPartner } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { decideOffer, readOffers } from "../permissions";

/** What donors read about what is taken, and whom they are sent on to; both as the coordinator edits them. */
export async function giftSettings(ctx: Ctx) {
  authorize(ctx.actor, decideOffer);
  const [rules, partners] = await Promise.all([
    ctx.db.select().from(acceptanceRule).orderBy(asc(acceptanceRule.sortOrder), asc(acceptanceRule.id)).limit(100),
    ctx.db.select().from(giftPartner).orderBy(asc(giftPartner.name), asc(giftPartner.id)).limit(100),
  ]);
  return { rules, partners };
}

/** Partners to choose from. */
export async function partnerOptions(ctx: Ctx, locale: "bg" | "en") {
  authorize(ctx.actor, readOffers);
  const found = await ctx.db.select().from(giftPartner).where(eq(giftPartner.active, true)).orderBy(asc(giftPartner.name)).limit(100);
  return found.map((partner) => ({ value: partner.id, text: `${partner.name}: ${locale === "bg" ? partner.takesBg : partner.takesEn}` }));
}
