import { and, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { instantAt, localDateOf } from "~/platform/time/local-date";
import { article, stall } from "~db/schema/bazaar.server";
import { sale, saleException, saleLine, till, tillClose, tillSession } from "~db/schema/checkout.server";
import { account, person } from "~db/schema/people.server";
import { remark } from "~db/schema/remarks.server";
import { slipNumber, type DifferenceReason, type ExceptionKind } from "../model";
import { readTakings } from "../permissions";

const cents = (value: unknown): number => Number(value ?? 0);

/** What came in at a bazaar: today and in all, by stall, by till session, and what does not match. */
export async function bazaarTakings(ctx: Ctx, eventId: string, locale: Locale) {
  authorize(ctx.actor, readTakings, { eventId });
  const today = instantAt(localDateOf(ctx.clock.now()), "00:00");
  const [all, day, byStall, tills, sessions, exceptions] = await Promise.all([
    total(ctx, eventId), total(ctx, eventId, today), stallSums(ctx, eventId, locale), tillList(ctx, eventId, locale), sessionList(ctx, eventId), exceptionList(ctx, eventId, locale),
  ]);
  return { all, today: day, byStall, tills, sessions, exceptions };
}

async function total(ctx: Ctx, eventId: string, since?: Date) {
  const [row] = await ctx.db
    .select({
      cents: sql<number>`coalesce(sum(${saleLine.amountCents}), 0)`.mapWith(cents),
      gifts: sql<number>`coalesce(sum(${saleLine.amountCents}) filter (where ${saleLine.kind} in ('gift', 'change_gift')), 0)`.mapWith(cents),
      sales: sql<number>`count(distinct ${sale.id})::int`,
    })
    .from(sale)
    .innerJoin(saleLine, eq(saleLine.saleId, sale.id))
    .where(and(eq(sale.eventId, eventId), since ? gte(sale.soldAt, since) : undefined));
  return row ?? { cents: 0, gifts: 0, sales: 0 };
}

const stallSums = (ctx: Ctx, eventId: string, locale: Locale) =>
  ctx.db
    .select({
      number: stall.number, title: locale === "en" ? stall.titleEn : stall.titleBg,
      cents: sql<number>`sum(${saleLine.amountCents})`.mapWith(cents),
    })
    .from(saleLine)
    .innerJoin(sale, eq(sale.id, saleLine.saleId))
    .leftJoin(stall, eq(stall.id, saleLine.stallId))
    .where(eq(sale.eventId, eventId))
    .groupBy(stall.id)
    .orderBy(sql`${stall.number} nulls last`);

const tillList = (ctx: Ctx, eventId: string, locale: Locale) =>
  ctx.db
    .select({ id: till.id, number: till.number, name: locale === "en" ? till.nameEn : till.nameBg, cashier: person.fullName })
    .from(till)
    .leftJoin(tillSession, and(eq(tillSession.tillId, till.id), sql`${tillSession.closedAt} is null`))
    .leftJoin(account, eq(account.id, tillSession.openedBy))
    .leftJoin(person, eq(person.id, account.personId))
    .where(eq(till.eventId, eventId))
    .orderBy(till.number);

async function sessionList(ctx: Ctx, eventId: string) {
  const rows = await ctx.db
    .select({
      id: tillSession.id, till: till.number, cashier: person.fullName, openedAt: tillSession.openedAt, closedAt: tillSession.closedAt,
      expectedCents: tillClose.expectedCents, countedCents: tillClose.countedCents, differenceCents: tillClose.differenceCents,
      reason: tillClose.reason, note: remark.text,
    })
    .from(tillSession)
    .innerJoin(till, eq(till.id, tillSession.tillId))
    .innerJoin(account, eq(account.id, tillSession.openedBy))
    .innerJoin(person, eq(person.id, account.personId))
    .leftJoin(tillClose, eq(tillClose.sessionId, tillSession.id))
    .leftJoin(remark, and(eq(remark.subjectKind, "till_close"), eq(remark.subjectId, tillSession.id)))
    .where(eq(tillSession.eventId, eventId))
    .orderBy(desc(tillSession.openedAt), tillSession.id);
  return rows.map((row) => ({ ...row, reason: row.reason as DifferenceReason | null, openedAt: row.openedAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null }));
}

async function exceptionList(ctx: Ctx, eventId: string, locale: Locale) {
  const rows = await ctx.db
    .select({
      id: saleException.id, kind: saleException.kind, amountCents: saleException.amountCents, raisedAt: saleException.raisedAt,
      till: till.number, epoch: sale.epoch, sequence: sale.sequence, article: locale === "en" ? article.nameEn : article.nameBg,
    })
    .from(saleException)
    .innerJoin(sale, eq(sale.id, saleException.saleId))
    .innerJoin(till, eq(till.id, sale.tillId))
    .leftJoin(saleLine, eq(saleLine.id, saleException.lineId))
    .leftJoin(article, eq(article.id, saleLine.articleId))
    .where(eq(sale.eventId, eventId))
    .orderBy(desc(saleException.raisedAt), saleException.id)
    .limit(100);
  return rows.map((row) => ({
    id: row.id, kind: row.kind as ExceptionKind, amountCents: row.amountCents, raisedAt: row.raisedAt.toISOString(), article: row.article,
    number: slipNumber(row.till, row.epoch, row.sequence),
  }));
}

/** Takings of each bazaar in cents, for the list of bazaars. */
export async function takingsOf(ctx: Ctx, eventIds: readonly string[]): Promise<Readonly<Record<string, number>>> {
  authorize(ctx.actor, readTakings);
  if (eventIds.length === 0) return {};
  const rows = await ctx.db
    .select({ eventId: sale.eventId, cents: sql<number>`sum(${sale.totalCents})`.mapWith(cents) })
    .from(sale)
    .where(inArray(sale.eventId, [...eventIds]))
    .groupBy(sale.eventId);
  return Object.fromEntries(rows.map((row) => [row.eventId, row.cents]));
}
