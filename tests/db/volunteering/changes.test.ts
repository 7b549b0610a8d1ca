import { describe, expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { materialiseSeries } from "~/domains/volunteering/commands/materialise-series.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { instant } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { change, makeSeries, shiftsOf, stateOfShift, weekly } from "~tests/support/series";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, db, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Проба");
const colleague = await actorWith("coordinator", "Колега Проба");
const staff = ctx(coordinator);
const phone = async (shiftId: string, who: number | string, over: object = {}) =>
  expectOk(await signUpByPhone(staff, { shiftId, signupId: newId(), ...volunteer(who), minor: false, consentSeen: false, locale: "bg", ...over })).signupId;
const signupOf = async (id: string) => (await sql`select state, ended_reason, starts_at, consent_seen_at, minor, holds_seat from signup where id = ${id}`)[0]!;
const events = async (topic: string, key: string, id: string) => (await sql`select payload from outbox where topic = ${topic} and payload->>${key} = ${id}`).map((row) => row.payload as Record<string, unknown>);
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);

describe("a shift that moves", () => {
  it("takes its people along, with a new revision and one word to whoever listens; small moves do not shout", async () => {
    const shiftId = await makeShift(staff, coordinator);
    const seated = await phone(shiftId, "mover");
    const pending = await signUpOn(ctx(), shiftId, volunteer("mover-web"));
    const answer = expectOk(await change(staff, shiftId, { day: localDate("2026-12-24"), from: "16:00", to: "19:00" }));
    expect(answer).toMatchObject({ changed: 1, affected: 0 });
    for (const id of [seated, pending]) expect((await signupOf(id)).starts_at).toEqual(instant("2026-12-24T14:00:00Z"));
    expect(await events("volunteering.shift_changed", "shiftId", shiftId)).toEqual([{ shiftId, revision: 1 }]);
    expectOk(await change(staff, shiftId, { from: "16:03", urgent: true }));
    expectOk(await change(staff, shiftId, { titleBg: "Друго заглавие", titleEn: "Another title" }));
    expect(await sql`select revision, title_bg, urgent from shift where id = ${shiftId}`).toEqual([{ revision: 1, title_bg: "Друго заглавие", urgent: true }]);
    expect(await events("volunteering.shift_changed", "shiftId", shiftId)).toHaveLength(1);
    expectOk(await change(staff, shiftId, { placeBg: "Другаде" }));
    expectOk(await change(staff, shiftId, { inChargeId: colleague.personId }));
    expect((await events("volunteering.shift_changed", "shiftId", shiftId)).map((one) => one.revision)).toEqual([1, 2, 3]);
    expect(expectOk(await change(staff, shiftId, {}))).toMatchObject({ changed: 0 });
    await nothingBroken();
  });

  it("never puts anybody in two places silently: it names them first, and lets them go with a letter after a yes", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2026-12-27"), from: "10:00", to: "12:00" });
    const other = await makeShift(staff, coordinator, { day: localDate("2026-12-27"), from: "14:00", to: "16:00" });
    const twice = { fullName: "Пенка Двойна", email: "penka@primer.bg" };
    const leaves = await phone(shiftId, "x", twice);
    const keeps = await phone(other, "x", twice);
    const stays = await phone(shiftId, "stays");
    const set = { from: "15:00", to: "17:00" };
    const asked = await change(staff, shiftId, set);
    expect(asked).toMatchObject({ refusal: { code: "affects_people", facts: { n: 1, ended: 1, endedNames: "Пенка Двойна", consent: 0, clearance: 0 } } });
    expect((await signupOf(leaves)).state).toBe("confirmed");
    expect(await change(staff, shiftId, set, { seen: "something else" })).toMatchObject({ refusal: { code: "affects_people" } });
    const seen = asked.ok ? "" : String(asked.refusal.facts?.seen);
    expectOk(await change(staff, shiftId, set, { seen }));
    expect(await signupOf(leaves)).toMatchObject({ state: "cancelled_by_system", ended_reason: "overlap" });
    expect(await events("volunteering.cancelled_by_rule", "signupId", leaves)).toHaveLength(1);
    for (const id of [keeps, stays]) expect((await signupOf(id)).state).toBe("confirmed");
    expectOk(await change(staff, other, { from: "13:00", to: "15:00" }));
    await nothingBroken();
  });

  it("asks the parents again: a paper no longer counts, the place is kept; who is of age by then needs none", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2026-12-28"), minAge: 14 });
    const minor = await phone(shiftId, "young", { minor: true, birthDate: localDate("2010-06-15"), consentSeen: true });
    const almost = await phone(shiftId, "almost", { minor: true, birthDate: localDate("2008-12-30"), consentSeen: true });
    const set = { day: localDate("2026-12-30") };
    const asked = await change(staff, shiftId, set);
    expect(asked).toMatchObject({ refusal: { code: "affects_people", facts: { ended: 0, consent: 1 } } });
    expectOk(await change(staff, shiftId, set, { seen: asked.ok ? "" : String(asked.refusal.facts?.seen) }));
    expect(await signupOf(minor)).toMatchObject({ state: "pending_consent", holds_seat: true, consent_seen_at: null, minor: true });
    expect(await events("volunteering.consent_needed", "signupId", minor)).toHaveLength(1);
    expect(await signupOf(almost)).toMatchObject({ state: "confirmed", consent_seen_at: null, minor: false });
    await nothingBroken();
  });

  it("judges the young ones by the new hours, and refuses what cannot be", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2026-12-29"), from: "16:00", to: "18:00" });
    const minor = await phone(shiftId, "late", { minor: true, birthDate: localDate("2012-06-15"), consentSeen: true });
    const asked = await change(staff, shiftId, { from: "19:00", to: "21:00" });
    expect(asked).toMatchObject({ refusal: { facts: { ended: 1, consent: 0 } } });
    expectOk(await change(staff, shiftId, { from: "19:00", to: "21:00" }, { seen: asked.ok ? "" : String(asked.refusal.facts?.seen) }));
    expect(await signupOf(minor)).toMatchObject({ state: "cancelled_by_system", ended_reason: "hours_of_day" });
    expect(await change(staff, shiftId, { day: localDate("2026-12-01") })).toMatchObject({ refusal: { code: "shift_in_past" } });
    expect(await change(staff, shiftId, { to: "19:00" })).toMatchObject({ refusal: { code: "times_equal" } });
    expect(await change(staff, shiftId, { opens: { daysBefore: 0, time: "20:00" } })).toMatchObject({ refusal: { code: "opens_after_start" } });
    expect(await change(staff, shiftId, { inChargeId: newId() })).toMatchObject({ refusal: { code: "in_charge_unknown" } });
    expect(await change(staff, shiftId, { urgent: true }, { base: "0123456789abcdef" })).toMatchObject({ refusal: { code: "changed_meanwhile" } });
    expectOk(await cancelShift(staff, { shiftId }));
    expect(await change(staff, shiftId, { urgent: true })).toMatchObject({ refusal: { code: "shift_cancelled" } });
  });
});

describe("the kinds of work of a shift", () => {
  it("change their numbers with a reason, never below the people there, and come and go", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2027-01-03"), positions: [{ nameBg: "Каса", nameEn: "Till", capacity: 3, minPeople: 2 }, { nameBg: "Щанд", nameEn: "Stall", capacity: 4 }] });
    await phone(shiftId, "till-1");
    await phone(shiftId, "till-2");
    const { positions } = await stateOfShift(staff, shiftId);
    const [till, stall] = positions;
    const resized = (capacity: number) => ({ positions: [{ ...till!, capacity }, stall!] });
    expect(await change(staff, shiftId, resized(5))).toMatchObject({ refusal: { code: "reason_missing" } });
    expect(await change(staff, shiftId, resized(1), { reason: "по-малка зала" })).toMatchObject({ refusal: { code: "seats_taken", facts: { taken: 2, positionBg: "Каса", positionEn: "Till", day: "03.01.2027" } } });
    expectOk(await change(staff, shiftId, resized(5), { reason: "още хора" }));
    expect(await sql`select from_capacity, to_capacity, reason from capacity_change c join "position" p on p.id = c.position_id where p.shift_id = ${shiftId}`).toEqual([{ from_capacity: 3, to_capacity: 5, reason: "още хора" }]);
    const now = (await stateOfShift(staff, shiftId)).positions;
    expect(await change(staff, shiftId, { positions: [now[1]!] })).toMatchObject({ refusal: { code: "position_in_use" } });
    const carrying = { ...stall!, planId: newId(), nameBg: "Пренасяне", nameEn: "Carrying", ordinal: 2 };
    expectOk(await change(staff, shiftId, { positions: [now[0]!, carrying] }));
    expect(await sql`select name_bg, capacity from "position" where shift_id = ${shiftId} order by ordinal`).toEqual([{ name_bg: "Каса", capacity: 5 }, { name_bg: "Пренасяне", capacity: 4 }]);
  });

  it("ask for more only after a look at whom it concerns: an age ends places, a check holds them back", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2027-01-04") });
    const adult = await phone(shiftId, "grown");
    const minor = await phone(shiftId, "minor", { minor: true, birthDate: localDate("2010-06-15"), consentSeen: true });
    const { positions: [only] } = await stateOfShift(staff, shiftId);
    const stricter = { positions: [{ ...only!, minAge: 18, requiredChecks: ["criminal_record"] }] };
    const asked = await change(staff, shiftId, stricter);
    expect(asked).toMatchObject({ refusal: { code: "affects_people", facts: { ended: 1, clearance: 1, clearanceNames: "Доброволец Номерgrown" } } });
    expectOk(await change(staff, shiftId, stricter, { seen: asked.ok ? "" : String(asked.refusal.facts?.seen) }));
    expect((await signupOf(adult)).state).toBe("pending_clearance");
    expect(await signupOf(minor)).toMatchObject({ state: "cancelled_by_system", ended_reason: "age" });
    await nothingBroken();
  });
});

describe("shifts of a series", () => {
  it("change alone, with the following ones, or all that are to come; ones changed alone are passed over unless asked", async () => {
    const { seriesId } = await makeSeries(staff, coordinator);
    const shifts = await shiftsOf(sql, seriesId);
    const people = [await phone(shifts[1]!.id, "s1"), await phone(shifts[3]!.id, "s3"), await phone(shifts[6]!.id, "s6")];
    expectOk(await change(staff, shifts[2]!.id, { placeBg: "Само тук" }));
    expectOk(await change(staff, shifts[3]!.id, { from: "16:00", to: "19:00" }, { scope: "following" }));
    const first = await shiftsOf(sql, seriesId);
    expect(first.map(({ from, detached }) => [from, detached])).toEqual([["15:00", false], ["15:00", false], ["15:00", true]]);
    const [cut] = await sql`select id, first_day::text, from_time from shift_series where id <> ${seriesId} order by created_at desc, id desc limit 1`;
    expect(cut).toMatchObject({ first_day: "2027-01-12", from_time: "16:00" });
    expect(await sql`select ends_on::text from shift_series where id = ${seriesId}`).toEqual([{ ends_on: "2027-01-11" }]);
    const second = await shiftsOf(sql, cut!.id as string);
    expect(second.map(({ day, from }) => [day, from])).toEqual(["2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02", "2027-02-09"].map((day) => [day, "16:00"]));
    expectOk(await change(staff, shifts[0]!.id, { placeBg: "Залата" }, { scope: "all" }));
    expect((await shiftsOf(sql, seriesId)).map(({ place }) => place)).toEqual(["Залата", "Залата", "Само тук"]);
    expectOk(await change(staff, shifts[0]!.id, { placeBg: "Дворът" }, { scope: "all", alsoDetached: true }));
    expect((await shiftsOf(sql, seriesId)).map(({ place }) => place)).toEqual(["Дворът", "Дворът", "Дворът"]);
    for (const id of people) expect((await signupOf(id)).state).toBe("confirmed");
    expect((await signupOf(people[2]!)).starts_at).toEqual(instant("2027-02-02T14:00:00Z"));
    expect((await materialiseSeries(ctx(systemActor("test")))).made).toBe(0);
    await nothingBroken();
  });

  it("carry their plan on: what is made later is like what was changed, and a rule that counts goes on counting", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { repeat: { ...weekly("2026-12-22"), count: 6 }, positions: [{ nameBg: "А", capacity: 2 }, { nameBg: "Б", capacity: 3 }] });
    const shifts = await shiftsOf(sql, seriesId);
    expect(shifts).toHaveLength(6);
    const { positions } = await stateOfShift(staff, shifts[2]!.id);
    expectOk(await change(staff, shifts[2]!.id, { positions: [{ ...positions[0]!, capacity: 7 }] }, { scope: "following" }));
    const [cut] = await sql`select id, rrule, positions from shift_series where first_day = '2027-01-05' and rrule like '%COUNT%'`;
    expect(cut).toMatchObject({ rrule: "FREQ=WEEKLY;BYDAY=TU;COUNT=4", positions: [{ nameBg: "А", capacity: 7 }] });
    expect((await shiftsOf(sql, cut!.id as string)).map(({ capacity }) => capacity)).toEqual([7, 7, 7, 7]);
    expect((await shiftsOf(sql, seriesId)).map(({ capacity }) => capacity)).toEqual([5, 5]);
    expect(await change(staff, shifts[3]!.id, { day: localDate("2027-01-13") }, { scope: "all" })).toMatchObject({ refusal: { code: "day_of_series" } });
  });

  it("all move or none: one that cannot takes the whole change back", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { day: localDate("2026-12-21"), repeat: weekly("2026-12-21", "MO", "WE"), endsOn: localDate("2027-01-06") });
    const shifts = await shiftsOf(sql, seriesId);
    for (let n = 0; n < 3; n += 1) await phone(shifts[2]!.id, `full-${n}`);
    const { positions: [only] } = await stateOfShift(staff, shifts[0]!.id);
    expect(await change(staff, shifts[0]!.id, { placeBg: "Другаде", positions: [{ ...only!, capacity: 2 }] }, { scope: "all", reason: "по-малко" }))
      .toMatchObject({ refusal: { code: "seats_taken", facts: { day: "28.12.2026", taken: 3 } } });
    expect(new Set((await shiftsOf(sql, seriesId)).map(({ place, capacity }) => `${place} ${capacity}`))).toEqual(new Set(["Ателието 4"]));
  });

  it("move along the day without meeting each other: the same person comes to each", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { day: localDate("2027-01-04"), from: "06:00", to: "14:00", repeat: weekly("2027-01-04", "MO", "TU", "WE", "TH"), endsOn: localDate("2027-01-07") });
    const shifts = await shiftsOf(sql, seriesId);
    const ids = [];
    for (const one of shifts) ids.push(await phone(one.id, "every-day"));
    expectOk(await change(staff, shifts[0]!.id, { from: "22:00", to: "08:00" }, { scope: "all" }));
    expectOk(await change(staff, shifts[0]!.id, { from: "04:00", to: "14:00" }, { scope: "all" }));
    for (const id of ids) expect((await signupOf(id)).state).toBe("confirmed");
    await nothingBroken();
  });
});

it("a link from before still confirms after the shift moved", async () => {
  const shiftId = await makeShift(staff, coordinator, { day: localDate("2027-01-09") });
  const signupId = await signUpOn(ctx(), shiftId, volunteer("link"));
  const token = await linkOf(ctx(), signupId);
  expectOk(await change(staff, shiftId, { day: localDate("2027-01-10") }));
  expectOk(await confirmSignup(ctx(), { token }));
  expect(await signupOf(signupId)).toMatchObject({ state: "confirmed", starts_at: instant("2027-01-10T13:00:00Z") });
});
