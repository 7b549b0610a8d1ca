import { agreeOffer } from "~/domains/inkind/commands/agree-offer.server";
import { receiveGift } from "~/domains/inkind/commands/receive-gift.server";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { inkindChecks } from "~/domains/inkind/checks.server";
import type { BaseUnit, OfferId, OfferLineId, ReceiptId } from "~/domains/inkind/model";
import type { ReceivedLine, ReceivedLot } from "~/domains/inkind/receive-schemas";
import type { OfferInput } from "~/domains/inkind/schemas";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { hoursLater } from "~/platform/time/clock";
import { testDatabase } from "~tests/support/database";

/** A database with a service, a programme and the two people who handle gifts; and the few steps every test needs. */
export async function storeFixture() {
  const test = await testDatabase();
  const [coordinator, storekeeper] = [await test.actorWith("coordinator"), await test.actorWith("storekeeper", "Румен Кьосев")];
  const [serviceId, programmeId] = [newId(), newId()];
  await test.sql`insert into service (id, kind, name_bg, name_en, created_at) values (${serviceId}, 'service', 'ЦОП', 'CSC', now())`;
  await test.sql`insert into programme (id, service_id, kind, name_bg, name_en, created_at) values (${programmeId}, ${serviceId}, 'programme', 'Реинтеграция', 'Reintegration', now())`;

  const offer = (over: Partial<OfferInput> = {}): OfferInput & { locale: "bg" } => ({
    offerId: newId<"GoodsOffer">() as OfferId, lines: [{ description: "детски якета", category: "clothes", unit: "piece", quantity: 6 }],
    delivery: "bring", anonymous: false, photoIds: [], wish: null, wantsContract: false, wantsCertificate: false, own: false, name: "Юлия Димова", email: "yuliya@example.test", locale: "bg", ...over,
  });
  const linesOf = async (offerId: string) =>
    (await test.sql`select id, unit, quantity from goods_offer_line where offer_id = ${offerId} order by position`) as unknown as { id: OfferLineId; unit: BaseUnit; quantity: number }[];
  const agreed = async (over: Partial<OfferInput> = {}) => {
    const submitted = expectOk(await submitOffer(test.ctx(), offer(over)));
    const from = hoursLater(test.clock.now(), 24);
    expectOk(await agreeOffer(test.ctx(coordinator), { offerId: submitted.offerId, from, until: hoursLater(from, 2) }));
    return submitted;
  };
  const wholeLot = (quantity: number, more: Partial<ReceivedLot> = {}): ReceivedLot => ({ quantity, useBy: null, bestBefore: null, storage: "room", ...more });
  const line = (offerLineId: OfferLineId, arrived: number, more: Partial<ReceivedLine> = {}): ReceivedLine => ({
    offerLineId, itemName: "Детско яке", arrived, rejected: 0, quarantined: 0, rejectReason: null, disposition: null,
    lots: arrived > 0 ? [wholeLot(arrived)] : [], ...more,
  });
  /** An offer of one line, received whole (or as the lots say). */
  const received = async (quantity: number, lots?: ReceivedLot[], over: Partial<OfferInput> = {}) => {
    const gift = await agreed({ lines: [{ description: "якета", category: "clothes", unit: "piece", quantity }], ...over });
    const [declared] = await linesOf(gift.offerId);
    const receiptId = newId<"GoodsReceipt">() as ReceiptId;
    const receipt = expectOk(await receiveGift(test.ctx(storekeeper), { receiptId, offerId: gift.offerId, lines: [line(declared!.id, quantity, lots ? { lots } : {})] }));
    const found = (await test.sql`select l.id, l.number, l.tranche_id from stock_lot l join goods_receipt_line rl on rl.id = l.receipt_line_id where rl.receipt_id = ${receiptId} order by l.number`) as unknown as { id: string; number: number; tranche_id: string }[];
    return { ...gift, ...receipt, lots: found };
  };
  const onHand = async (lotId: string): Promise<number> =>
    Number((await test.sql`select on_hand from stock_balance where lot_id = ${lotId} and place_kind = 'store'`)[0]?.on_hand ?? 0);
  const broken = async () => (await countViolations(test.db, inkindChecks)).filter((check) => check.violations > 0);
  return { ...test, coordinator, storekeeper, serviceId, programmeId, offer, agreed, line, linesOf, wholeLot, received, onHand, broken };
}
export type StoreFixture = Awaited<ReturnType<typeof storeFixture>>;
