import { and, asc, desc, eq, sql } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { need } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { OfferState } from "../model";
import { readOffers } from "../permissions";
import { donorName, firstLine, lineCount, type LineSummary } from "./parts.server";

export interface OfferRow {
  readonly id: string;
  readonly number: number;
  readonly donorName: string | null;
  readonly anonymous: boolean;
  readonly first: LineSummary;
  readonly lines: number;
  readonly delivery: string;
  readonly needTitle: string | null;
  readonly createdAt: Date;
  readonly agreedFrom: Date | null;
  readonly hasPhoto: boolean;
}
const pageSize = 25;

/** Gifts in one state: the waiting ones oldest first, the others newest first; keyset by the id of the last row seen. */
export async function offerList(ctx: Ctx, ask: { state: OfferState; after?: string | undefined; locale: "bg" | "en" }) {
  authorize(ctx.actor, readOffers);
  const oldestFirst = ask.state === "submitted";
  const cursor = ask.after
    ? sql`(${goodsOffer.createdAt}, ${goodsOffer.id}) ${oldestFirst ? sql`>` : sql`<`} (select c.created_at, c.id from goods_offer c where c.id = ${ask.after})`
    : undefined;
  const order = oldestFirst ? asc : desc;
  const [found, counts] = await Promise.all([
    ctx.db
      .select({
        id: goodsOffer.id, number: goodsOffer.number, donorName, anonymous: goodsOffer.anonymousPublic, first: firstLine, lines: lineCount,
        delivery: goodsOffer.delivery, needTitle: ask.locale === "bg" ? need.titleBg : need.titleEn, createdAt: goodsOffer.createdAt,
        agreedFrom: goodsOffer.agreedFrom, hasPhoto: sql<boolean>`${goodsOffer.photoFileId} is not null`,
      })
      .from(goodsOffer)
      .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
      .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
      .leftJoin(need, eq(need.id, goodsOffer.needId))
      .where(and(eq(goodsOffer.state, ask.state), cursor))
      .orderBy(order(goodsOffer.createdAt), order(goodsOffer.id))
      .limit(pageSize + 1),
    ctx.db.select({ state: goodsOffer.state, n: sql<number>`count(*)::int` }).from(goodsOffer).groupBy(goodsOffer.state),
  ]);
  const offers: OfferRow[] = found.slice(0, pageSize);
  return {
    offers,
    next: found.length > pageSize ? offers.at(-1)!.id : null,
    counts: Object.fromEntries(counts.map(({ state, n }) => [state, n])) as Partial<Record<OfferState, number>>,
  };
}
