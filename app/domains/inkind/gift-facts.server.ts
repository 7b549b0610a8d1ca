import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "~db/schema/inkind.server";
import { account, organisation, person, roleGrant } from "~db/schema/people.server";
import { need, programme, service } from "~db/schema/services.server";
import type { Party, ValueOnPaper } from "~/domains/documents/api";
import { organisationSettings, personNames } from "~/domains/people/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { formatDate } from "~/platform/i18n/format";
import { paperWords as words } from "./paper-words";
import type { BaseUnit } from "./model";
import type { DeclaredBasis, ValueBasis } from "./value-model";

export interface FactLine {
  readonly what: string;
  readonly unit: BaseUnit;
  readonly accepted: number;
  readonly declared: ValueOnPaper | null;
  readonly recognised: ValueOnPaper | null;
}

/** Sums of one basis stand together, those of another beside them (G8). */
export function totalsByBasis(values: readonly (ValueOnPaper | null)[]): ValueOnPaper[] {
  const sums = new Map<string, number>();
  for (const value of values) if (value) sums.set(value.basis, (sums.get(value.basis) ?? 0) + value.cents);
  return [...sums].map(([basis, cents]) => ({ basis, cents }));
}

async function linesOf(tx: Tx, receiptId: string): Promise<FactLine[]> {
  const found = await tx
    .select({
      unit: goodsReceiptLine.unit, accepted: goodsReceiptLine.accepted, declaredCents: goodsOfferLine.declaredValueCents, declaredBasis: goodsOfferLine.valueBasis,
      what: sql<string>`coalesce((select item_name from stock_lot l where l.receipt_line_id = ${goodsReceiptLine.id} order by l.number limit 1), ${goodsOfferLine.description})`,
      cents: sql<string | null>`(select cents from value_standing s where s.receipt_line_id = ${goodsReceiptLine.id})`,
      basis: sql<ValueBasis | null>`(select a.basis from value_standing s join value_assertion a on a.id = s.assertion_id where s.receipt_line_id = ${goodsReceiptLine.id})`,
    })
    .from(goodsReceiptLine)
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .where(and(eq(goodsReceiptLine.receiptId, receiptId), sql`${goodsReceiptLine.accepted} > 0`))
    .orderBy(asc(goodsOfferLine.position));
  return found.map((line) => ({
    what: line.what, unit: line.unit as BaseUnit, accepted: line.accepted,
    declared: line.declaredCents === null ? null : { cents: line.declaredCents, basis: words.declared[line.declaredBasis as DeclaredBasis] },
    recognised: line.cents === null || line.basis === null ? null : { cents: Number(line.cents), basis: words.recognised[line.basis] },
  }));
}

/** Who signs for us in a role: whoever has held it longest. */
export async function signerOf(tx: Tx, role: "director" | "accountant"): Promise<{ name: string; role: string } | null> {
  const [row] = await tx
    .select({ name: person.fullName })
    .from(roleGrant).innerJoin(account, eq(account.id, roleGrant.accountId)).innerJoin(person, eq(person.id, account.personId))
    .where(and(eq(roleGrant.role, role), isNull(roleGrant.scopeId), isNull(roleGrant.revokedAt), isNull(account.disabledAt)))
    .orderBy(asc(roleGrant.grantedAt), asc(roleGrant.id)).limit(1);
  return row ? { name: row.name, role: words.roles[role] } : null;
}

export async function usOnPaper(tx: Tx) {
  const { name, eik, city, address, email, phone } = await organisationSettings(tx, "bg");
  return { name, eik, city, address, email, phone };
}

/** What the papers of one received gift say; null when it has no receipt. The offer's row is locked: one paper at a time. */
export async function giftFacts(tx: Tx, _ctx: Ctx, offerId: string) {
  await tx.select({ id: goodsOffer.id }).from(goodsOffer).where(eq(goodsOffer.id, offerId)).for("no key update");
  const [gift] = await tx
    .select({
      offerId: goodsOffer.id, number: goodsOffer.number, receiptId: goodsReceipt.id, donor: person.fullName, firm: organisation.name, firmKind: organisation.kind,
      eik: organisation.eik, city: organisation.city, contactPersonId: organisation.contactPersonId, programmeName: programme.nameBg, serviceName: service.nameBg,
      protocolNumber: document.number, protocolOn: document.issuedOn,
      notForSale: sql<boolean>`exists (select 1 from stock_lot l join goods_receipt_line rl on rl.id = l.receipt_line_id where rl.receipt_id = ${goodsReceipt.id} and l.not_for_sale)`,
    })
    .from(goodsOffer)
    .innerJoin(goodsReceipt, eq(goodsReceipt.offerId, goodsOffer.id))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .leftJoin(need, eq(need.id, goodsOffer.needId))
    .leftJoin(programme, eq(programme.id, need.programmeId))
    .leftJoin(service, eq(service.id, need.serviceId))
    .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
    .where(eq(goodsOffer.id, offerId));
  if (!gift) return null;
  const contact = gift.contactPersonId ? (await personNames(tx, [gift.contactPersonId])).get(gift.contactPersonId) : undefined;
  const donor: Party | null = gift.firm
    ? { name: gift.firm, eik: gift.eik, address: gift.city, signedBy: contact ? { name: contact } : null }
    : gift.donor ? { name: gift.donor } : null;
  return {
    ...gift, donor, lines: await linesOf(tx, gift.receiptId),
    purpose: gift.programmeName ?? gift.serviceName ?? words.anyPurpose,
    protocol: gift.protocolNumber && gift.protocolOn ? `приемо-предавателен протокол № ${gift.protocolNumber} от ${formatDate(gift.protocolOn, "bg")}` : "",
    gift: `дарение № ${gift.number}`,
  };
}
export type GiftFacts = NonNullable<Awaited<ReturnType<typeof giftFacts>>>;
