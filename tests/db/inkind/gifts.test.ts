import { beforeAll, describe, expect, it } from "vitest";
import { agreeOffer } from "~/domains/inkind/commands/agree-offer.server";
import { declineOffer } from "~/domains/inkind/commands/decline-offer.server";
import { openWalkIn } from "~/domains/inkind/commands/open-walk-in.server";
import { receiveGift } from "~/domains/inkind/commands/receive-gift.server";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import type { OfferId, ReceiptId } from "~/domains/inkind/model";
import { offerDetail } from "~/domains/inkind/queries/offer-detail.server";
import { offerList } from "~/domains/inkind/queries/offer-list.server";
import { trackOffer } from "~/domains/inkind/queries/tracking.server";
import { AccessDenied } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { newLookCode } from "~/platform/tokens/look-code";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
beforeAll(async () => {
  at = await storeFixture();
});
const receiptId = () => newId<"GoodsReceipt">() as ReceiptId;
const soon = () => ({ from: hoursLater(at.clock.now(), 24), until: hoursLater(at.clock.now(), 26) });

describe("an offer", () => {
  it("is one row and one code however often its form is sent", async () => {
    const input = at.offer();
    const sent = await Promise.all([submitOffer(at.ctx(), input), submitOffer(at.ctx(), input), submitOffer(at.ctx(), input)]);
    const codes = new Set(sent.map((result) => expectOk(result).code));
    expect(codes.size).toBe(1);
    expect(sent.filter((result) => expectOk(result).created)).toHaveLength(1);
    expect(await at.sql`select count(*) as n from goods_offer where id = ${input.offerId}`).toEqual([{ n: 1 }]);
    expect(await at.sql`select count(*) as n from goods_offer_line where offer_id = ${input.offerId}`).toEqual([{ n: 1 }]);
    expect(await at.sql`select count(*) as n from outbox where topic = 'inkind.offer_submitted' and payload->>'offerId' = ${input.offerId}`).toEqual([{ n: 1 }]);
  });

  it("refuses other content under the same id", async () => {
    const input = at.offer();
    expectOk(await submitOffer(at.ctx(), input));
    const other = await submitOffer(at.ctx(), { ...input, lines: [{ ...input.lines[0]!, quantity: 7 }] });
    expect(other).toMatchObject({ ok: false, refusal: { code: "offer_conflict" } });
  });

  it("refuses a photo nobody sent", async () => {
    expect(await submitOffer(at.ctx(), at.offer({ photoIds: [newId()] }))).toMatchObject({ refusal: { code: "photo_unknown" } });
  });

  it("drops a need that asks for nothing any more", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer({ needId: newId() })));
    expect(await at.sql`select need_id from goods_offer where id = ${sent.offerId}`).toEqual([{ need_id: null }]);
  });

  it("needs no name at all", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer({ name: undefined, email: undefined })));
    expect(await at.sql`select donor_person_id from goods_offer where id = ${sent.offerId}`).toEqual([{ donor_person_id: null }]);
  });
});

describe("a decision", () => {
  it("is made once, by a coordinator", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer()));
    const decide = () => Promise.all([
      agreeOffer(at.ctx(at.coordinator), { offerId: sent.offerId, ...soon() }),
      declineOffer(at.ctx(at.coordinator), { offerId: sent.offerId, reason: "no_space" }),
    ]);
    await expect(agreeOffer(at.ctx(at.storekeeper), { offerId: sent.offerId, ...soon() })).rejects.toThrow(AccessDenied);
    await decide();
    const again = await agreeOffer(at.ctx(at.coordinator), { offerId: sent.offerId, ...soon() });
    expect(again).toMatchObject({ refusal: { code: "offer_decided" } });
  });

  it("answers an unknown offer and a time that has passed", async () => {
    const unknown = newId<"GoodsOffer">() as OfferId;
    expect(await agreeOffer(at.ctx(at.coordinator), { offerId: unknown, ...soon() })).toMatchObject({ refusal: { code: "offer_unknown" } });
    const past = { from: hoursLater(at.clock.now(), -3), until: hoursLater(at.clock.now(), -1) };
    expect(await agreeOffer(at.ctx(at.coordinator), { offerId: unknown, ...past })).toMatchObject({ refusal: { code: "agreed_in_past", field: "day" } });
  });

  it("promises the quantity to the need and gives it back when declined", async () => {
    const needId = newId();
    await at.sql`insert into need (id, service_id, kind, book, title_bg, title_en, quantity, unit, state, created_at)
      values (${needId}, ${at.serviceId}, 'goods', 'goods', 'Якета', 'Jackets', 10, 'piece', 'public', now())`;
    const sums = () => at.sql`select pledged, received from need where id = ${needId}`;
    const gift = await at.agreed({ needId });
    expect(await sums()).toEqual([{ pledged: 6, received: 0 }]);
    const second = await at.agreed({ needId });
    expect(await sums()).toEqual([{ pledged: 10, received: 0 }]);
    expectOk(await declineOffer(at.ctx(at.coordinator), { offerId: second.offerId, reason: "not_needed" }));
    expect(await sums()).toEqual([{ pledged: 6, received: 0 }]);
    const [line] = await at.linesOf(gift.offerId);
    expectOk(await receiveGift(at.ctx(at.storekeeper), {
      offerId: gift.offerId, receiptId: receiptId(),
      lines: [at.line(line!.id, 6, { rejected: 1, rejectReason: "broken", disposition: "returned", lots: [at.wholeLot(5)] })],
    }));
    expect(await sums()).toEqual([{ pledged: 0, received: 5 }]);
  });
});

describe("a receipt", () => {
  it("keeps four numbers, lots, a protocol and the tranche", async () => {
    const gift = await at.agreed();
    const [line] = await at.linesOf(gift.offerId);
    const input = {
      offerId: gift.offerId, receiptId: receiptId(),
      lines: [at.line(line!.id, 6, { rejected: 1, quarantined: 1, rejectReason: "broken" as const, disposition: "returned" as const, lots: [at.wholeLot(3), at.wholeLot(1)] })],
    };
    const first = expectOk(await receiveGift(at.ctx(at.storekeeper), input));
    expect(first).toMatchObject({ created: true });
    expect(await receiveGift(at.ctx(at.storekeeper), input)).toEqual({ ok: true, value: { ...first, created: false } });
    expect(await receiveGift(at.ctx(at.storekeeper), { ...input, receiptId: receiptId() })).toMatchObject({ refusal: { code: "offer_received" } });
    expect(await receiveGift(at.ctx(at.storekeeper), { ...input, lines: [at.line(line!.id, 6)] })).toMatchObject({ refusal: { code: "receipt_conflict" } });
    expect(await at.sql`select declared, arrived, accepted, rejected, quarantined from goods_receipt_line where receipt_id = ${input.receiptId}`)
      .toEqual([{ declared: 6, arrived: 6, accepted: 4, rejected: 1, quarantined: 1 }]);
    expect(await at.sql`select state from goods_offer where id = ${gift.offerId}`).toEqual([{ state: "closed" }]);
    const detail = await offerDetail(at.ctx(at.coordinator), gift.offerId, "bg");
    expect(detail).toMatchObject({ protocolId: first.documentId });
    expect(await at.broken()).toEqual([]);
  });

  it("takes only an agreed offer, whole, by a storekeeper", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer()));
    const [line] = await at.linesOf(sent.offerId);
    const input = { offerId: sent.offerId, receiptId: receiptId(), lines: [at.line(line!.id, 6)] };
    await expect(receiveGift(at.ctx(at.coordinator), input)).rejects.toThrow(AccessDenied);
    expect(await receiveGift(at.ctx(at.storekeeper), input)).toMatchObject({ refusal: { code: "offer_not_agreed" } });
    expectOk(await agreeOffer(at.ctx(at.coordinator), { offerId: sent.offerId, ...soon() }));
    const foreign = await at.linesOf((await at.agreed()).offerId);
    expect(await receiveGift(at.ctx(at.storekeeper), { ...input, lines: [at.line(foreign[0]!.id, 6)] })).toMatchObject({ refusal: { code: "lines_differ" } });
    expect(await receiveGift(at.ctx(at.storekeeper), { ...input, lines: [at.line(line!.id, 0)] })).toMatchObject({ refusal: { code: "nothing_arrived" } });
    expect(await receiveGift(at.ctx(at.storekeeper), { ...input, offerId: newId<"GoodsOffer">() as OfferId })).toMatchObject({ refusal: { code: "offer_unknown" } });
    expect(await at.sql`select count(*) as n from goods_receipt where offer_id = ${sent.offerId}`).toEqual([{ n: 0 }]);
  });

  it("gives no protocol when everything was refused at the door", async () => {
    const gift = await at.agreed();
    const [line] = await at.linesOf(gift.offerId);
    const done = expectOk(await receiveGift(at.ctx(at.storekeeper), {
      offerId: gift.offerId, receiptId: receiptId(), lines: [at.line(line!.id, 6, { rejected: 6, rejectReason: "unclean", disposition: "returned", lots: [] })],
    }));
    expect(done.documentId).toBeNull();
  });

  it("numbers protocols without a gap, also after a refused attempt", async () => {
    const before = await at.received(2);
    const gift = await at.agreed();
    const [line] = await at.linesOf(gift.offerId);
    await expect(receiveGift(at.ctx(at.storekeeper), { offerId: gift.offerId, receiptId: receiptId(), lines: [at.line(line!.id, 6, { lots: [at.wholeLot(5)] })] })).rejects.toThrow();
    const after = await at.received(2);
    const numbers = await at.sql`select number from document where id in ${at.sql([before.documentId!, after.documentId!])} order by number`;
    expect(Number(numbers[1]!.number) - Number(numbers[0]!.number)).toBe(1);
  });

  it("marks a food bank's goods not for sale", async () => {
    const organisationId = newId();
    await at.sql`insert into organisation (id, name, kind, created_at) values (${organisationId}, 'Хранителна банка', 'food_bank', now())`;
    const walkIn = expectOk(await openWalkIn(at.ctx(at.storekeeper), {
      offerId: newId<"GoodsOffer">() as OfferId, organisationId, anonymous: false, locale: "bg",
      lines: [{ description: "брашно", category: "food", unit: "g", quantity: 12_000 }],
    }));
    const [line] = await at.linesOf(walkIn.offerId);
    expectOk(await receiveGift(at.ctx(at.storekeeper), { offerId: walkIn.offerId, receiptId: receiptId(), lines: [at.line(line!.id, 12_000)] }));
    expect(await at.sql`select l.not_for_sale, l.unit from stock_lot l join goods_receipt_line rl on rl.id = l.receipt_line_id where rl.offer_line_id = ${line!.id}`)
      .toEqual([{ not_for_sale: true, unit: "g" }]);
  });
});

describe("what is shown", () => {
  it("answers a wrong, a malformed and a foreign code alike, and nothing personal for a right one", async () => {
    const gift = await at.received(4, undefined, { name: "Тайна Тайнова", email: "tayna@example.test", phone: "+359888123456", address: "ул. „Тайна“ 1" });
    expect(await trackOffer(at.ctx(), newLookCode(), "bg")).toBeNull();
    expect(await trackOffer(at.ctx(), "не е код", "bg")).toBeNull();
    const paper = await at.sql`select look_code from document limit 1`;
    expect(await trackOffer(at.ctx(), String(paper[0]!.look_code), "bg")).toBeNull();
    const seen = await trackOffer(at.ctx(), gift.code.toLowerCase(), "bg");
    expect(seen).toMatchObject({ state: "closed", lines: [{ declared: 4, arrived: 4, accepted: 4, rejected: 0 }], waiting: [{ quantity: 4 }] });
    expect(JSON.stringify(seen)).not.toMatch(/Тайн|tayna|0888|359888/);
  });

  it("lists gifts page by page without losing any", async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await offerList(at.ctx(at.coordinator), { group: "closed", after, locale: "bg" });
      seen.push(...page.offers.map((offer) => offer.id));
      if (!page.next) break;
      after = page.next;
    }
    const all = await at.sql`select id from goods_offer where state = 'closed'`;
    expect(new Set(seen)).toEqual(new Set(all.map((row) => row.id)));
    expect(seen).toHaveLength(all.length);
  });

  it("keeps staff pages from visitors", async () => {
    await expect(offerList(at.ctx(), { group: "due", locale: "bg" })).rejects.toThrow(AccessDenied);
    await expect(offerDetail(at.ctx(), newId(), "bg")).rejects.toThrow(AccessDenied);
  });
});
