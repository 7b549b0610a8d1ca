import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { need } from "~db/schema/services.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { LocalDate } from "~/platform/time/local-date";
import { offerGroups, type OfferGroup, type OfferKind, type OfferState } from "../model";
import { readOffers } from "../permissions";
import { donorName, firstLine, helpWhat, lineCount, type LineSummary } from "./parts.server";

export interface OfferRow {
  readonly id: string;
  readonly number: number;
  readonly donorName: string | null;
  readonly anonymous: boolean;
  readonly kind: OfferKind;
  /** Null for help, which has words instead. */
  readonly first: LineSummary | null;
  readonly help: string | null;
  readonly lines: number;
  readonly delivery: string;
  readonly needTitle: string | null;
  readonly createdAt: Date;
  readonly answerDue: LocalDate | null;
  readonly state: OfferState;
  readonly agreedFrom: Date | null;
  readonly hasPhoto: boolean;
}
const pageSize = 25;

/** The tabs of the inbox and the states behind each. */
const groups = { due: ["submitted"], asked: ["asked", "proposed"], agreed: ["agreed"], closed: ["closed"], declined: ["declined", "redirected", "withdrawn"] } as const satisfies Record<OfferGroup, readonly OfferState[]>;

/** Offers of one tab: those that wait for our word by the day they are due, the others newest first; keyset by the id of the last row seen. */
export async function offerList(ctx: Ctx, ask: { group: OfferGroup; after?: string | undefined; locale: "bg" | "en" }) {
  authorize(ctx.actor, readOffers);
  const oldestFirst = ask.group === "due";
  const key = oldestFirst ? sql`(${goodsOffer.answerDue}, ${goodsOffer.createdAt}, ${goodsOffer.id})` : sql`(${goodsOffer.createdAt}, ${goodsOffer.id})`;
  const seen = oldestFirst ? sql`(select c.answer_due, c.created_at, c.id from goods_offer c where c.id = ${ask.after})` : sql`(select c.created_at, c.id from goods_offer c where c.id = ${ask.after})`;
  const cursor = ask.after ? sql`${key} ${oldestFirst ? sql`>` : sql`<`} ${seen}` : undefined;
  const order = oldestFirst ? asc : desc;
  const [found, counts] = await Promise.all([
    ctx.db
      .select({
        id: goodsOffer.id, number: goodsOffer.number, donorName, anonymous: goodsOffer.anonymousPublic, first: sql<LineSummary | null>`${firstLine}`, lines: lineCount,
        kind: sql<OfferKind>`${goodsOffer.kind}`, state: sql<OfferState>`${goodsOffer.state}`, help: helpWhat, answerDue: goodsOffer.answerDue,
        delivery: goodsOffer.delivery, needTitle: ask.locale === "bg" ? need.titleBg : need.titleEn, createdAt: goodsOffer.createdAt,
        agreedFrom: goodsOffer.agreedFrom, hasPhoto: sql<boolean>`${goodsOffer.photoFileId} is not null`,
      })
      .from(goodsOffer)
      .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
      .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
      .leftJoin(need, eq(need.id, goodsOffer.needId))
      .where(and(inArray(goodsOffer.state, [...groups[ask.group]]), cursor))
      .orderBy(...(oldestFirst ? [asc(goodsOffer.answerDue)] : []), order(goodsOffer.createdAt), order(goodsOffer.id))
      .limit(pageSize + 1),
    ctx.db.select({ state: goodsOffer.state, n: sql<number>`count(*)::int` }).from(goodsOffer).groupBy(goodsOffer.state),
  ]);
  const inGroup = (group: OfferGroup): number => counts.filter(({ state }) => (groups[group] as readonly string[]).includes(state)).reduce((sum, { n }) => sum + n, 0);
  const offers: OfferRow[] = found.slice(0, pageSize);
  return {
    offers,
    next: found.length > pageSize ? offers.at(-1)!.id : null,
    counts: Object.fromEntries(offerGroups.map((group) => [group, inGroup(group)])) as Record<OfferGroup, number>,
  };
}
