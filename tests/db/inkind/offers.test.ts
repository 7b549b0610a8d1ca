import { beforeAll, describe, expect, it } from "vitest";
import { agreeOffer } from "~/domains/inkind/commands/agree-offer.server";
import { acceptProposal, answerQuestion, refuseProposal } from "~/domains/inkind/commands/answer-offer.server";
import { askDonor } from "~/domains/inkind/commands/ask-donor.server";
import { agreeStanding, endStanding, pauseStanding } from "~/domains/inkind/commands/change-standing.server";
import { collectGift, missGift } from "~/domains/inkind/commands/collect-gift.server";
import { confirmHelp } from "~/domains/inkind/commands/confirm-help.server";
import { declineOffer } from "~/domains/inkind/commands/decline-offer.server";
import { openStandingDays } from "~/domains/inkind/commands/open-standing-days.server";
import { checkDeliveryNote, postDeliveryNote } from "~/domains/inkind/commands/post-delivery-note.server";
import { proposeAmount } from "~/domains/inkind/commands/propose-amount.server";
import { redirectOffer } from "~/domains/inkind/commands/redirect-offer.server";
import { requestStanding } from "~/domains/inkind/commands/request-standing.server";
import { savePartner } from "~/domains/inkind/commands/save-partner.server";
import { restoreStandingDay, skipStandingDay } from "~/domains/inkind/commands/skip-standing-day.server";
import { submitHelp } from "~/domains/inkind/commands/submit-help.server";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { thankForUsed } from "~/domains/inkind/commands/thank-for-used.server";
import { issueGoods } from "~/domains/inkind/commands/issue-goods.server";
import type { IssueId, LotId, OfferId } from "~/domains/inkind/model";
import { offerDetail } from "~/domains/inkind/queries/offer-detail.server";
import { pickups } from "~/domains/inkind/queries/pickups.server";
import { trackOffer } from "~/domains/inkind/queries/tracking.server";
import { AccessDenied, systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { createI18n } from "~/platform/i18n/instance";
import { newId } from "~/platform/ids/ids";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { JobRuntime } from "~/platform/jobs/handlers.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { hoursLater } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { catalogue as bg } from "~/catalogue.bg";
import { catalogue as en } from "~/catalogue.en";
import { handlers } from "~/wiring.server";
import { storeFixture, type StoreFixture } from "./store";

let at: StoreFixture;
let runtime: JobRuntime;
const letters: Letter[] = [];
beforeAll(async () => {
  at = await storeFixture();
  runtime = {
    db: at.db, clock: at.clock, baseUrl: "https://primer.example", translators: { bg: createI18n("bg", bg, "throw").t as never, en: createI18n("en", en, "throw").t as never },
    mailer: { send: async (letter) => void letters.push(letter), close: () => undefined },
  };
});
const newest = async (pattern: RegExp): Promise<string> => {
  await deliverAll(runtime, handlers);
  return pattern.exec(letters.filter((letter) => pattern.test(letter.text)).at(-1)?.text ?? "")![1]!;
};
const boss = () => at.ctx(at.coordinator);
const soon = () => ({ from: hoursLater(at.clock.now(), 48), until: hoursLater(at.clock.now(), 50) });
const state = async (offerId: string) => (await at.sql`select state, answer_due::text as due, revision from goods_offer where id = ${offerId}`)[0];

describe("the coordinator's two working days", () => {
  it("stand still while the donor owes the answer and begin anew with it", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer()));
    // Saturday before Christmas: Monday and Tuesday.
    expect(await state(sent.offerId)).toEqual({ state: "submitted", due: "2026-12-22", revision: 0 });
    expectOk(await askDonor(boss(), { offerId: sent.offerId, revision: 0, question: "Кога са купени?" }));
    expect(await state(sent.offerId)).toEqual({ state: "asked", due: null, revision: 1 });
    const token = await newest(/\/g\/([\w-]{43})/);
    expect(letters.at(-1)!.text).toContain("Кога са купени?");
    expectOk(await answerQuestion(at.ctx(), { token, answer: "Миналата зима." }));
    expect(await answerQuestion(at.ctx(), { token, answer: "Пак." })).toMatchObject({ refusal: { code: "link_over" } });
    expect(await state(sent.offerId)).toMatchObject({ state: "submitted", due: "2026-12-22" });
  });

  it("refuse what was written over somebody else's act", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer()));
    expectOk(await askDonor(boss(), { offerId: sent.offerId, revision: 0, question: "?" }));
    expect(await declineOffer(boss(), { offerId: sent.offerId, revision: 0, reason: "no_space" })).toMatchObject({ refusal: { code: "offer_changed" } });
    expectOk(await declineOffer(boss(), { offerId: sent.offerId, revision: 1, reason: "no_space" }));
    expect(await agreeOffer(boss(), { offerId: sent.offerId, ...soon() })).toMatchObject({ refusal: { code: "offer_decided" } });
  });
});

describe("a smaller amount", () => {
  it("is agreed by the donor's link and leaves what was declared", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer({ lines: [{ description: "столове", category: "furniture", unit: "piece", quantity: 40 }] })));
    const [line] = await at.linesOf(sent.offerId);
    const propose = (quantity: number) => proposeAmount(boss(), { offerId: sent.offerId, ...soon(), lines: [{ lineId: line!.id, quantity }] });
    expect(await propose(40)).toMatchObject({ refusal: { code: "proposal_not_smaller" } });
    expect(await propose(0)).toMatchObject({ refusal: { code: "proposal_empty" } });
    expectOk(await propose(10));
    const token = await newest(/\/g\/([\w-]{43})/);
    expectOk(await acceptProposal(at.ctx(), { token }));
    const tracked = await trackOffer(at.ctx(), sent.code, "bg");
    expect(await offerDetail(boss(), sent.offerId, "bg")).toMatchObject({ help: null, turns: [{ kind: "proposal" }, { kind: "accepted" }], lines: [{ agreed: 10 }] });
    expect(tracked).toMatchObject({ state: "agreed", help: null, helpReceived: null, lines: [{ declared: 40, agreed: 10 }] });
    expect(await refuseProposal(at.ctx(), { token })).toMatchObject({ refusal: { code: "link_over" } });
  });

  it("is withdrawn by a no", async () => {
    const sent = expectOk(await submitOffer(at.ctx(), at.offer({ lines: [{ description: "маси", category: "furniture", unit: "piece", quantity: 4 }] })));
    const [line] = await at.linesOf(sent.offerId);
    expectOk(await proposeAmount(boss(), { offerId: sent.offerId, ...soon(), lines: [{ lineId: line!.id, quantity: 1 }] }));
    expectOk(await refuseProposal(at.ctx(), { token: await newest(/\/g\/([\w-]{43})/) }));
    expect(await state(sent.offerId)).toMatchObject({ state: "withdrawn" });
  });
});

it("sends a donor on to a partner and tells the partner nothing", async () => {
  const partnerId = newId();
  expectOk(await savePartner(boss(), { partnerId, name: "Мебелна банка", takesBg: "мебели", takesEn: "furniture", contact: "+359 82 000 777" }));
  const sent = expectOk(await submitOffer(at.ctx(), at.offer()));
  expect(await redirectOffer(boss(), { offerId: sent.offerId, partnerId: newId() })).toMatchObject({ refusal: { code: "partner_unknown" } });
  expectOk(await redirectOffer(boss(), { offerId: sent.offerId, partnerId, note: "Те имат бус." }));
  await deliverAll(runtime, handlers);
  expect(letters.at(-1)).toMatchObject({ to: "yuliya@example.test" });
  expect(letters.at(-1)!.text).toContain("Мебелна банка");
  expect(await trackOffer(at.ctx(), sent.code, "bg")).toMatchObject({ state: "redirected", partner: "Мебелна банка" });
});

describe("help", () => {
  const promise = (over = {}) => submitHelp(at.ctx(), {
    offerId: newId<"GoodsOffer">() as OfferId, kind: "service", what: "подстригване", whenWords: "събота", hours: 150, deliverable: undefined, serviceId: at.serviceId,
    name: "Милена Проба", email: "milena@example.test" as never, phone: undefined, anonymous: false, wantsCertificate: false, locale: "bg", ...over,
  });
  it("is confirmed once by the service that got it, without a minute in the time book", async () => {
    const manager = await at.actorWith([{ role: "service_manager", scopeKind: "service", scopeId: at.serviceId }]);
    const other = await at.actorWith([{ role: "service_manager", scopeKind: "service", scopeId: newId() }]);
    const sent = expectOk(await promise());
    const confirm = (actor = manager, receiptId = newId() as string) => confirmHelp(at.ctx(actor), { receiptId, offerId: sent.offerId, receivedOn: localDate("2026-12-18"), hours: 120, deliverable: undefined });
    expect(await confirm()).toMatchObject({ refusal: { code: "help_not_agreed" } });
    expectOk(await agreeOffer(boss(), { offerId: sent.offerId }));
    await expect(confirm(other)).rejects.toThrow(AccessDenied);
    const receiptId = newId() as string;
    expectOk(await confirm(manager, receiptId));
    expectOk(await confirm(manager, receiptId));
    expect(await confirm()).toMatchObject({ refusal: { code: "help_confirmed" } });
    expect(await at.sql`select count(*) as n from tranche where book = 'time'`).toEqual([{ n: 0 }]);
    expect(await trackOffer(at.ctx(), sent.code, "bg")).toMatchObject({ state: "closed", kind: "service", helpReceived: { minutes: 120 } });
    await deliverAll(runtime, handlers);
    expect(letters.at(-1)!.subject).toContain("Получихме помощта");
  });
  it("goes to a service that exists", async () => {
    expect(await promise({ serviceId: newId() })).toMatchObject({ refusal: { code: "target_unknown" } });
  });
});

describe("the driver's round", () => {
  it("takes a gift once, and brings one with nobody home back to the coordinator", async () => {
    const today = { from: hoursLater(at.clock.now(), 1), until: hoursLater(at.clock.now(), 3) };
    const both = await Promise.all([0, 1].map(async (n) => {
      const sent = expectOk(await submitOffer(at.ctx(), at.offer({ delivery: "pickup", address: `ул. „Липова“ ${n + 1}`, floor: "ет. 4, без асансьор", phone: "+359820001234" as never })));
      expectOk(await agreeOffer(boss(), { offerId: sent.offerId, ...today }));
      return sent;
    }));
    const stops = await pickups(boss(), localDate("2026-12-19"));
    expect(stops.map(({ where, floor }) => [where, floor])).toEqual(expect.arrayContaining([["ул. „Липова“ 1", "ет. 4, без асансьор"]]));
    expectOk(await collectGift(at.ctx(at.storekeeper), { offerId: both[0]!.offerId }));
    expectOk(await collectGift(at.ctx(at.storekeeper), { offerId: both[0]!.offerId }));
    expect(await missGift(at.ctx(at.storekeeper), { offerId: both[0]!.offerId })).toMatchObject({ refusal: { code: "pickup_settled" } });
    expectOk(await missGift(at.ctx(at.storekeeper), { offerId: both[1]!.offerId, note: "Звънях два пъти." }));
    expect(await state(both[1]!.offerId)).toMatchObject({ state: "submitted", due: "2026-12-22" });
    expect(await collectGift(at.ctx(at.storekeeper), { offerId: both[1]!.offerId })).toMatchObject({ refusal: { code: "pickup_settled" } });
  });
});

describe("a standing offer", () => {
  const request = async (over = {}) => {
    const { standingOfferId } = expectOk(await requestStanding(at.ctx(), {
      standingOfferId: newId(), firm: "Хлебарница „Проба“", eik: undefined, name: "Иво Пробов", email: "ivo@example.test" as never, phone: "+359820009999" as never, description: "хляб", category: "food",
      unit: "piece", quantity: 40, weekdays: [1, 2, 3, 4, 5], skipsHolidays: true, from: "07:00", until: "08:00", delivery: "bring", startsOn: localDate("2026-12-19"), locale: "bg", ...over,
    }));
    expectOk(await agreeStanding(boss(), standingOfferId));
    return { standingOfferId, token: await newest(/\/standing\/([\w-]{43})/) };
  };
  const job = () => ({ ...at.ctx(), actor: systemActor("inkind_standing_days") });
  const offersOf = async (id: string) => (await at.sql`select d.day::text as day, d.state as day_state, o.state from standing_offer_day d left join goods_offer o on o.id = d.offer_id where d.standing_offer_id = ${id} order by d.day`).map((row) => [row.day, row.day_state, row.state]);
  const monday = localDate("2026-12-21");

  it("becomes one agreed offer a day, skips by the lasting link, and rests at the weekend and on holidays", async () => {
    const { standingOfferId, token } = await request();
    expect(await openStandingDays(job())).toEqual({ opened: 0 });
    expect(await openStandingDays(job(), monday)).toEqual({ opened: 1 });
    expect(await openStandingDays(job(), monday)).toEqual({ opened: 0 });
    expect(await openStandingDays(job(), localDate("2026-12-25"))).toEqual({ opened: 0 });
    expectOk(await skipStandingDay(at.ctx(), { token, day: monday }));
    expectOk(await skipStandingDay(at.ctx(), { token, day: localDate("2026-12-22") }));
    expectOk(await restoreStandingDay(at.ctx(), { token, day: localDate("2026-12-22") }));
    expect(await restoreStandingDay(at.ctx(), { token, day: monday })).toMatchObject({ refusal: { code: "day_opened" } });
    expect(await skipStandingDay(at.ctx(), { token, day: localDate("2026-12-20") })).toMatchObject({ refusal: { code: "day_not_of_rule" } });
    expect(await offersOf(standingOfferId)).toEqual([["2026-12-21", "skipped", "withdrawn"]]);
    expect(await skipStandingDay(at.ctx(), { token: "x", day: monday })).toMatchObject({ refusal: { code: "standing_unknown" } });
  });

  it("pauses and ends for good, and nobody waits for its days", async () => {
    const { standingOfferId, token } = await request();
    await openStandingDays(job(), monday);
    expectOk(await pauseStanding(at.ctx(), { token }));
    expect(await offersOf(standingOfferId)).toEqual([["2026-12-21", "skipped", "withdrawn"]]);
    await openStandingDays(job(), localDate("2026-12-22"));
    expect(await offersOf(standingOfferId)).toHaveLength(1);
    expectOk(await endStanding(at.ctx(), { token }));
    expect(await pauseStanding(at.ctx(), { token })).toMatchObject({ refusal: { code: "standing_changed" } });
  });

  it("takes a delivery note once, whole or not at all", async () => {
    const { token } = await request();
    const bytes = new TextEncoder().encode("Наименование;Количество;Мярка;Стойност\n=HYPERLINK(1);40;бр;20,00\nБрашно;12,5;кг;\n");
    const flawed = expectOk(await checkDeliveryNote(at.ctx(), { token, bytes: new TextEncoder().encode("Наименование;Количество\nХляб;-4\n;3\n") }));
    expect(flawed).toMatchObject({ noteId: null, flaws: [{ row: 2, code: "row_quantity" }, { row: 3, code: "row_description_missing" }] });
    const checked = expectOk(await checkDeliveryNote(at.ctx(), { token, bytes }));
    expect(checked).toMatchObject({ code: null, lines: [{ description: "=HYPERLINK(1)", quantity: 40, valueCents: 2000 }, { quantity: 12_500, unit: "g" }] });
    const first = expectOk(await postDeliveryNote(at.ctx(), { token, noteId: checked.noteId!, locale: "bg" }));
    const again = expectOk(await checkDeliveryNote(at.ctx(), { token, bytes }));
    expect(again.code).toBe(first.code);
    expect(expectOk(await postDeliveryNote(at.ctx(), { token, noteId: checked.noteId!, locale: "bg" })).code).toBe(first.code);
  });
});

it("thanks once, when nothing lies in the store any more", async () => {
  const gift = await at.received(5);
  const job = () => thankForUsed({ ...at.ctx(), actor: systemActor("inkind_thank") });
  await job();
  expect(await at.sql`select thanked_at from goods_offer where id = ${gift.offerId}`).toEqual([{ thanked_at: null }]);
  expectOk(await issueGoods(at.ctx(at.storekeeper), { issueId: newId<"GoodsIssue">() as IssueId, serviceId: at.serviceId, programmeId: null, takes: [{ lotId: gift.lots[0]!.id as LotId, quantity: 5 }] }));
  expect((await Promise.all([job(), job(), job()])).reduce((sum, { thanked }) => sum + thanked, 0)).toBe(1);
  await deliverAll(runtime, handlers);
  const thanks = letters.filter((letter) => letter.subject.includes(`Какво стана с дарение № ${gift.number}`));
  expect(thanks).toHaveLength(1);
  expect(thanks[0]!.text).toContain("ЦОП");
});
