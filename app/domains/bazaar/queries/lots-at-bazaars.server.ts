import { asc, eq, inArray, sql } from "drizzle-orm";
import { article, bazaarEvent, stall, stallMove } from "~db/schema/bazaar.server";
import { stockLot } from "~db/schema/inkind.server";
import type { Reader } from "~/platform/db/db.server";

export interface LotAtBazaar {
  readonly lotId: string;
  readonly number: number;
  readonly bazaarId: string;
  readonly bazaar: string;
  readonly stall: string;
  readonly given: number;
  readonly sold: number;
  readonly left: number;
}

/** At which bazaars and stalls goods of these lots were and how much of them was sold: for a recall. Trusts the caller's permission. */
export async function lotsAtBazaars(reader: Reader, lotIds: readonly string[], locale: "bg" | "en"): Promise<LotAtBazaar[]> {
  if (lotIds.length === 0) return [];
  const bg = locale === "bg";
  const total = (kind: string | null) => sql<number>`coalesce(sum(${stallMove.quantity}) ${kind ? sql`filter (where ${stallMove.kind} = ${kind})` : sql``}, 0)::int`;
  const found = await reader
    .select({
      lotId: sql<string>`${article.lotId}`, number: stockLot.number, bazaarId: bazaarEvent.id, bazaar: bg ? bazaarEvent.nameBg : bazaarEvent.nameEn, stall: bg ? stall.titleBg : stall.titleEn,
      given: total("handed_in"), sold: total("sold"), left: total(null),
    })
    .from(article)
    .innerJoin(stockLot, eq(stockLot.id, article.lotId))
    .innerJoin(bazaarEvent, eq(bazaarEvent.id, article.eventId))
    .innerJoin(stall, eq(stall.id, article.stallId))
    .leftJoin(stallMove, eq(stallMove.articleId, article.id))
    .where(inArray(article.lotId, [...lotIds]))
    .groupBy(article.id, stockLot.number, bazaarEvent.id, stall.id)
    .orderBy(asc(bazaarEvent.startsOn), asc(stall.number));
  return found.map((row) => ({ ...row, sold: 0 - row.sold }));
}
