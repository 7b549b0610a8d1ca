import { and, asc, eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine, stockLot } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { programme, service, need } from "~db/schema/services.server";
import type { HandoverProtocolSnapshot, Party, ProtocolLine } from "~/domains/documents/api";
import { issueDocument } from "~/domains/documents/api.server";
import { organisationSettings, personNames } from "~/domains/people/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { formatDate, formatNumber, formatTime } from "~/platform/i18n/format";
import { localDateOf } from "~/platform/time/local-date";
import { bg } from "./messages.bg";
import type { BaseUnit, Disposition, ReceiptId, RejectReason } from "./model";

// The protocol is the accountant's paper: Bulgarian, whatever language the reader uses.
const units: Readonly<Record<BaseUnit, string>> = { piece: "брой", g: "кг", ml: "л" };
const inUnit = (quantity: number, unit: BaseUnit): string => formatNumber(unit === "piece" ? quantity : quantity / 1000, "bg", { max: 2 });

async function linesOf(tx: Tx, receiptId: ReceiptId): Promise<ProtocolLine[]> {
  const found = await tx
    .select({
      id: goodsReceiptLine.id, description: goodsOfferLine.description, unit: goodsReceiptLine.unit, declared: goodsReceiptLine.declared,
      arrived: goodsReceiptLine.arrived, accepted: goodsReceiptLine.accepted, rejected: goodsReceiptLine.rejected,
      quarantined: goodsReceiptLine.quarantined, rejectReason: goodsReceiptLine.rejectReason, disposition: goodsReceiptLine.disposition,
      itemName: stockLot.itemName,
    })
    .from(goodsReceiptLine)
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .leftJoin(stockLot, eq(stockLot.receiptLineId, goodsReceiptLine.id))
    .where(eq(goodsReceiptLine.receiptId, receiptId))
    .orderBy(asc(goodsOfferLine.position), asc(stockLot.number));
  const once = found.filter((line, index) => found.findIndex((other) => other.id === line.id) === index);
  return once.map((line) => {
    const unit = line.unit as BaseUnit;
    const differences: string[] = [];
    if (line.arrived < line.declared) differences.push(`не са пристигнали: ${inUnit(line.declared - line.arrived, unit)}`);
    if (line.arrived > line.declared) differences.push(`пристигнали в повече: ${inUnit(line.arrived - line.declared, unit)}`);
    if (line.rejected > 0) {
      const reason = bg.rejectReasons[line.rejectReason as RejectReason].toLowerCase();
      differences.push(`отказани: ${inUnit(line.rejected, unit)} (${reason}, ${bg.dispositions[line.disposition as Disposition].toLowerCase()})`);
    }
    if (line.quarantined > 0) differences.push(`задържани за проверка: ${inUnit(line.quarantined, unit)}`);
    return {
      description: line.itemName ?? line.description, unit: units[unit], declared: inUnit(line.declared, unit), arrived: inUnit(line.arrived, unit),
      accepted: inUnit(line.accepted, unit), rejected: inUnit(line.rejected, unit), difference: differences.join("; ") || null,
    };
  });
}

/**
 * Issues the handover protocol of a receipt with the next number of the year. Called last in the receipt's transaction:
 * the counter row stays locked until commit.
 */
export async function issueProtocol(tx: Tx, ctx: Ctx, receiptId: ReceiptId): Promise<string> {
  const [facts] = await tx
    .select({
      receivedAt: goodsReceipt.receivedAt, offerNumber: goodsOffer.number, createdAt: goodsOffer.createdAt, channel: goodsOffer.channel,
      donor: person.fullName, firm: organisation.name, eik: organisation.eik, city: organisation.city, contactPersonId: organisation.contactPersonId,
      programmeName: programme.nameBg, serviceName: service.nameBg,
    })
    .from(goodsReceipt)
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .leftJoin(need, eq(need.id, goodsOffer.needId))
    .leftJoin(programme, eq(programme.id, need.programmeId))
    .leftJoin(service, eq(service.id, need.serviceId))
    .where(eq(goodsReceipt.id, receiptId));
  if (!facts) throw new Error("a protocol without its receipt");
  const keeperId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  const names = await personNames(tx, [keeperId, facts.contactPersonId].filter((id): id is NonNullable<typeof id> => id !== null));
  const us = await organisationSettings(tx, "bg");
  const { firm, eik, city, donor, contactPersonId } = facts;
  const signer = contactPersonId ? names.get(contactPersonId) : undefined;
  const giver: Party = firm
    ? { name: firm, eik, address: city, signedBy: signer ? { name: signer } : null }
    : { name: donor || "Дарител, който не остави име" };
  const keeper = keeperId ? names.get(keeperId) : undefined;
  const data: HandoverProtocolSnapshot = {
    date: formatDate(facts.receivedAt, "bg"), time: formatTime(facts.receivedAt, "bg"), city: us.city, place: us.address,
    organisation: { name: us.name, eik: us.eik, address: us.address, email: us.email, phone: us.phone },
    giver,
    receiver: { name: us.name, eik: us.eik, address: us.address, signedBy: keeper ? { name: keeper, role: "складов отговорник" } : null },
    basis: facts.channel === "walk_in" ? `Дарение № ${facts.offerNumber}` : `Заявено дарение № ${facts.offerNumber} от ${formatDate(facts.createdAt, "bg")}`,
    purpose: facts.programmeName ?? facts.serviceName ?? "Където е най-нужно",
    lines: await linesOf(tx, receiptId),
    totalValueCents: null,
    valueBasis: "unvalued",
  };
  const issued = await issueDocument(tx, ctx, { type: "handover_protocol", on: localDateOf(facts.receivedAt), subjectId: receiptId, data });
  return issued.id;
}

/** The protocol a receipt has; null when everything was refused at the door. */
export async function protocolOf(tx: Tx, receiptId: ReceiptId): Promise<string | null> {
  const [row] = await tx.select({ id: document.id }).from(document).where(and(eq(document.type, "handover_protocol"), eq(document.subjectId, receiptId)));
  return row?.id ?? null;
}
