import { describe, expect, it } from "vitest";
import { correctBirthDate } from "~/domains/people/commands/care-for-guardians.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { offerSeat } from "~/domains/volunteering/commands/offer-seat.server";
import { setStay } from "~/domains/volunteering/commands/set-stay.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { takeHandover } from "~/domains/volunteering/commands/take-handover.server";
import { walkInAtKiosk } from "~/domains/volunteering/commands/walk-in.server";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { anchorTime, testDatabase } from "~tests/support/database";
import { openTablet } from "~tests/support/kiosk";
import { makePerson } from "~tests/support/people";
import { postOffice, tokenIn } from "~tests/support/post-office";
import { change } from "~tests/support/series";
import { answerConsent, brokenChecks } from "~tests/support/volunteering-story";
import { linkOf, makeShift, signUpOn, volunteer, young } from "~tests/support/volunteering";

/** Who is under 18 on the day of a shift is what `people` knows, whenever it learns it and by whichever door somebody comes (V5, Y1). */
const database = await testDatabase();
const { ctx, sql, clock, actorWith } = database;
const coordinator = await actorWith("coordinator", "Айше Мехмедова");
const staff = ctx(coordinator);
const post = postOffice(database);
let n = 0;
const somebody = () => volunteer(`y${(n += 1)}`);
const day = () => localDate(`2027-0${1 + Math.floor((n += 1) / 28)}-${String(1 + (n % 28)).padStart(2, "0")}`);

const entry = async (id: string) => (await sql<{ state: string; minor: boolean; personId: string; consentId: string | null; besideId: string | null }[]>`
  select state, minor, person_id as "personId", consent_id as "consentId", beside_id as "besideId" from signup where id = ${id}`)[0]!;
async function seated(shiftId: string, over: object = {}) {
  const who = { ...somebody(), ...over };
  const id = await signUpOn(ctx(), shiftId, who);
  const token = await linkOf(ctx(), id);
  expectOk(await confirmSignup(ctx(), { token }));
  return { ...who, id, token, personId: (await entry(id)).personId };
}
/** Sixteen, with the parent's yes to this shift. */
async function youngOne(shiftId: string) {
  const one = await seated(shiftId, young);
  await answerConsent(ctx(), sql, { personId: one.personId, shiftId, yes: true });
  return { ...one, state: (await entry(one.id)).state };
}
const corrected = async (personId: string, birthDate: string) => {
  expectOk(await correctBirthDate(staff, { personId, birthDate: localDate(birthDate) }));
  return post.deliver();
};
const ratioLetters = async () => Number((await sql`select count(*)::int as n from outbox where topic = 'volunteering.ratio_broken'`)[0]!.n);
const allows = (shiftId: string, minorsPerAdult: number) => sql`update "position" set minors_per_adult = ${minorsPerAdult} where shift_id = ${shiftId}`;

describe("a birth date corrected after the sign-up", () => {
  it("turns a confirmed place into one that waits for the parent, kept meanwhile; a party of somebody under 18 ends; both hear of it", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    const [alone, party] = [await seated(shiftId), await seated(shiftId, { partySize: 2 })];
    await post.deliver();
    const told = [...(await corrected(alone.personId, "2011-03-03")), ...(await corrected(party.personId, "2011-03-03"))];
    expect(await entry(alone.id)).toMatchObject({ state: "pending_consent", minor: true });
    expect(await entry(party.id)).toMatchObject({ state: "cancelled_by_system" });
    expect(told.map((letter) => letter.to)).toEqual(expect.arrayContaining([alone.email, party.email]));
    expect(told.map((letter) => letter.text).join()).not.toMatch(/\{\{|undefined|null/);
    const [seats] = await sql`select seats_taken, seats_held from "position" where shift_id = ${shiftId}`;
    expect(seats).toEqual({ seats_taken: 1, seats_held: 1 });
    expect(await brokenChecks(staff)).toEqual([]);
  });

  it("seats at once whoever was taken for a minor", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    const one = await seated(shiftId, young);
    expect((await entry(one.id)).state).toBe("pending_consent");
    await corrected(one.personId, "2000-03-03");
    expect(await entry(one.id)).toMatchObject({ state: "confirmed", minor: false });
    expect(await brokenChecks(staff)).toEqual([]);
  });

  it("is judged at the press of whoever had not opened the letter yet, a party included", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    const [alone, party] = [await signUpOn(ctx(), shiftId, somebody()), await signUpOn(ctx(), shiftId, { ...somebody(), partySize: 2 })];
    for (const id of [alone, party]) await sql`update person set birth_date = '2011-03-03' where id = (select person_id from signup where id = ${id})`;
    expect(expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), alone) })).state).toBe("pending_consent");
    expect((await entry(alone)).minor).toBe(true);
    expect(await confirmSignup(ctx(), { token: await linkOf(ctx(), party) })).toMatchObject({ ok: false, refusal: { code: "party_with_minor" } });
  });

  it("counts among the young at once when the consent is there, and the person in charge hears that adults are missing", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    await allows(shiftId, 1);
    const first = await youngOne(shiftId);
    const second = await seated(shiftId);
    expect(first.state).toBe("confirmed");
    await answerConsent(ctx(), sql, { personId: second.personId, shiftId, yes: true });
    const before = await ratioLetters();
    await corrected(second.personId, "2011-03-03");
    expect(await entry(second.id)).toMatchObject({ state: "confirmed", minor: true, consentId: expect.any(String) });
    expect(await ratioLetters()).toBe(before + 1);
  });
});

it("whoever turns 18 before the new day of a shift is at nobody's side any more", async () => {
  const shiftId = await makeShift(staff, coordinator, { day: localDate("2027-05-10") });
  const [adult, kid] = [await seated(shiftId), await youngOne(shiftId)];
  await sql`update person set birth_date = '2009-05-20' where id = ${kid.personId}`;
  expectOk(await setStay(staff, { shiftId, signupId: kid.id, besideId: adult.id }));
  expect(await change(staff, shiftId, { day: localDate("2027-05-24") })).toMatchObject({ ok: true });
  expect(await entry(kid.id)).toMatchObject({ minor: false, besideId: null });
});

describe("at every door", () => {
  it("by phone: somebody known as younger brings no party", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    const who = somebody();
    await makePerson(ctx(), who.fullName, { email: who.email, birthDate: "2010-06-15" });
    const call = (partySize: number) => signUpByPhone(staff, { shiftId, ...who, partySize, minor: false, consentSeen: false, locale: "bg" });
    expect(await call(2)).toMatchObject({ ok: false, refusal: { code: "party_with_minor", field: "partySize" } });
    expect(expectOk(await call(1)).state).toBe("pending_consent");
  });

  it("at the tablet: somebody known as younger counts among the young, with the parent's consent or not at all", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2026-12-19"), from: "16:00", to: "19:00" });
    const [task] = await sql`select id from "position" where shift_id = ${shiftId}`;
    const [rules] = await sql`select max(version) as v from volunteer_rules`;
    const kid = await seated(shiftId, { ...young, phone: "+359888111222" });
    expectOk(await cancelSignup(ctx(), { token: kid.token }));
    clock.set("2026-12-19T15:45:00+02:00");
    const token = await openTablet(staff);
    const comes = (signupId: string) => walkInAtKiosk(ctx(), {
      token, signupId, eventId: newId(), positionId: task!.id as string, fullName: kid.fullName, phone: "+359888111222", ageBand: "adult", at: clock.now(), locale: "bg", rulesVersion: rules!.v as number,
    });
    expect(await comes(newId())).toMatchObject({ ok: false, refusal: { code: "consent_missing" } });
    await answerConsent(ctx(), sql, { personId: kid.personId, shiftId, yes: true });
    const signupId = newId();
    expectOk(await comes(signupId));
    expect(await entry(signupId)).toMatchObject({ state: "checked_in", minor: true, consentId: expect.any(String) });
    clock.set(anchorTime);
  });
});

describe("a place that changes hands", () => {
  async function asked(giver: { token: string }, to: { fullName: string; email: string }) {
    await post.deliver();
    expectOk(await offerSeat(ctx(), { token: giver.token, handoverId: newId(), locale: "bg", to }));
    return tokenIn((await post.deliver()).find((letter) => letter.to === to.email), "h");
  }

  it("is not of a party for somebody under 18, nor with guests under 18 for a named person", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day() });
    const [pair, family] = [await seated(shiftId, { partySize: 2 }), await seated(shiftId, { partySize: 3, partyMinors: 1, partyYoungest: 9 })];
    const to = somebody();
    await makePerson(ctx(), to.fullName, { email: to.email, birthDate: "2010-06-15" });
    expect(await takeHandover(ctx(), { token: await asked(pair, to), minor: false })).toMatchObject({ ok: false, refusal: { code: "party_with_minor" } });
    expect(await offerSeat(ctx(), { token: family.token, handoverId: newId(), locale: "bg", to: somebody() })).toMatchObject({ ok: false, refusal: { code: "guests_under_age", facts: { n: 1 } } });
  });

  it("goes to somebody under 18 only while the adults who stay are enough", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 2 });
    await allows(shiftId, 1);
    const [giver, kid] = [await seated(shiftId), await youngOne(shiftId)];
    expect(kid.state).toBe("confirmed");
    expectOk(await offerSeat(ctx(), { token: giver.token, handoverId: newId(), locale: "bg" }));
    // With the giver two adults look after two; without there is one.
    expect((await youngOne(shiftId)).state).toBe("waitlisted");
    expect((await entry(giver.id)).state).toBe("confirmed");
    expect((await seated(shiftId)).personId).toEqual(expect.any(String));
    expect((await entry(giver.id)).state).toBe("handed_over");
  });

  it("by name likewise, and says that adults are missing", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: day(), capacity: 3 });
    await allows(shiftId, 1);
    const giver = await seated(shiftId);
    await youngOne(shiftId);
    const to = somebody();
    const personId = await makePerson(ctx(), to.fullName, { email: to.email, birthDate: "2010-06-15" });
    const token = await asked(giver, to);
    await answerConsent(ctx(), sql, { personId, shiftId, yes: true });
    expect(await takeHandover(ctx(), { token, minor: false })).toMatchObject({ ok: false, refusal: { code: "adults_missing" } });
    expect((await entry(giver.id)).state).toBe("confirmed");
    expect(await brokenChecks(staff)).toEqual([]);
  });
});
