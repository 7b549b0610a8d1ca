import { sql, type SQL } from "drizzle-orm";
import { goodsOffer, goodsOfferLine, goodsReceiptLine } from "~db/schema/inkind.server";
import { quarantineDecision } from "~db/schema/inkind-store.server";
import { organisation, person } from "~db/schema/people.server";
import type { BaseUnit } from "../model";

/** The donor as staff know him: the firm, else the person. Null is a gift without a name. Needs both left joins. */
export const donorName: SQL<string | null> = sql<string | null>`coalesce(${organisation.name}, nullif(${person.fullName}, ''))`;

export interface LineSummary {
  readonly description: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
}

/** First line and how many more, for a row of a list. */
export const firstLine: SQL<LineSummary> = sql<LineSummary>`(
  select json_build_object('description', l.description, 'unit', l.unit, 'quantity', l.quantity)
  from ${goodsOfferLine} l where l.offer_id = ${goodsOffer.id} order by l.position limit 1)`;
export const lineCount: SQL<number> = sql<number>`(select count(*)::int from ${goodsOfferLine} l where l.offer_id = ${goodsOffer.id})`;

/** What a promise of help is about; null for goods. */
export const helpWhat: SQL<string | null> = sql<string | null>`(select h.what from help_promise h where h.offer_id = ${goodsOffer.id})`;

/** What a service or programme is called; a place of a movement names only its id. */
export const placeNames = (locale: "bg" | "en"): SQL =>
  locale === "bg"
    ? sql`(select id, name_bg as name from service union all select id, name_bg from programme)`
    : sql`(select id, name_en as name from service union all select id, name_en from programme)`;

export const rows = <T>(result: unknown): T[] => [...(result as Iterable<T>)];

const orNull = (column: unknown, more: SQL): SQL<number | null> => sql<number | null>`(${column} ${more})::bigint`.mapWith((value: unknown) => (value === null ? null : Number(value))) as SQL<number | null>;

/**
 * The numbers of a received line as they stand now: a decision on what was held adds to accepted and rejected, so that arrived is still their
 * sum with what is held. Null while nothing has come. Needs both left joins.
 */
export const countedNow = {
  arrived: goodsReceiptLine.arrived,
  accepted: orNull(goodsReceiptLine.accepted, sql`+ coalesce(${quarantineDecision.accepted}, 0)`),
  rejected: orNull(goodsReceiptLine.rejected, sql`+ coalesce(${quarantineDecision.rejected}, 0)`),
  quarantined: orNull(goodsReceiptLine.quarantined, sql`- coalesce(${quarantineDecision.quarantined}, 0)`),
  rejectReason: sql<string | null>`coalesce(${goodsReceiptLine.rejectReason}, ${quarantineDecision.rejectReason})`,
  disposition: sql<string | null>`coalesce(${goodsReceiptLine.disposition}, ${quarantineDecision.disposition})`,
};
