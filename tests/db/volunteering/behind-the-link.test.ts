import { describe, expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { shrinkParty } from "~/domains/volunteering/commands/shrink-party.server";
import { alternatives } from "~/domains/volunteering/queries/alternatives.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { ownSignupView } from "~/domains/volunteering/ui/own-signup";
import { expectOk } from "~/platform/errors/result";
import { addDays, localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { anchorTime, testDatabase } from "~tests/support/database";
import { makePerson } from "~tests/support/people";
import { asksFor, linkOf, makeShift, signUpOn, volunteer, young, type Asks } from "~tests/support/volunteering";

const { ctx, sql, asOwner, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
await sql`update person set phone = '+35982000110' where id = ${coordinator.personId}`;
const staff = ctx(coordinator);
let n = 0;
let days = 0;
const day = () => addDays(localDate("2026-12-24"), days++);

async function joined(shiftId: string, who: Asks = volunteer(`v${n++}`)) {
  const id = await signUpOn(ctx(), shiftId, who);
  const token = await linkOf(ctx(), id);
  return { id, token, answer: await confirmSignup(ctx(), { token }) };
}
const view = async (token: string) => (await signupByToken(ctx(), { token, locale: "bg" }))!;
/** The page as it is read. */
async function page(token: string, locale: "bg" | "en" = "bg") {
  const of = (await signupByToken(ctx(), { token, locale }))!;
  const shown = ownSignupView(of, { locale, t: translators[locale], token, ...(await alternatives(ctx(), of, locale)) });
  return { ...shown, said: [shown.title, ...shown.texts].join(" ") };
}
const seats = async (shiftId: string) => (await sql`select seats_taken, freed_total from position where shift_id = ${shiftId}`)[0];

describe("the waiting list behind the link", () => {
  it("says the place, what comes next and by when, and offers the same day's free shifts", async () => {
    clock.set(anchorTime);
    const on = day();
    const full = await makeShift(staff, coordinator, { capacity: 1, day: on, from: "10:00", to: "12:00" });
    const free = await makeShift(staff, coordinator, { titleBg: "Друга смяна", day: on, from: "14:00", to: "16:00" });
    await joined(full);
    const [first, second] = [await joined(full), await joined(full)];
    expect(expectOk(second.answer).state).toBe("waitlisted");
    const waits = await page(second.token);
    expect(waits).toMatchObject({ outlook: "waitlisted", queue: { first: "първи чакащ", you: "Вие" }, nearestTitle: "Свободни същия ден", ticket: null });
    expect(waits.said).toMatch(/^Място 2 в\u00a0списъка.*Ще имате 24 часа да потвърдите/);
    expect(waits.nearest.map((row) => row.id)).toEqual([free]);
    expect((await page(first.token)).queue).toMatchObject({ first: null });
    clock.set(`${on}T06:00:00Z`);
    // 08:00 on the day: an hour before the last one, so half an hour at least.
    expect((await page(second.token)).said).toContain("Ще имате 30 минути");
    clock.set(`${on}T07:30:00Z`);
    const late = await page(second.token);
    expect(late.said).toMatch(/вече не пишем.*обадете се на Йорданка Цветкова: \+359.82.000.110/);
    expect(late.mailNote).toBeNull();
    clock.set(anchorTime);
  });

  it("takes an offer or passes it on, and says until when", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 1, day: day() });
    const holder = await joined(shiftId);
    const [first, second] = [await joined(shiftId), await joined(shiftId)];
    expectOk(await cancelSignup(ctx(), { token: holder.token }));
    expect(await page(first.token)).toMatchObject({ outlook: "offered", texts: ["Пазим го за Вас до 20.12.2026\u00a0г., 10:00\u00a0ч. После каним следващия, а Вие оставате в списъка."] });
    expectOk(await passOffer(ctx(), { token: first.token }));
    expect([(await view(first.token)).outlook, (await view(second.token)).outlook]).toEqual(["waitlisted", "offered"]);
    const accepted = await confirmSignup(ctx(), { token: second.token });
    expect(expectOk(accepted)).toMatchObject({ state: "confirmed" });
    const place = await page(second.token);
    expect(place.ticket?.digits).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
    expect(await passOffer(ctx(), { token: second.token })).toMatchObject({ refusal: { code: "offer_over" } });
  });
});

describe("two shifts at one time", () => {
  it("are chosen between, both or neither, however many stand in the way", async () => {
    clock.set(anchorTime);
    const on = day();
    const [early, late] = [await makeShift(staff, coordinator, { titleBg: "Ранна", day: on, from: "09:00", to: "11:00" }), await makeShift(staff, coordinator, { titleBg: "Късна", day: on, from: "12:00", to: "14:00" })];
    const long = await makeShift(staff, coordinator, { titleBg: "Дълга", day: on, from: "10:00", to: "13:00", capacity: 2 });
    const who = volunteer("torn");
    const [a, b] = [await joined(early, who), await joined(late, who)];
    const c = await joined(long, who);
    expect(c.answer).toMatchObject({ ok: false, refusal: { code: "overlaps_other" } });
    const choice = await page(c.token);
    expect(choice).toMatchObject({ outlook: "overlaps_other", choice: { stay: "Оставам на другите смени", take: "Поемам тази и се отказвам от другите", full: false } });
    expect(choice.said).toMatch(/Ранна: .*09:00.*Късна: .*12:00/);
    // One of two is not enough: nothing is given up.
    expect(await confirmSignup(ctx(), { token: c.token, release: [a.id] })).toMatchObject({ refusal: { code: "overlaps_other" } });
    const stranger = await joined(early);
    expect(await confirmSignup(ctx(), { token: c.token, release: [a.id, stranger.id] })).toMatchObject({ refusal: { code: "overlaps_other" } });
    expect([(await view(a.token)).outlook, (await view(b.token)).outlook, (await view(stranger.token)).outlook]).toEqual(["confirmed", "confirmed", "confirmed"]);
    expect(expectOk(await confirmSignup(ctx(), { token: c.token, release: choice.choice!.others.map((other) => other.id) }))).toMatchObject({ state: "confirmed" });
    expect([(await view(a.token)).outlook, (await view(b.token)).outlook]).toEqual(["cancelled", "cancelled"]);
  });

  it("leave the other alone when this one is full; the list is still open", async () => {
    clock.set(anchorTime);
    const on = day();
    const [held, full] = [await makeShift(staff, coordinator, { day: on, from: "10:00", to: "12:00" }), await makeShift(staff, coordinator, { day: on, from: "11:00", to: "13:00", capacity: 1 })];
    const who = volunteer("torn2");
    const first = await joined(held, who);
    await joined(full);
    const id = await signUpOn(ctx(), full, who);
    const token = await linkOf(ctx(), id);
    expect(await page(token)).toMatchObject({ outlook: "overlaps_other", choice: { full: true, stay: expect.stringContaining("Оставам на ") as string } });
    expect(await confirmSignup(ctx(), { token, release: [first.id] })).toMatchObject({ refusal: { code: "overlaps_other" } });
    expect((await view(first.token)).outlook).toBe("confirmed");
    expect(expectOk(await confirmSignup(ctx(), { token }))).toMatchObject({ state: "waitlisted" });
  });
});

describe("a party", () => {
  const four = { partySize: 4, partyMinors: 2, partyYoungest: 9 } as const;
  it("shows its size and shrinks; what it gives back goes to who fits", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 5, day: day(), from: "10:00", to: "12:00" });
    const party = await joined(shiftId, { ...volunteer("party"), ...four });
    const alone = await joined(shiftId);
    const pair = await joined(shiftId, { ...volunteer("pair"), partySize: 2 });
    expect([expectOk(party.answer).state, expectOk(alone.answer).state, expectOk(pair.answer).state]).toEqual(["confirmed", "confirmed", "waitlisted"]);
    expect((await page(party.token)).party).toEqual({ text: "Записването е за 4 души.", minorsText: "Под 18 години: 2.", size: 4, minors: 2 });
    expect(await shrinkParty(ctx(), { token: party.token, partySize: 5, partyMinors: 2 })).toMatchObject({ refusal: { code: "party_not_smaller", field: "partySize" } });
    expect(await shrinkParty(ctx(), { token: party.token, partySize: 2, partyMinors: 2 })).toMatchObject({ refusal: { code: "party_not_smaller" } });
    expectOk(await shrinkParty(ctx(), { token: party.token, partySize: 3, partyMinors: 1 }));
    expect((await view(pair.token)).outlook).toBe("waitlisted");
    for (let again = 0; again < 2; again += 1) expectOk(await shrinkParty(ctx(), { token: party.token, partySize: 2, partyMinors: 0 }));
    expect(await seats(shiftId)).toEqual({ seats_taken: 5, freed_total: 2 });
    expect((await view(pair.token)).outlook).toBe("offered");
    expect(await view(party.token)).toMatchObject({ partySize: 2, partyMinors: 0 });
    expect(await sql`select party_youngest from signup where id = ${party.id}`).toEqual([{ party_youngest: null }]);
  });

  it("may fit once it is smaller, and cannot shrink in the last hours or when it is over", async () => {
    clock.set(anchorTime);
    const on = day();
    const shiftId = await makeShift(staff, coordinator, { capacity: 4, day: on, from: "10:00", to: "12:00" });
    const three = await joined(shiftId, { ...volunteer("three"), partySize: 3 });
    const waits = await joined(shiftId, { ...volunteer("waits"), partySize: 2 });
    expect(expectOk(waits.answer).state).toBe("waitlisted");
    expect((await page(waits.token)).said).toContain("щом се освободят 2 места наведнъж");
    expectOk(await shrinkParty(ctx(), { token: waits.token, partySize: 1, partyMinors: 0 }));
    expect((await view(waits.token)).outlook).toBe("offered");
    clock.set(`${on}T05:30:00Z`);
    expect(await shrinkParty(ctx(), { token: three.token, partySize: 1, partyMinors: 0 })).toMatchObject({ refusal: { code: "too_late_to_cancel" } });
    clock.set(anchorTime);
    expectOk(await cancelSignup(ctx(), { token: three.token }));
    expect(await shrinkParty(ctx(), { token: three.token, partySize: 1, partyMinors: 0 })).toMatchObject({ refusal: { code: "link_expired" } });
    expect(await shrinkParty(ctx(), { token: "x".repeat(43), partySize: 1, partyMinors: 0 })).toMatchObject({ refusal: { code: "link_expired" } });
  });

  it("with children needs somebody who answers for them, in the form and in the database", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 8, day: day(), from: "10:00", to: "12:00", minAge: 8 });
    const refused = async (over: object) => {
      const answer = await asksFor(ctx(), shiftId, { ...volunteer(`parent${n++}`), ...four, ...over });
      return answer.ok ? "taken" : [answer.refusal.code, answer.refusal.field];
    };
    expect(await refused({ partyDeclared: false })).toEqual(["party_declaration_missing", "partyDeclared"]);
    expect(await refused({ partyYoungest: undefined })).toEqual(["party_youngest_missing", "partyYoungest"]);
    expect(await refused({ partyMinors: 4 })).toEqual(["party_too_large", "partyMinors"]);
    expect(await refused({ partyYoungest: 7 })).toEqual(["too_young", "partyYoungest"]);
    expect(await refused({ partySize: 9, partyMinors: 0 })).toEqual(["party_too_large", "partySize"]);
    expect(await refused({ ...young, partySize: 2, partyMinors: 0 })).toEqual(["party_with_minor", "minor"]);
    expect(await refused({})).toBe("taken");
    await expect(asOwner`update signup set party_declared_at = null where party_minors > 0`).rejects.toMatchObject({ constraint_name: "signup_party_declared" });
  });
});

describe("what rules a person out", () => {
  it("is said with its facts before anything is pressed, with shifts that fit", async () => {
    clock.set(anchorTime);
    const on = day();
    const kitchen = await makeShift(staff, coordinator, { titleBg: "Кухня", day: on, from: "10:00", to: "12:00" });
    await sql`update opportunity set work_class = 'kitchen' where id = (select opportunity_id from shift where id = ${kitchen})`;
    const long = await makeShift(staff, coordinator, { day: on, from: "09:00", to: "18:30" });
    const fitting = await makeShift(staff, coordinator, { titleBg: "Подходяща", day: on, from: "15:00", to: "17:00" });
    // Known as twelve, whatever the form says.
    const who = { fullName: "Калина Малка", email: "kalina@primer.bg" };
    await makePerson(ctx(), who.fullName, { email: who.email, birthDate: "2014-06-01" });
    const token = await linkOf(ctx(), await signUpOn(ctx(), kitchen, who));
    const barred = await page(token);
    expect(barred).toMatchObject({ outlook: "ruled_out", ended: false, nearestTitle: "Подходящи за тази възраст" });
    expect(barred.said).toMatch(/Тази работа \(кухня\) не е позволена за възраст 12 години.*Йорданка Цветкова/);
    expect(barred.nearest.map((row) => row.id)).toContain(fitting);
    expect(barred.nearest.map((row) => row.id)).not.toContain(long);
    expect(await confirmSignup(ctx(), { token })).toMatchObject({ refusal: { code: "work_barred", facts: { class: "kitchen", age: 12 } } });
    expect((await page(token, "en")).said).toContain("This work (kitchen) is not allowed at the age of 12.");
    const minutes = await page(await linkOf(ctx(), await signUpOn(ctx(), long, { fullName: "Симеон Голям", email: "simeon@primer.bg" })));
    expect(minutes.outlook).toBe("can_confirm");
  });

  it("is told by the form at once when the form itself says it", async () => {
    clock.set(anchorTime);
    const on = day();
    const asks = async (over: { from: string; to: string; work?: string }, birthDate: string) => {
      const shiftId = await makeShift(staff, coordinator, { day: on, from: over.from, to: over.to });
      if (over.work) await sql`update opportunity set work_class = ${over.work} where id = (select opportunity_id from shift where id = ${shiftId})`;
      const answer = await asksFor(ctx(), shiftId, { ...volunteer(`m${n++}`), ...young, birthDate: localDate(birthDate) });
      return answer.ok ? "taken" : answer.refusal;
    };
    expect(await asks({ from: "10:00", to: "12:00", work: "driving" }, "2010-06-15")).toEqual({ code: "work_barred", facts: { class: "driving", age: 16 }, field: "birthDate" });
    expect(await asks({ from: "20:00", to: "22:30" }, "2010-06-15")).toMatchObject({ code: "outside_minor_hours", facts: { earliest: "06:00", latest: "22:00" } });
    expect(await asks({ from: "05:30", to: "08:00" }, "2010-06-15")).toMatchObject({ code: "outside_minor_hours" });
    expect(await asks({ from: "09:00", to: "14:00" }, "2012-06-15")).toMatchObject({ code: "too_long_for_minor", facts: { limit: 240, minutes: 300 } });
    expect(await asks({ from: "10:00", to: "11:00" }, "2022-01-01")).toMatchObject({ code: "too_young", facts: { needed: 6, age: 5 } });
    expect(await asks({ from: "10:00", to: "11:00" }, "2027-01-01")).toMatchObject({ code: "birth_date_wrong", field: "birthDate" });
    expect(await asks({ from: "10:00", to: "12:00" }, "2012-06-15")).toBe("taken");
  });

  it("waits for a paper by its name", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    await sql`update opportunity set required_checks = '{food_handling,first_aid}' where id = (select opportunity_id from shift where id = ${shiftId})`;
    const { answer, token } = await joined(shiftId);
    expect(expectOk(answer).state).toBe("pending_clearance");
    expect((await page(token)).said).toMatch(/първа помощ, здравна книжка.*Йорданка Цветкова ще се свърже с Вас.*\+359/);
  });
});
