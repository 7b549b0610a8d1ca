import { and, asc, eq } from "drizzle-orm";
import { acceptanceRule, storeOpening } from "~db/schema/inkind-offers.server";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import { serviceOptions } from "~/domains/services/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { formatTimeRange, formatWeekday, formatDate } from "~/platform/i18n/format";
import { parseLookCode } from "~/platform/tokens/look-code";
import { deliveries, typedQuantity, typedUnitOf, type BaseUnit, type Category, type Delivery } from "../model";
import { windowChoices, windowValue, type Opening } from "../offer-times";
import { submitOffer } from "../permissions";

/** What the donor's form says about what is taken, and the times it offers. */
export async function givePage(ctx: Ctx, locale: "bg" | "en") {
  authorize(ctx.actor, submitOffer);
  const bg = locale === "bg";
  const [rules, openings] = await Promise.all([
    ctx.db
      .select({ id: acceptanceRule.id, taken: acceptanceRule.taken, title: bg ? acceptanceRule.titleBg : acceptanceRule.titleEn, why: bg ? acceptanceRule.whyBg : acceptanceRule.whyEn, words: acceptanceRule.words })
      .from(acceptanceRule).orderBy(asc(acceptanceRule.sortOrder), asc(acceptanceRule.id)).limit(100),
    ctx.db.select().from(storeOpening).orderBy(asc(storeOpening.weekday), asc(storeOpening.opens)),
  ]);
  const choices = (way: Delivery) => windowChoices(openings as Opening[], way, ctx.clock.now(), 4).map((window) => ({
    value: windowValue(window), text: `${formatWeekday(window.from, locale, "short")} ${formatDate(window.from, locale).slice(0, bg ? 6 : undefined)}, ${formatTimeRange(window.from, window.until, locale)}`,
  }));
  return { rules, windows: Object.fromEntries(deliveries.map((way) => [way, choices(way)])) as Record<Delivery, { value: string; text: string }[]> };
}
export type GivePage = Awaited<ReturnType<typeof givePage>>;

/** „Дарете пак същото“: the lines of a gift by its look code, and nothing of who gave it. Null for an unknown code. */
export async function sameAgain(ctx: Ctx, code: string, locale: "bg" | "en") {
  authorize(ctx.actor, submitOffer);
  const bare = parseLookCode(code);
  if (!bare) return null;
  const lines = await ctx.db
    .select({ description: goodsOfferLine.description, category: goodsOfferLine.category, unit: goodsOfferLine.unit, quantity: goodsOfferLine.quantity, delivery: goodsOffer.delivery })
    .from(goodsOfferLine).innerJoin(goodsOffer, eq(goodsOffer.id, goodsOfferLine.offerId))
    .where(and(eq(goodsOffer.code, bare), eq(goodsOffer.kind, "goods"))).orderBy(asc(goodsOfferLine.position)).limit(8);
  if (lines.length === 0) return null;
  return {
    delivery: lines[0]!.delivery as Delivery,
    lines: lines.map((line) => ({
      description: line.description, category: line.category as Category, unit: typedUnitOf(line.unit as BaseUnit), quantity: typedQuantity(line.quantity, line.unit as BaseUnit, locale),
    })),
  };
}

/** Services help can be offered to. */
export async function helpServices(ctx: Ctx, locale: "bg" | "en") {
  authorize(ctx.actor, submitOffer);
  return (await serviceOptions(ctx.db, locale)).filter((service) => service.kind === "service").map(({ id, name }) => ({ value: id as string, text: name }));
}
