import { and, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { addDays, addMonths, localDate, type LocalDate } from "~/platform/time/local-date";
import { readValues } from "../permissions";
import { groupYear, totalsOf } from "../value-totals";
import { giftLines } from "./gift-lines.server";
import { documentsOfGifts } from "./gift-papers.server";
import { placeNames, rows } from "./parts.server";

type Locale = "bg" | "en";

/** Every accepted line of a month with its documents, and what may be totalled. */
export async function monthRegister(ctx: Ctx, month: LocalDate, locale: Locale) {
  authorize(ctx.actor, readValues);
  const lines = await giftLines(ctx.db, { from: month, until: addDays(addMonths(month, 1), -1), locale });
  const [documents, registers] = await Promise.all([
    documentsOfGifts(ctx.db, [...new Set(lines.map((line) => line.offerId))]),
    ctx.db.select({ id: document.id, number: document.number, issuedOn: document.issuedOn }).from(document)
      .where(and(eq(document.type, "gift_register"), sql`${document.snapshot}::jsonb -> 'data' ->> 'monthStart' = ${month}`)).orderBy(document.issuedOn, document.number),
  ]);
  return { lines, documents, registers, totals: totalsOf(lines) };
}

/** Months in which something was accepted, newest first: what the choice offers. */
export async function registerMonths(ctx: Ctx): Promise<LocalDate[]> {
  authorize(ctx.actor, readValues);
  return rows<{ month: string }>(await ctx.db.execute(sql`select distinct date_trunc('month', received_at at time zone 'Europe/Sofia')::date::text as month from goods_receipt order by 1 desc limit 60`)).map((row) => localDate(row.month));
}

/** Donors with accepted gifts: firms by name, then people. The key says which table the id is of. */
export async function donorChoices(ctx: Ctx): Promise<{ readonly key: string; readonly name: string }[]> {
  authorize(ctx.actor, readValues);
  return rows<{ key: string; name: string }>(await ctx.db.execute(sql`
    select distinct case when g.id is not null then 'o:' || g.id else 'p:' || p.id end as key, coalesce(g.name, p.full_name) as name, g.id is null as person
    from goods_receipt r join goods_offer o on o.id = r.offer_id
    left join organisation g on g.id = o.donor_organisation_id left join person p on p.id = o.donor_person_id
    where coalesce(g.name, nullif(p.full_name, '')) is not null order by person, name limit 1000`));
}

/** Where the goods of these lines are by now, folded from the movements. */
async function fates(ctx: Ctx, lineIds: readonly string[], locale: Locale) {
  if (lineIds.length === 0) return [];
  return rows<{ lineId: string; kind: string; place: string | null; quantity: string }>(await ctx.db.execute(sql`
    select l.receipt_line_id as "lineId", b.place_kind as kind, n.name as place, sum(b.on_hand) as quantity
    from stock_lot l join stock_balance b on b.lot_id = l.id and b.place_kind <> 'donor' and b.on_hand > 0
    left join ${placeNames(locale)} n on n.id = b.place_id
    where l.receipt_line_id = any(${`{${lineIds.join(",")}}`}::uuid[]) group by 1, 2, 3 order by 2, 3`))
    .map((row) => ({ ...row, kind: row.kind as "service" | "store" | "stall" | "waste" | "lost", quantity: Number(row.quantity) }));
}

/** One donor, one period: each line with the gift's documents and what became of it. */
export async function donorStatement(ctx: Ctx, ask: { readonly donor: string; readonly from: LocalDate; readonly until: LocalDate; readonly locale: Locale }) {
  authorize(ctx.actor, readValues);
  const id = ask.donor.slice(2);
  const ofDonor = ask.donor.startsWith("o:") ? sql`o.donor_organisation_id = ${id}::uuid` : sql`o.donor_organisation_id is null and o.donor_person_id = ${id}::uuid`;
  const lines = await giftLines(ctx.db, { ...ask, ofDonor });
  const [documents, became] = await Promise.all([documentsOfGifts(ctx.db, [...new Set(lines.map((line) => line.offerId))]), fates(ctx, lines.map((line) => line.lineId), ask.locale)]);
  return { lines: lines.map((line) => ({ ...line, became: became.filter((one) => one.lineId === line.lineId) })), documents, totals: totalsOf(lines) };
}

/** What the annual report asks: kind, size, value, purpose, who gives. */
export async function yearReport(ctx: Ctx, year: number, locale: Locale) {
  authorize(ctx.actor, readValues);
  const lines = await giftLines(ctx.db, { from: localDate(`${year}-01-01`), until: localDate(`${year}-12-31`), locale });
  return { groups: groupYear(lines), totals: totalsOf(lines) };
}
