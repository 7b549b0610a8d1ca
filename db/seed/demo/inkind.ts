import { asc, eq } from "drizzle-orm";
import { agreeOffer } from "../../../app/domains/inkind/commands/agree-offer.server";
import { createShelf } from "../../../app/domains/inkind/commands/create-shelf.server";
import { declineOffer } from "../../../app/domains/inkind/commands/decline-offer.server";
import { issueGoods } from "../../../app/domains/inkind/commands/issue-goods.server";
import { openWalkIn } from "../../../app/domains/inkind/commands/open-walk-in.server";
import { receiveGift } from "../../../app/domains/inkind/commands/receive-gift.server";
import { submitOffer } from "../../../app/domains/inkind/commands/submit-offer.server";
import { writeOffLot } from "../../../app/domains/inkind/commands/write-off-lot.server";
import { writeOffReasons, type IssueId, type LotId, type OfferId, type OfferLineId, type ReceiptId, type WriteOffReason } from "../../../app/domains/inkind/model";
import type { ReceivedLine } from "../../../app/domains/inkind/receive-schemas";
import { startSeries } from "../../../app/domains/documents/api.server";
import { findOrCreateOrganisation } from "../../../app/domains/people/api.server";
import { visitor, type Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { expectOk, ok } from "../../../app/platform/errors/result";
import type { AccountId, PersonId } from "../../../app/platform/ids/ids";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate } from "../../../app/platform/time/local-date";
import { goodsOfferLine, goodsReceiptLine, stockLot } from "../../schema/inkind.server";
import { accounts, demoId, needs, people } from "./ids";
import { fillKeeping } from "./inkind-keeping";
import { fillOffers } from "./inkind-offers";
import { declined, firmGifts, foodOfLate, foodOfTheYear, onTheWay, places, school, shelves, smallGifts, waiting, yarnOn, type DemoGift, type DemoLine, type DemoOffer } from "./inkind-facts";

const staff = (accountId: AccountId, personId: PersonId, role: "coordinator" | "storekeeper"): Actor =>
  ({ kind: "account", accountId, personId, grants: [{ role, scopeKind: "organisation", scopeId: null }] });
const coordinator = staff(accounts.coordinator, people.yordanka, "coordinator");
const storekeeper = staff(accounts.storekeeper, people.rumen, "storekeeper");

const at = (ctx: Ctx, actor: Actor, day: LocalDate, time: string): Ctx => ({ ...ctx, actor, clock: fixedClock(instantAt(day, time)) });
const offerId = (key: string) => demoId<"GoodsOffer">(`offer:${key}`) as OfferId;
const isWriteOff = (to: string): to is WriteOffReason => (writeOffReasons as readonly string[]).includes(to);

function receivedLine(line: DemoLine, offerLineId: OfferLineId, on: LocalDate): ReceivedLine {
  const arrived = line.arrived ?? line.declared;
  const rejected = line.rejected ?? 0;
  const day = line.expiry ? addDays(on, line.expiry.inDays) : null;
  return {
    offerLineId, itemName: line.item, arrived, rejected, quarantined: 0,
    rejectReason: rejected ? (line.category === "food" ? "damaged_package" : "broken") : null, disposition: rejected ? "returned" : null,
    lots: [{
      quantity: arrived - rejected, useBy: line.expiry?.kind === "use_by" ? day : null, bestBefore: line.expiry?.kind === "best_before" ? day : null,
      storage: line.storage ?? "room", temperatureTenths: line.storage === "chilled" ? 45 : null, shelfId: line.shelf ? demoId(`shelf:${line.shelf}`) : null,
    }],
  };
}

/** Receives an agreed offer and gives its goods out as the story says, as far as the anchor has come. */
async function receive(ctx: Ctx, anchor: LocalDate, key: string, on: LocalDate, lines: readonly DemoLine[]): Promise<void> {
  const id = offerId(key);
  const declaredLines = await ctx.db.select({ id: goodsOfferLine.id }).from(goodsOfferLine).where(eq(goodsOfferLine.offerId, id)).orderBy(asc(goodsOfferLine.position));
  const receiptId = demoId<"GoodsReceipt">(`receipt:${key}`) as ReceiptId;
  const input = { receiptId, offerId: id, lines: lines.map((line, index) => receivedLine(line, declaredLines[index]!.id as OfferLineId, on)) };
  expectOk(await receiveGift(at(ctx, storekeeper, on, "10:14"), input));
  const lots = await ctx.db
    .select({ id: stockLot.id, offerLineId: goodsReceiptLine.offerLineId })
    .from(stockLot).innerJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId)).where(eq(goodsReceiptLine.receiptId, receiptId));
  for (const [index, line] of lines.entries()) {
    const lotId = lots.find((lot) => lot.offerLineId === declaredLines[index]!.id)!.id as LotId;
    for (const [nth, { to, quantity, afterDays }] of (line.uses ?? []).entries()) {
      const day = addDays(on, afterDays);
      if (day > anchor) continue;
      const then = at(ctx, storekeeper, day, "11:30");
      const name = `${key}:${index}:${nth}`;
      if (isWriteOff(to)) expectOk(await writeOffLot(then, { lotId, movementId: demoId(`write-off:${name}`), quantity, reason: to }));
      else expectOk(await issueGoods(then, { issueId: demoId<"GoodsIssue">(`issue:${name}`) as IssueId, ...places[to], takes: [{ lotId, quantity }] }));
    }
  }
}

/** A gift brought to the door: noted, counted, put on a shelf, given out. */
async function giftAtTheDoor(ctx: Ctx, anchor: LocalDate, gift: DemoGift): Promise<void> {
  const { key, on, lines, name, organisationId, anonymous = false } = gift;
  expectOk(await openWalkIn(at(ctx, storekeeper, on, "10:05"), {
    offerId: offerId(key), anonymous, locale: "bg", ...(organisationId ? { organisationId } : {}), ...(name ? { name } : {}),
    lines: lines.map(({ item, category, unit, declared }) => ({ description: item, category, unit, quantity: declared })),
  }));
  await receive(ctx, anchor, key, on, lines);
}

async function offer(ctx: Ctx, day: LocalDate, it: DemoOffer, needId?: string): Promise<void> {
  const number = Number.parseInt(demoId(`phone:${it.key}`).slice(-3), 16) % 90 + 10;
  expectOk(await submitOffer(at(ctx, visitor, day, "19:20"), {
    offerId: offerId(it.key), name: it.name, email: `${it.key}@primer.example`, phone: `+359820001${number}`, anonymous: false, locale: "bg",
    delivery: it.address ? "pickup" : "bring", ...(it.address ? { address: it.address } : {}), ...(needId ? { needId } : {}),
    lines: [{ description: it.description, category: it.category, unit: "piece", quantity: it.quantity }],
  }));
}

const agree = async (ctx: Ctx, key: string, decidedOn: LocalDate, comesOn: LocalDate): Promise<void> => {
  expectOk(await agreeOffer(at(ctx, coordinator, decidedOn, "09:40"), { offerId: offerId(key), from: instantAt(comesOn, "17:00"), until: instantAt(comesOn, "19:00") }));
};

/** Sketch 03 В: six jackets of Юлия Димова, five accepted, three with the programme, two on the shelf. */
async function sixJackets(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const day = (days: number): LocalDate => addDays(anchor, days);
  expectOk(await submitOffer(at(ctx, visitor, day(-21), "20:05"), {
    offerId: offerId("six-jackets"), name: "Юлия Димова", email: "y.dimova@sinorsoft.example", phone: "+35982000141", anonymous: true, locale: "bg",
    delivery: "pickup", address: "ж.к. „Възраждане“, бл. 14, вх. Б, ет. 3", lines: [{ description: "детски зимни якета", category: "clothes", unit: "piece", quantity: 6 }],
  }));
  await agree(ctx, "six-jackets", day(-19), day(-17));
}

/** ~140 gifts of a year in the order in which they came, so that the protocols count up by day. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const gifts = [...foodOfTheYear, ...foodOfLate(anchor), ...firmGifts(anchor), ...smallGifts(anchor)].filter((gift) => gift.on <= anchor);
  gifts.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.key < b.key ? -1 : 1));
  const beforeYarn = gifts.filter((gift) => gift.on.startsWith("2026") && gift.on < yarnOn).length;
  expectOk(await inTransaction(ctx.db, async (tx) => {
    await findOrCreateOrganisation(tx, ctx, { id: school, name: "ОУ „Христо Ботев“", kind: "school", city: "гр. Крайбряг" });
    await startSeries(tx, "handover_protocol", 2026, 22 - beforeYarn);
    return ok(null);
  }));
  for (const shelf of shelves) expectOk(await createShelf({ ...ctx, actor: storekeeper }, { shelfId: demoId(`shelf:${shelf.code}`), ...shelf }));
  const jacketsOn = addDays(anchor, -17);
  let jackets = false;
  for (const gift of gifts) {
    if (!jackets && gift.on >= jacketsOn) {
      jackets = true;
      await sixJackets(ctx, anchor);
      await receive(ctx, anchor, "six-jackets", jacketsOn, [{ item: "Детско зимно яке, ръст 122 – 134", category: "clothes", unit: "piece", declared: 6, rejected: 1, shelf: "В2", uses: [{ to: "reintegration", quantity: 3, afterDays: 2 }] }]);
    }
    await giftAtTheDoor(ctx, anchor, gift);
  }
  for (const it of declined) {
    await offer(ctx, addDays(anchor, it.days), it);
    expectOk(await declineOffer(at(ctx, coordinator, addDays(anchor, it.days + 1), "09:50"), { offerId: offerId(it.key), reason: it.reason }));
  }
  for (const it of waiting) await offer(ctx, addDays(anchor, it.days), it, it.need ? needs[it.need] : undefined);
  for (const it of onTheWay) {
    await offer(ctx, addDays(anchor, it.days), it);
    await agree(ctx, it.key, addDays(anchor, it.days + 1), addDays(anchor, it.comesInDays));
  }
  await fillKeeping(ctx, anchor);
  await fillOffers(ctx, anchor);
}
