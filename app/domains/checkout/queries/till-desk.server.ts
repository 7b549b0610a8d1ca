import { and, asc, eq, gte, inArray, isNull, lte, max, sql } from "drizzle-orm";
import { asDrawing, type ArticleKind, type BazaarMode } from "~/domains/bazaar/api";
import { nextBazaar } from "~/domains/bazaar/api.server";
import { accountOf, allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import { localDateOf } from "~/platform/time/local-date";
import { article, articleStock, bazaarCause, bazaarEvent, itemUnit, stall } from "~db/schema/bazaar.server";
import { sale, till, tillSession } from "~db/schema/checkout.server";
import { closeOverGaps, sell } from "../permissions";

/** What the cashier's app starts from: the tills of the running bazaar, and the open session with everything it may sell. */
export async function tillDesk(ctx: Ctx, locale: Locale) {
  authorize(ctx.actor, sell);
  const accountId = accountOf(ctx.actor);
  const [open] = accountId
    ? await ctx.db.select().from(tillSession).where(and(eq(tillSession.openedBy, accountId), isNull(tillSession.closedAt)))
    : [];
  const now = ctx.clock.now().toISOString();
  const n = locale === "en" ? "En" : "Bg";
  const eventIds = open ? [open.eventId] : await bazaarsToSellAt(ctx);
  const [eventId] = eventIds;
  if (!eventId) return { now, event: null, tills: [], session: null };
  const [event] = await ctx.db
    .select({ id: bazaarEvent.id, name: bazaarEvent[`name${n}`], mode: bazaarEvent.mode })
    .from(bazaarEvent).where(eq(bazaarEvent.id, eventId));
  const causes = await ctx.db.select({ label: bazaarCause[`label${n}`] }).from(bazaarCause).where(eq(bazaarCause.eventId, eventId)).orderBy(bazaarCause.position);
  const tills = await ctx.db
    .select({
      id: till.id, number: till.number, busy: sql<boolean>`${tillSession.id} is not null`,
      // Two bazaars on one day: the till says whose it is.
      name: eventIds.length > 1 ? sql<string>`${till[`name${n}`]} || ' – ' || ${bazaarEvent[`name${n}`]}` : till[`name${n}`],
    })
    .from(till)
    .innerJoin(bazaarEvent, eq(bazaarEvent.id, till.eventId))
    .leftJoin(tillSession, and(eq(tillSession.tillId, till.id), isNull(tillSession.closedAt)))
    .where(inArray(till.eventId, eventIds))
    .orderBy(bazaarEvent.startsOn, bazaarEvent.id, till.number);
  return {
    now,
    event: event ? { ...event, mode: event.mode as BazaarMode, causes: causes.map((cause) => cause.label) } : null,
    tills,
    session: open ? { ...(await sessionDesk(ctx.db, open, locale)), mayForce: allows(ctx.actor, closeOverGaps, { eventId }) } : null,
  };
}

/** The bazaars of today where this person may sell; on other days the next one, so that a till can be tried beforehand. */
async function bazaarsToSellAt(ctx: Ctx): Promise<string[]> {
  const today = localDateOf(ctx.clock.now());
  const running = await ctx.db
    .select({ id: bazaarEvent.id }).from(bazaarEvent)
    .where(and(lte(bazaarEvent.startsOn, today), gte(bazaarEvent.endsOn, today))).orderBy(bazaarEvent.startsOn, bazaarEvent.id);
  const ids = running.length > 0 ? running.map((event) => event.id) : [(await nextBazaar(ctx))?.id].filter((id) => id !== undefined);
  return ids.filter((eventId) => allows(ctx.actor, sell, { eventId }));
}

type SessionRow = typeof tillSession.$inferSelect;

async function sessionDesk(reader: Reader, session: SessionRow, locale: Locale) {
  const n = locale === "en" ? "En" : "Bg";
  const [place] = await reader.select({ number: till.number, name: till[`name${n}`] }).from(till).where(eq(till.id, session.tillId));
  const [last] = await reader.select({ sequence: max(sale.sequence) }).from(sale).where(eq(sale.sessionId, session.id));
  const articles = await reader
    .select({
      id: article.id, kind: article.kind, name: article[`name${n}`], priceCents: article.priceCents, code: article.code, drawing: article.drawing,
      quickPosition: article.quickPosition, stall: stall.number,
      // Of one-of-a-kind things the unsold units count: a thing sold twice leaves the ledger one below them.
      onHand: sql<number | null>`case when ${article.kind} = 'unique' then (select count(*)::int from ${itemUnit} u where u.article_id = ${article.id} and u.money = 'unsold') else ${articleStock.onHand} end`,
    })
    .from(article)
    .leftJoin(stall, eq(stall.id, article.stallId))
    .leftJoin(articleStock, eq(articleStock.articleId, article.id))
    .where(eq(article.eventId, session.eventId))
    .orderBy(asc(article.quickPosition), stall.number, article.id);
  return {
    id: session.id, tillNumber: place?.number ?? 0, tillName: place?.name ?? "", epoch: session.epoch,
    nextSequence: Math.max(session.firstSequence, (last?.sequence ?? 0) + 1), floatCents: session.floatCents, openedAt: session.openedAt.toISOString(),
    articles: articles.map((item) => ({ ...item, kind: item.kind as ArticleKind, drawing: asDrawing(item.drawing) })),
  };
}

export type TillDesk = Awaited<ReturnType<typeof tillDesk>>;
export type DeskSession = NonNullable<TillDesk["session"]>;
export type DeskArticle = DeskSession["articles"][number];
