import { and, asc, eq, inArray } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsReceipt, goodsReceiptLine, stockLot } from "~db/schema/inkind.server";
import { writeOffAct, writeOffActLine } from "~db/schema/inkind-store.server";
import { account, person } from "~db/schema/people.server";
import type { WriteOffProtocolSnapshot } from "~/domains/documents/api";
import { issueDocument } from "~/domains/documents/api.server";
import { organisationSettings } from "~/domains/people/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { formatDate, formatNumber, formatTime } from "~/platform/i18n/format";
import { localDateOf } from "~/platform/time/local-date";
import { bg } from "./messages.bg";
import type { BaseUnit, WriteOffReason } from "./model";

// The protocol is the accountant's paper: Bulgarian, whatever language the reader uses.
const units: Readonly<Record<BaseUnit, string>> = { piece: "брой", g: "кг", ml: "л" };
const inUnit = (quantity: number, unit: BaseUnit): string => formatNumber(unit === "piece" ? quantity : quantity / 1000, "bg", { max: 2 });

/** Issues the protocol of an act with the next number of the year. Called last in its transaction. */
export async function issueWriteOffProtocol(tx: Tx, ctx: Ctx, actId: string): Promise<string> {
  const [act] = await tx.select().from(writeOffAct).where(eq(writeOffAct.id, actId));
  if (!act) throw new Error("a protocol without its act");
  const people = await tx.select({ id: account.id, name: person.fullName }).from(account).innerJoin(person, eq(person.id, account.personId))
    .where(inArray(account.id, [act.writtenOffBy, act.witnessId].filter((id): id is string => id !== null)));
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "";
  const lines = await tx
    .select({ number: stockLot.number, itemName: stockLot.itemName, unit: stockLot.unit, quantity: writeOffActLine.quantity, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore, offerNumber: goodsOffer.number })
    .from(writeOffActLine)
    .innerJoin(stockLot, eq(stockLot.id, writeOffActLine.lotId))
    .innerJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId))
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .where(eq(writeOffActLine.actId, actId))
    .orderBy(asc(stockLot.number));
  const us = await organisationSettings(tx, "bg");
  const data: WriteOffProtocolSnapshot = {
    date: formatDate(act.writtenOffAt, "bg"), time: formatTime(act.writtenOffAt, "bg"), place: [us.city, us.address].filter(Boolean).join(", "),
    organisation: { name: us.name, eik: us.eik, address: us.address, email: us.email, phone: us.phone },
    reason: bg.writeOffReasons[act.reason as WriteOffReason],
    people: [{ name: nameOf(act.writtenOffBy), role: "складов отговорник" }, { name: nameOf(act.witnessId), role: "член на комисията" }],
    photo: act.photoFileId !== null,
    lines: lines.map((line) => {
      const expiry = line.useBy ? `използвай преди ${formatDate(line.useBy, "bg")}` : line.bestBefore ? `най-добър до ${formatDate(line.bestBefore, "bg")}` : null;
      return {
        lot: String(line.number), description: line.itemName, unit: units[line.unit as BaseUnit], quantity: inUnit(line.quantity, line.unit as BaseUnit),
        note: [expiry, `дарение № ${line.offerNumber}`].filter(Boolean).join("; "),
      };
    }),
  };
  return (await issueDocument(tx, ctx, { type: "write_off_protocol", on: localDateOf(act.writtenOffAt), subjectId: actId, data })).id;
}

export async function writeOffProtocolOf(tx: Tx, actId: string): Promise<string> {
  const [row] = await tx.select({ id: document.id }).from(document).where(and(eq(document.type, "write_off_protocol"), eq(document.subjectId, actId)));
  if (!row) throw new Error("an act without its protocol");
  return row.id;
}
