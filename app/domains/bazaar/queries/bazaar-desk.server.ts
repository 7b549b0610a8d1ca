import { and, asc, desc, eq, ne, sql } from "drizzle-orm";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { article, articleStock, bazaarEvent, stall, stallMove } from "~db/schema/bazaar.server";
import { organisation, person } from "~db/schema/people.server";
import type { ArticleKind, BazaarId, BazaarMode } from "../model";
import { fillStall, manageBazaar, readBazaar } from "../permissions";

/** All bazaars, the newest first. */
export async function bazaarList(ctx: Ctx) {
  authorize(ctx.actor, readBazaar);
  const rows = await ctx.db
    .select({
      id: bazaarEvent.id, nameBg: bazaarEvent.nameBg, nameEn: bazaarEvent.nameEn, placeBg: bazaarEvent.placeBg, placeEn: bazaarEvent.placeEn,
      startsOn: bazaarEvent.startsOn, endsOn: bazaarEvent.endsOn, historyStotinki: bazaarEvent.historyStotinki,
      // In a select of one table its columns come without their table: inside the subquery the name has to be whole.
      stalls: sql<number>`(select count(*)::int from ${stall} s where s.event_id = ${bazaarEvent}.id)`,
    })
    .from(bazaarEvent)
    .orderBy(desc(bazaarEvent.startsOn), asc(bazaarEvent.id));
  return { bazaars: rows.filter((row) => allows(ctx.actor, readBazaar, { eventId: row.id })), mayCreate: allows(ctx.actor, manageBazaar) };
}

/** One bazaar with its stalls and articles, as staff keep them; null when there is none (or not for this person). */
export async function bazaarDesk(ctx: Ctx, bazaarId: BazaarId) {
  authorize(ctx.actor, readBazaar, { eventId: bazaarId });
  const [event] = await ctx.db.select().from(bazaarEvent).where(eq(bazaarEvent.id, bazaarId));
  if (!event) return null;
  const stalls = await ctx.db
    .select({
      id: stall.id, number: stall.number, titleBg: stall.titleBg, titleEn: stall.titleEn, holderKind: stall.holderKind,
      groupBg: stall.groupBg, groupEn: stall.groupEn, holder: sql<string | null>`coalesce(${person.fullName}, ${organisation.name})`,
    })
    .from(stall)
    .leftJoin(person, eq(person.id, stall.holderPersonId))
    .leftJoin(organisation, eq(organisation.id, stall.holderOrganisationId))
    .where(eq(stall.eventId, bazaarId))
    .orderBy(stall.number);
  const articles = await ctx.db
    .select({
      id: article.id, stallId: article.stallId, kind: article.kind, nameBg: article.nameBg, nameEn: article.nameEn, priceCents: article.priceCents,
      code: article.code, quickPosition: article.quickPosition, sourceKind: article.sourceKind, sourceLabel: article.sourceLabel,
      onHand: articleStock.onHand,
      handedIn: sql<number>`coalesce(sum(${stallMove.quantity}) filter (where ${stallMove.kind} = 'handed_in'), 0)::int`,
      sold: sql<number>`coalesce(-sum(${stallMove.quantity}) filter (where ${stallMove.kind} = 'sold'), 0)::int`,
    })
    .from(article)
    .leftJoin(articleStock, eq(articleStock.articleId, article.id))
    .leftJoin(stallMove, eq(stallMove.articleId, article.id))
    .where(and(eq(article.eventId, bazaarId), ne(article.kind, "free_gift")))
    .groupBy(article.id, articleStock.articleId)
    .orderBy(article.createdAt, article.id);
  return {
    id: event.id, nameBg: event.nameBg, nameEn: event.nameEn, placeBg: event.placeBg, placeEn: event.placeEn,
    startsOn: event.startsOn, endsOn: event.endsOn, mode: event.mode as BazaarMode, fundId: event.fundId, historyStotinki: event.historyStotinki,
    stalls: stalls.map((row) => ({ ...row, articles: articles.filter((item) => item.stallId === row.id).map((item) => ({ ...item, kind: item.kind as ArticleKind })) })),
    mayFill: allows(ctx.actor, fillStall, { eventId: bazaarId }),
    mayManage: allows(ctx.actor, manageBazaar, { eventId: bazaarId }),
  };
}
