import { eq, sql } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import { centsFromStotinki } from "~/platform/money/cents";
import { parseLookCode } from "~/platform/tokens/look-code";
import { article, bazaarEvent, stall } from "~db/schema/bazaar.server";
import { sale, saleLine, till } from "~db/schema/checkout.server";
import { organisation, person } from "~db/schema/people.server";
import { slipNumber, type LineKind } from "../model";

/**
 * The start of a slip's path: what was bought, where, and the tranche each line became. Undefined for an unknown code.
 * Whoever holds the slip may see it; makers are named only while they agree (P2).
 */
export async function salePath(reader: Reader, typedCode: string, locale: Locale = "bg") {
  const lookCode = parseLookCode(typedCode);
  if (!lookCode) return undefined;
  const en = locale === "en";
  const [found] = await reader
    .select({
      saleId: sale.id, eventId: sale.eventId, bazaar: en ? bazaarEvent.nameEn : bazaarEvent.nameBg, soldAt: sale.soldAt, totalCents: sale.totalCents,
      till: till.number, tillName: en ? till.nameEn : till.nameBg, epoch: sale.epoch, sequence: sale.sequence, fundId: bazaarEvent.fundId,
    })
    .from(sale)
    .innerJoin(bazaarEvent, eq(bazaarEvent.id, sale.eventId))
    .innerJoin(till, eq(till.id, sale.tillId))
    .where(eq(sale.lookCode, lookCode));
  if (!found) return undefined;
  const lines = await reader
    .select({
      lineId: saleLine.id, kind: saleLine.kind, name: en ? article.nameEn : article.nameBg, quantity: saleLine.quantity, amountCents: saleLine.amountCents,
      stall: stall.number, sourceKind: article.sourceKind, sourceLabel: article.sourceLabel,
      maker: sql<string | null>`coalesce(${en ? stall.groupEn : stall.groupBg}, ${organisation.name}, case when ${person.publicNameAllowed} and ${person.erasedAt} is null then ${person.fullName} end)`,
    })
    .from(saleLine)
    .leftJoin(article, eq(article.id, saleLine.articleId))
    .leftJoin(stall, eq(stall.id, saleLine.stallId))
    .leftJoin(person, eq(person.id, stall.holderPersonId))
    .leftJoin(organisation, eq(organisation.id, stall.holderOrganisationId))
    .where(eq(saleLine.saleId, found.saleId))
    .orderBy(saleLine.position);
  return {
    ...found,
    lookCode,
    number: slipNumber(found.till, found.epoch, found.sequence),
    /** A line is the root of its own tranche: they share the id. A line of 0,00 € has none. */
    lines: lines.map((line) => ({ ...line, kind: line.kind as LineKind, trancheId: line.amountCents > 0 ? line.lineId : null })),
  };
}

export type SalePath = NonNullable<Awaited<ReturnType<typeof salePath>>>;

/** What each bazaar of a year raised. One held in leva carries its stotinki, and the euro cents they are at 1.95583. */
export async function bazaarTotals(reader: Reader, year: number, locale: Locale = "bg") {
  const rows = await reader
    .select({
      id: bazaarEvent.id, name: locale === "en" ? bazaarEvent.nameEn : bazaarEvent.nameBg, startsOn: bazaarEvent.startsOn, endsOn: bazaarEvent.endsOn,
      fundId: bazaarEvent.fundId, historyStotinki: bazaarEvent.historyStotinki,
      cents: sql<number>`coalesce(sum(${sale.totalCents}), 0)`.mapWith(Number), sales: sql<number>`count(${sale.id})::int`,
    })
    .from(bazaarEvent)
    .leftJoin(sale, eq(sale.eventId, bazaarEvent.id))
    .where(sql`extract(year from ${bazaarEvent.startsOn}) = ${year}`)
    .groupBy(bazaarEvent.id)
    .orderBy(bazaarEvent.startsOn, bazaarEvent.id);
  return rows.map((row) => ({ ...row, totalCents: row.historyStotinki === null ? row.cents : centsFromStotinki(row.historyStotinki) }));
}
