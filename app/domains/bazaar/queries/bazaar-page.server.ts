import { and, asc, desc, eq, gte, isNotNull, lt, ne, sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { article, bazaarCause, bazaarDay, bazaarEvent, programmeEntry, stall } from "~db/schema/bazaar.server";
import { organisation, person } from "~db/schema/people.server";
import { seeBazaar } from "../permissions";

const named = (locale: Locale) => (locale === "en" ? "En" : "Bg");

/** The running bazaar or the next one, as its cover says it; null when none is planned. */
export async function nextBazaar(ctx: Ctx) {
  authorize(ctx.actor, seeBazaar);
  const [event] = await ctx.db
    .select({
      id: bazaarEvent.id, nameBg: bazaarEvent.nameBg, nameEn: bazaarEvent.nameEn, placeBg: bazaarEvent.placeBg, placeEn: bazaarEvent.placeEn,
      startsOn: bazaarEvent.startsOn, endsOn: bazaarEvent.endsOn, fundId: bazaarEvent.fundId,
    })
    .from(bazaarEvent)
    .where(gte(bazaarEvent.endsOn, localDateOf(ctx.clock.now())))
    .orderBy(asc(bazaarEvent.startsOn), asc(bazaarEvent.id))
    .limit(1);
  return event ?? null;
}

/** The public page: cover, hours, programme, experiences, stalls, causes. A holder is named only while that person agrees (P2). */
export async function bazaarPage(ctx: Ctx, locale: Locale) {
  const next = await nextBazaar(ctx);
  if (!next) return null;
  const n = named(locale);
  const [days, programme, causes, stalls, experiences, before] = await Promise.all([
    ctx.db.select({ day: bazaarDay.day, opensAt: bazaarDay.opensAt, closesAt: bazaarDay.closesAt }).from(bazaarDay).where(eq(bazaarDay.eventId, next.id)).orderBy(bazaarDay.day),
    ctx.db
      .select({ id: programmeEntry.id, startsAt: programmeEntry.startsAt, title: programmeEntry[`title${n}`], note: programmeEntry[`note${n}`] })
      .from(programmeEntry).where(eq(programmeEntry.eventId, next.id)).orderBy(programmeEntry.startsAt, programmeEntry.id),
    ctx.db.select({ position: bazaarCause.position, label: bazaarCause[`label${n}`] }).from(bazaarCause).where(eq(bazaarCause.eventId, next.id)).orderBy(bazaarCause.position),
    publicStalls(ctx, next.id, locale),
    ctx.db
      .select({ id: article.id, name: article[`name${n}`], priceCents: article.priceCents, stall: stall.number })
      .from(article).innerJoin(stall, eq(stall.id, article.stallId))
      .where(and(eq(article.eventId, next.id), eq(article.kind, "experience"))).orderBy(desc(article.priceCents), article.id),
    ctx.db
      .select({ name: bazaarEvent[`name${n}`], fundId: bazaarEvent.fundId })
      .from(bazaarEvent).where(and(lt(bazaarEvent.endsOn, next.startsOn), isNotNull(bazaarEvent.fundId))).orderBy(desc(bazaarEvent.endsOn)).limit(1),
  ]);
  return {
    id: next.id, name: next[`name${n}`], place: next[`place${n}`], startsOn: next.startsOn, endsOn: next.endsOn,
    days: days.map((d) => ({ day: d.day, opensAt: d.opensAt.toISOString(), closesAt: d.closesAt.toISOString() })),
    programme: programme.map((entry) => ({ ...entry, startsAt: entry.startsAt.toISOString(), day: localDateOf(entry.startsAt) as LocalDate })),
    causes, stalls, experiences, before: before[0] ?? null,
  };
}

async function publicStalls(ctx: Ctx, eventId: string, locale: Locale) {
  const n = named(locale);
  const rows = await ctx.db
    .select({
      id: stall.id, number: stall.number, title: stall[`title${n}`],
      holder: sql<string | null>`coalesce(${stall[`group${n}`]}, ${organisation.name}, case when ${person.publicNameAllowed} and ${person.erasedAt} is null then ${person.fullName} end)`,
      lowest: sql<number | null>`min(${article.priceCents})`.mapWith((value) => (value === null ? null : Number(value))),
      highest: sql<number | null>`max(${article.priceCents})`.mapWith((value) => (value === null ? null : Number(value))),
    })
    .from(stall)
    .leftJoin(person, eq(person.id, stall.holderPersonId))
    .leftJoin(organisation, eq(organisation.id, stall.holderOrganisationId))
    .leftJoin(article, and(eq(article.stallId, stall.id), ne(article.kind, "free_gift")))
    .where(eq(stall.eventId, eventId))
    .groupBy(stall.id, person.id, organisation.id)
    .orderBy(stall.number);
  return rows;
}
