import { and, asc, desc, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { valueAssertion, valueDecision } from "~db/schema/inkind-values.server";
import { account, organisation, person } from "~db/schema/people.server";
import { accountOf, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit } from "../model";
import { readValues } from "../permissions";
import type { DeclaredBasis } from "../value-model";
import { acceptedPart } from "../value-shares";
import { donorName, rows } from "./parts.server";

const decisionsOf = (ctx: Ctx, lineId: string) =>
  ctx.db
    .select({
      seq: valueDecision.seq, cents: valueDecision.cents, on: valueDecision.decidedOn, who: person.fullName,
      basis: valueAssertion.basis, evidence: valueAssertion.evidence,
    })
    .from(valueDecision)
    .innerJoin(account, eq(account.id, valueDecision.decidedBy))
    .innerJoin(person, eq(person.id, account.personId))
    .leftJoin(valueAssertion, eq(valueAssertion.id, valueDecision.assertionId))
    .where(eq(valueDecision.receiptLineId, lineId))
    .orderBy(desc(valueDecision.seq));

/** Where the recognised value lies by now, by kind of place. */
const holdingsOf = async (ctx: Ctx, lineId: string) =>
  rows<{ place: string; cents: string }>(await ctx.db.execute(sql`
    select v.place_kind as place, sum(v.cents) as cents from lot_value v join stock_lot l on l.id = v.lot_id
    where l.receipt_line_id = ${lineId}::uuid and v.place_kind <> 'donor' and v.cents <> 0 group by 1 order by 2 desc`))
    .map((row) => ({ place: row.place as "store" | "stall" | "service" | "waste" | "lost", cents: Number(row.cents) }));

/** One accepted line: what the donor declared, what was accepted, every decision, and where its value is. Null for an unknown id. */
export async function valueLine(ctx: Ctx, lineId: string) {
  authorize(ctx.actor, readValues);
  const receiver = sql<string | null>`(select p.full_name from account a join person p on p.id = a.person_id where a.id = ${goodsReceipt.receivedBy})`;
  const [line] = await ctx.db
    .select({
      id: goodsReceiptLine.id, offerId: goodsOffer.id, giftNumber: goodsOffer.number, donorName, unit: goodsReceiptLine.unit, declared: goodsReceiptLine.declared,
      accepted: goodsReceiptLine.accepted, description: goodsOfferLine.description, declaredCents: goodsOfferLine.declaredValueCents,
      declaredBasis: goodsOfferLine.valueBasis, receivedAt: goodsReceipt.receivedAt, receivedBy: goodsReceipt.receivedBy, receiver,
      itemName: sql<string | null>`(select item_name from stock_lot s where s.receipt_line_id = ${goodsReceiptLine.id} order by s.number limit 1)`,
      protocolId: document.id, protocolNumber: document.number,
    })
    .from(goodsReceiptLine)
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
    .where(and(eq(goodsReceiptLine.id, lineId), sql`${goodsReceiptLine.accepted} > 0`))
    .orderBy(asc(goodsReceiptLine.id));
  if (!line) return null;
  const [decisions, holdings] = await Promise.all([decisionsOf(ctx, lineId), holdingsOf(ctx, lineId)]);
  const { receivedBy, declaredBasis, unit, ...shown } = line;
  return {
    ...shown, unit: unit as BaseUnit, declaredBasis: declaredBasis as DeclaredBasis | null, decisions, holdings,
    own: receivedBy !== null && receivedBy === accountOf(ctx.actor),
    /** What the form begins with. */
    suggestedCents: line.declaredCents === null ? null : acceptedPart(line.declaredCents, line.declared, line.accepted),
  };
}
export type ValueLine = NonNullable<Awaited<ReturnType<typeof valueLine>>>;
