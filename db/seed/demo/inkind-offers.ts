import { agreeOffer } from "../../../app/domains/inkind/commands/agree-offer.server";
import { askDonor } from "../../../app/domains/inkind/commands/ask-donor.server";
import { agreeStanding } from "../../../app/domains/inkind/commands/change-standing.server";
import { confirmHelp } from "../../../app/domains/inkind/commands/confirm-help.server";
import { openStandingDays } from "../../../app/domains/inkind/commands/open-standing-days.server";
import { requestStanding } from "../../../app/domains/inkind/commands/request-standing.server";
import { savePartner } from "../../../app/domains/inkind/commands/save-partner.server";
import { submitHelp } from "../../../app/domains/inkind/commands/submit-help.server";
import { submitOffer } from "../../../app/domains/inkind/commands/submit-offer.server";
import { thankForUsed } from "../../../app/domains/inkind/commands/thank-for-used.server";
import { standingPurpose, type HelpKind, type OfferId } from "../../../app/domains/inkind/model";
import { emailField, phoneField } from "../../../app/domains/people/api";
import { systemActor, visitor, type Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { expectOk, ok } from "../../../app/platform/errors/result";
import { fixedClock, hoursLater } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate } from "../../../app/platform/time/local-date";
import { keepStandingToken } from "../../../app/platform/tokens/standing-token.server";
import { accounts, demoId, people, services } from "./ids";

const staff = (accountId: typeof accounts.coordinator, personId: typeof people.yordanka, role: "coordinator" | "service_manager"): Actor =>
  ({ kind: "account", accountId, personId, grants: [{ role, scopeKind: "organisation", scopeId: null }] });
const coordinator = staff(accounts.coordinator, people.yordanka, "coordinator");
const manager = staff(accounts.serviceManager, people.ayshe, "service_manager");
const at = (ctx: Ctx, actor: Actor, day: LocalDate, time: string): Ctx => ({ ...ctx, actor, clock: fixedClock(instantAt(day, time)) });
const offerId = (key: string) => demoId<"GoodsOffer">(`offer:${key}`) as OfferId;
const phone = (tail: string) => phoneField.parse(`+3598200017${tail}`);

const helps: readonly { key: string; kind: HelpKind; what: string; when: string; hours: number | null; deliverable?: string; name: string; days: number }[] = [
  { key: "haircuts", kind: "service", what: "подстригване на осем деца за празника", when: "събота, 10 – 13 ч.", hours: 180, name: "Стела Манева", days: -6 },
  { key: "painting", kind: "labour", what: "боядисване на занималнята", when: "през ваканцията", hours: null, deliverable: "две боядисани стаи", name: "Борис Вачев", days: -20 },
  { key: "washer-fitter", kind: "brokerage", what: "познавам майстор за пералнята", when: "тази седмица", hours: null, deliverable: "среща с майстора", name: "Лиляна Танчева", days: -1 },
];

/** Help of every kind, a partner, a bakery's weekdays, a question that waits, and two pick-ups on the anchor's day. */
export async function fillOffers(ctx: Ctx, anchor: LocalDate): Promise<void> {
  expectOk(await savePartner(at(ctx, coordinator, addDays(anchor, -60), "09:00"), {
    partnerId: demoId("partner:furniture"), name: "Мебели втори дом", takesBg: "мебели и едри уреди", takesEn: "furniture and large appliances", contact: "+359 82 000 740, делник 10 – 16 ч.",
  }));
  for (const help of helps) {
    const id = offerId(`help:${help.key}`);
    expectOk(await submitHelp(at(ctx, visitor, addDays(anchor, help.days), "18:10"), {
      offerId: id, kind: help.kind, what: help.what, whenWords: help.when, hours: help.hours, deliverable: help.deliverable, serviceId: services.cop, name: help.name,
      email: emailField.parse(`${help.key}@primer.example`), phone: undefined, anonymous: false, wantsCertificate: false, locale: "bg",
    }));
    if (help.days > -2) continue;
    expectOk(await agreeOffer(at(ctx, coordinator, addDays(anchor, help.days + 1), "09:30"), { offerId: id, note: "Благодарим Ви! Ръководителят на услугата ще Ви се обади." }));
    if (help.key === "painting") {
      expectOk(await confirmHelp(at(ctx, manager, addDays(anchor, -8), "16:00"), { receiptId: demoId("help-receipt:painting"), offerId: id, receivedOn: addDays(anchor, -8), hours: 600, deliverable: "две боядисани стаи" }));
    }
  }
  await standingBakery(ctx, anchor);
  await pickupsToday(ctx, anchor);
  const asked = offerId("asked-bunk");
  expectOk(await submitOffer(at(ctx, visitor, addDays(anchor, -2), "20:30"), {
    offerId: asked, name: "Весела Дончева", email: "bunk@primer.example", phone: phone("31"), anonymous: false, delivery: "bring", locale: "bg",
    lines: [{ description: "двуетажно легло", category: "furniture", unit: "piece", quantity: 1 }],
  }));
  expectOk(await askDonor(at(ctx, coordinator, addDays(anchor, -1), "09:20"), { offerId: asked, question: "Разглобява ли се и каква е ширината му?" }));
  await thankForUsed({ ...ctx, actor: systemActor("demo") });
}

/** „Всеки делничен ден 40 хляба“ of the invented bakery; the lasting link is mailed when it is agreed. */
async function standingBakery(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const id = demoId("standing:bakery");
  expectOk(await requestStanding(at(ctx, visitor, addDays(anchor, -14), "11:00"), {
    standingOfferId: id, firm: "Хлебарница „Златна кора“ ООД", eik: "999100035", name: "Стефан Златков", email: emailField.parse("s.zlatkov@zlatnakora.example"), phone: phoneField.parse("+35982000143"),
    description: "хляб", category: "food", unit: "piece", quantity: 40, weekdays: [1, 2, 3, 4, 5], skipsHolidays: true, from: "07:00", until: "08:00", delivery: "bring", startsOn: addDays(anchor, -14), locale: "bg",
  }));
  expectOk(await agreeStanding(at(ctx, coordinator, addDays(anchor, -13), "09:10"), id));
  expectOk(await inTransaction(ctx.db, async (tx) => {
    await keepStandingToken(tx, ctx, { purpose: standingPurpose, subjectId: id, expiresAt: hoursLater(ctx.clock.now(), 24 * 365 * 5) });
    return ok(null);
  }));
  await openStandingDays({ ...ctx, actor: systemActor("demo") }, anchor);
}

async function pickupsToday(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const rounds = [
    { key: "pickup-cot", name: "Теодора Илчева", what: "детско столче за хранене", address: "ул. „Липова“ 8", floor: "вх. А, ет. 2, с асансьор", from: "17:00", until: "18:00", tail: "41" },
    { key: "pickup-books", name: "Асен Кирилов", what: "кашон детски книги", address: "ж.к. „Възраждане“, бл. 21", floor: "вх. В, ет. 5, без асансьор", from: "18:00", until: "19:00", tail: "42" },
  ];
  for (const stop of rounds) {
    expectOk(await submitOffer(at(ctx, visitor, addDays(anchor, -4), "12:15"), {
      offerId: offerId(stop.key), name: stop.name, email: `${stop.key}@primer.example`, phone: phone(stop.tail), anonymous: false, delivery: "pickup", address: stop.address, floor: stop.floor, locale: "bg",
      lines: [{ description: stop.what, category: "household", unit: "piece", quantity: 1 }],
    }));
    expectOk(await agreeOffer(at(ctx, coordinator, addDays(anchor, -3), "09:45"), { offerId: offerId(stop.key), from: instantAt(anchor, stop.from), until: instantAt(anchor, stop.until), note: "Ще дойдем двама." }));
  }
}
