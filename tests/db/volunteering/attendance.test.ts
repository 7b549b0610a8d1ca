import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { attestSubmitted } from "~/domains/volunteering/commands/attest-hours.server";
import { correctHours } from "~/domains/volunteering/commands/correct-hours.server";
import { proposeEnds } from "~/domains/volunteering/commands/propose-ends.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { recordEvents } from "~/domains/volunteering/commands/record-events.server";
import { rosterEvent } from "~/domains/volunteering/commands/roster-event.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { walkInAtKiosk, walkInByTeam } from "~/domains/volunteering/commands/walk-in.server";
import { shiftDesk } from "~/domains/volunteering/queries/shift-desk.server";
import { findOrCreateOrganisation } from "~/domains/people/api.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { instant } from "~/platform/time/clock";
import { instantAt, localDate } from "~/platform/time/local-date";
import { openTablet } from "~tests/support/kiosk";
import { makePerson } from "~tests/support/people";
import { checkProperty } from "~tests/support/property";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";
import { makeShift } from "~tests/support/volunteering";

const { ctx, sql, db, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const administrator = await actorWith("administrator");
const staff = ctx(coordinator);
const { firstProgramme } = await twoServices(ctx(administrator));
const at = (time: string, day = "2026-12-23") => instantAt(localDate(day), time);
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);

const seat = async (shiftId: string, fullName: string, more: { partySize?: number } = {}) =>
  expectOk(await signUpByPhone(staff, { shiftId, signupId: newId(), fullName, minor: false, consentSeen: false, locale: "bg", ...more })).signupId;
const sitting = async (over: Parameters<typeof makeShift>[2] = {}) => {
  clock.set("2026-12-19T10:00:00+02:00");
  return makeShift(staff, coordinator, { purpose: `programme:${firstProgramme}`, ...over });
};
const event = (signupId: string, kind: "check_in" | "check_out", time: Date, more: object = {}) => ({ id: newId<"AttendanceEvent">() as string, kind, at: time, signupId, source: "kiosk" as const, ...more });
const send = async (token: string, ...events: Parameters<typeof recordEvents>[1]["events"]) => expectOk(await recordEvents(ctx(), { token, events }));
const outcomes = async (token: string, ...events: Parameters<typeof recordEvents>[1]["events"]) => (await send(token, ...events)).map((one) => one.outcome);
const stateOf = async (signupId: string) => (await sql`
  select s.state, a.arrived_at is not null as here, a.minutes, e.state as entry, e.minutes::int as total, e.people, e.proposed from signup s
  left join attendance a on a.signup_id = s.id left join time_entry e on e.signup_id = s.id and e.state not in ('reversed', 'draft') where s.id = ${signupId}`)[0]!;

describe("attendance events", () => {
  it("make hours out of coming and going; a resend is the same, other content a conflict, and an undo takes back", async () => {
    const shiftId = await sitting();
    const one = await seat(shiftId, "Пенка Русева");
    clock.set(at("14:00"));
    const token = await openTablet(staff);
    const came = event(one, "check_in", at("14:40"));
    clock.set(at("14:40"));
    expect(await outcomes(token, came, came)).toEqual(["recorded", "same"]);
    expect(await stateOf(one)).toMatchObject({ state: "checked_in", here: true, minutes: null, entry: null });
    expect(await outcomes(token, { ...came, at: at("14:39") })).toEqual(["event_conflict"]);
    clock.set(at("18:10"));
    const left = event(one, "check_out", at("18:05"));
    expect(await outcomes(token, left)).toEqual(["recorded"]);
    expect(await stateOf(one)).toMatchObject({ state: "checked_in", minutes: 205, entry: "submitted", total: 205, people: 1, proposed: false });
    const undo = { id: newId() as string, kind: "undo" as const, at: at("18:06"), signupId: one, undoes: left.id, source: "kiosk" as const };
    expect(await outcomes(token, undo)).toEqual(["recorded"]);
    expect(await stateOf(one)).toMatchObject({ minutes: null, entry: null });
    expect(await outcomes(token, event(one, "check_out", at("18:10")))).toEqual(["recorded"]);
    expect(await stateOf(one)).toMatchObject({ minutes: 210, entry: "submitted" });
    await expect(sql`update attendance_event set at = now()`).rejects.toMatchObject({ code: "42501" });
    await nothingBroken();
  });

  it("are taken from an hour before the start to the end, by the device's time, never ahead of ours", async () => {
    const shiftId = await sitting({ day: "2026-12-24" as never });
    const [early, late] = [await seat(shiftId, "Рано Ранов"), await seat(shiftId, "Късно Къснев")];
    clock.set(at("13:00", "2026-12-24"));
    const token = await openTablet(staff);
    expect(await send(token, event(early, "check_in", at("13:00", "2026-12-24")))).toMatchObject([{ outcome: "too_early", facts: { from: "14:00" } }]);
    clock.set(at("14:00", "2026-12-24"));
    // A tablet whose clock runs ahead.
    expect(await outcomes(token, event(early, "check_in", at("19:00", "2026-12-24")))).toEqual(["recorded"]);
    expect(await sql`select at = received_at as clamped, device_at > received_at as kept from attendance_event where signup_id = ${early}`).toEqual([{ clamped: true, kept: true }]);
    clock.set(at("18:20", "2026-12-24"));
    expect(await send(token, event(late, "check_in", at("18:00", "2026-12-24")))).toMatchObject([{ outcome: "shift_over", facts: { until: "18:00" } }]);
    // It happened in time and arrives late.
    expect(await outcomes(token, event(late, "check_in", at("17:50", "2026-12-24")))).toEqual(["recorded"]);
    await sql`insert into setting (key, value) values ('volunteering.check_in', '{"earlyMinutes": 120}')`;
    expect(await sql`select volunteering_early_minutes() as n`).toEqual([{ n: 120 }]);
    await sql`delete from setting where key = 'volunteering.check_in'`;
  });

  it("count a party by how many came", async () => {
    const shiftId = await sitting({ day: "2026-12-26" as never });
    const family = await seat(shiftId, "Семейство Нанкови", { partySize: 4 });
    clock.set(at("15:00", "2026-12-26"));
    const token = await openTablet(staff);
    expect(await send(token, event(family, "check_in", at("15:00", "2026-12-26"), { people: 5 }))).toMatchObject([{ outcome: "party_too_large", facts: { n: 4 } }]);
    expect(await outcomes(token, event(family, "check_in", at("15:00", "2026-12-26"), { people: 3 }))).toEqual(["recorded"]);
    clock.set(at("17:00", "2026-12-26"));
    await outcomes(token, event(family, "check_out", at("17:00", "2026-12-26")));
    expect(await stateOf(family)).toMatchObject({ minutes: 120, total: 360, people: 3 });
    expect(expectOk(await attestSubmitted(staff, { shiftId }))).toEqual({ posted: 1, minutes: 360 });
    await nothingBroken();
  });

  it("stop at a missing consent and at the supervision ratio of those who are here (I7)", async () => {
    const shiftId = await sitting({ day: "2026-12-27" as never });
    const young: string[] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      const personId = await makePerson(staff, `Млад Доброволец${n}`, { birthDate: "2010-03-01" });
      young.push(expectOk(await signUpByPhone(staff, { shiftId, personId, minor: true, consentSeen: true, locale: "bg" })).signupId);
      if (n === 1) await seat(shiftId, "Пълнолетна Помощничка");
    }
    const [adult] = (await sql`select id from signup where shift_id = ${shiftId} and not minor`) as unknown as { id: string }[];
    clock.set(at("14:30", "2026-12-27"));
    const token = await openTablet(staff);
    const now = at("14:30", "2026-12-27");
    // The person in charge looks after four.
    for (const id of young.slice(0, 4)) expect(await outcomes(token, event(id, "check_in", now))).toEqual(["recorded"]);
    expect(await send(token, event(young[4]!, "check_in", now))).toMatchObject([{ outcome: "adults_missing", facts: { minors: 5, adults: 1, perAdult: 4 } }]);
    expect(await outcomes(token, event(adult!.id, "check_in", now), event(young[4]!, "check_in", at("14:31", "2026-12-27")))).toEqual(["recorded", "recorded"]);
    clock.set(at("16:00", "2026-12-27"));
    await outcomes(token, event(adult!.id, "check_out", at("16:00", "2026-12-27")));
    expect(await sql`select payload->>'minors' as minors, payload->>'adults' as adults from outbox where topic = 'volunteering.ratio_broken' order by created_at desc limit 1`).toEqual([{ minors: "5", adults: "1" }]);
    // The paper is taken back: the young person does not come in again.
    await outcomes(token, event(young[0]!, "check_out", at("16:00", "2026-12-27")));
    await sql`update signup set consent_id = ${newId()}, consent_seen_at = null, consent_seen_by = null where id = ${young[0]!}`;
    expect(await outcomes(token, event(young[0]!, "check_in", at("16:00", "2026-12-27")))).toEqual(["consent_missing"]);
    await sql`update signup set consent_id = null, consent_seen_at = now(), consent_seen_by = ${coordinator.accountId} where id = ${young[0]!}`;
  });

  it("any order and any repetition of a batch ends in one state and in the same minutes", async () => {
    let round = 0;
    const stories = ["ordered", "shuffled", "in pieces"] as const;
    const step = fc.record({ who: fc.integer({ min: 0, max: 2 }), kind: fc.constantFrom("check_in" as const, "check_out" as const), minute: fc.integer({ min: 0, max: 300 }), undone: fc.boolean() });
    await checkProperty(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), fc.infiniteStream(fc.nat()), async (steps, shuffle) => {
      round += 1;
      const day = instant(Date.UTC(2027, 0, 10) + round * 86_400_000).toISOString().slice(0, 10);
      const seen: unknown[] = [];
      for (const story of stories) {
        clock.set(at("06:30", day));
        const shiftId = await makeShift(staff, coordinator, { day: day as never, from: "08:00", to: "12:00", purpose: "activity:store" });
        const who = [await seat(shiftId, `Едно ${story}${round}`), await seat(shiftId, `Две ${story}${round}`), await seat(shiftId, `Три ${story}${round}`)];
        const token = await openTablet(staff, { day });
        clock.set(at("13:00", day));
        const ids = steps.map((_, n) => `00000000-0000-4000-8000-${String(round).padStart(6, "0")}${String(stories.indexOf(story)).padStart(2, "0")}${String(n).padStart(4, "0")}`);
        const events = steps.flatMap(({ who: n, kind, minute, undone }, i) => {
          const one = { ...event(who[n]!, kind, instant(at("07:00", day).getTime() + minute * 60_000)), id: ids[i]! };
          // The ids of the undoing differ in one sign from those of what they undo.
          return undone ? [one, { id: ids[i]!.replace("-4000-", "-4001-"), kind: "undo" as const, at: at("13:00", day), signupId: who[n]!, undoes: ids[i]!, source: "kiosk" as const }] : [one];
        });
        const drawn = [...shuffle.take(events.length * 3)];
        const order = story === "ordered" ? events : [...events, ...events].map((one, i) => ({ one, key: drawn[i] ?? 0 })).sort((a, b) => a.key - b.key).map(({ one }) => one);
        if (story === "in pieces") for (const one of order) await send(token, one);
        else await send(token, ...order);
        seen.push(await Promise.all(who.map(stateOf)));
      }
      expect(seen[1]).toEqual(seen[0]);
      expect(seen[2]).toEqual(seen[0]);
      await nothingBroken();
    }), { numRuns: 12 });
  });
});

describe("hours", () => {
  it("of whoever did not check out are proposed up to the planned end, marked, and replaced by a late check-out", async () => {
    const shiftId = await sitting({ day: "2027-02-01" as never });
    const one = await seat(shiftId, "Забрави Да Се Отпише");
    clock.set(at("15:20", "2027-02-01"));
    const token = await openTablet(staff, { day: "2027-02-01" });
    await outcomes(token, event(one, "check_in", at("15:20", "2027-02-01")));
    clock.set(at("18:20", "2027-02-01"));
    await proposeEnds(ctx(systemActor("test")));
    expect(await proposeEnds(ctx(systemActor("test")))).toEqual({ proposed: 0 });
    clock.set(at("18:30", "2027-02-01"));
    expect(await proposeEnds(ctx(systemActor("test")))).toEqual({ proposed: 1 });
    expect(await proposeEnds(ctx(systemActor("test")))).toEqual({ proposed: 0 });
    expect(await stateOf(one)).toMatchObject({ state: "checked_in", entry: "submitted", total: 160, proposed: true });
    expect(await outcomes(token, event(one, "check_out", at("17:50", "2027-02-01")))).toEqual(["recorded"]);
    expect(await stateOf(one)).toMatchObject({ entry: "submitted", total: 150, proposed: false });
    expect(expectOk(await recordAttendance(staff, { shiftId, people: [{ signupId: one, outcome: "came", minutes: 140 }] }))).toEqual({ posted: 1, minutes: 140 });
    expect(await outcomes(token, event(one, "check_in", at("17:55", "2027-02-01")))).toEqual(["already_attested"]);
    await nothingBroken();
  });

  it("are put right by a reversal and a new entry, once, and both stay", async () => {
    const shiftId = await sitting({ day: "2027-02-02" as never });
    const one = await seat(shiftId, "Сгрешени Минути");
    clock.set(at("18:30", "2027-02-02"));
    expectOk(await recordAttendance(staff, { shiftId, people: [{ signupId: one, outcome: "came", minutes: 180 }] }));
    const [entry] = (await sql`select id from time_entry where signup_id = ${one}`) as unknown as { id: string }[];
    const mend = { entryId: entry!.id, newEntryId: newId(), minutes: 120, people: 1, reason: "тръгна по-рано" };
    expect(await correctHours(staff, { ...mend, minutes: 180 })).toMatchObject({ ok: false, refusal: { code: "nothing_changed" } });
    expect(expectOk(await correctHours(staff, mend))).toEqual({ entryId: mend.newEntryId, minutes: 120 });
    expect(expectOk(await correctHours(staff, mend))).toEqual({ entryId: mend.newEntryId, minutes: 120 });
    expect(await correctHours(staff, { ...mend, newEntryId: newId(), minutes: 60 })).toMatchObject({ ok: false, refusal: { code: "correction_conflict" } });
    expect(await sql`select state, minutes::int, corrects is not null as corrects, reversed_reason from time_entry where signup_id = ${one} order by minutes desc`)
      .toEqual([{ state: "reversed", minutes: 180, corrects: false, reversed_reason: "тръгна по-рано" }, { state: "posted", minutes: 120, corrects: true, reversed_reason: null }]);
    // The time book: 180 came and went again, 120 stand; nothing lies in the fund.
    expect(await sql`select sum(e.amount)::int as used from funding_edge e join time_entry t on t.id = e.tranche_id where t.signup_id = ${one}`).toEqual([{ used: 120 }]);
    expect(await sql`select sum(b.remaining)::int as left from tranche_balance b join time_entry t on t.id = b.tranche_id where t.signup_id = ${one}`).toEqual([{ left: 0 }]);
    expect(await sql`select count(*)::int as n from outbox where topic = 'volunteering.hours_corrected'`).toEqual([{ n: 1 }]);
    // Nobody was there after all.
    const none = { entryId: mend.newEntryId, newEntryId: newId(), minutes: 0, people: 1, reason: "друг човек" };
    expect(expectOk(await correctHours(staff, none))).toEqual({ entryId: null, minutes: 0 });
    expect(expectOk(await correctHours(staff, none))).toEqual({ entryId: null, minutes: 0 });
    expect(await stateOf(one)).toMatchObject({ state: "no_show", entry: null });
    await nothingBroken();
  });

  it("of a firm's group are corrected by people and minutes", async () => {
    clock.set("2027-03-05T10:00:00+02:00");
    const firm = await db.transaction((tx) => findOrCreateOrganisation(tx, staff, { name: "„Синор Софт“ АД", kind: "firm" }));
    const { recordPastShift } = await import("~/domains/volunteering/commands/record-past-shift.server");
    const { shiftId } = expectOk(await recordPastShift(staff, {
      shiftId: newId(), titleBg: "Ден на фирмата", titleEn: "", purpose: "activity:repair", day: "2027-03-04" as never, from: "10:00", to: "14:00", placeBg: "Дворът", placeEn: "", addressBg: "", addressEn: "",
      inChargeId: coordinator.personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", urgent: false, people: [], group: { organisationId: firm, people: 10, minutes: 2400 },
    }));
    const [entry] = (await sql`select id from time_entry where shift_id = ${shiftId}`) as unknown as { id: string }[];
    expect(expectOk(await correctHours(staff, { entryId: entry!.id, newEntryId: newId(), minutes: 240, people: 8, reason: "дойдоха осем" })).minutes).toBe(1920);
    expect(await sql`select people, minutes::int from time_entry where shift_id = ${shiftId} and state = 'posted'`).toEqual([{ people: 8, minutes: 1920 }]);
    await nothingBroken();
  });
});

describe("without a sign-up", () => {
  it("an adult starts at once where there is room; a minor's guardian comes first; a full task refuses", async () => {
    const shiftId = await sitting({ day: "2027-02-10" as never, capacity: 2 });
    const [position] = (await sql`select id from position where shift_id = ${shiftId}`) as unknown as { id: string }[];
    await seat(shiftId, "Има Място");
    clock.set(at("14:30", "2027-02-10"));
    const token = await openTablet(staff, { day: "2027-02-10" });
    const asks = (fullName: string, ageBand: "adult" | "from14" = "adult") => ({
      token, signupId: newId() as string, eventId: newId() as string, positionId: position!.id, fullName, phone: "+359888123456", ageBand, at: at("14:30", "2027-02-10"), locale: "bg" as const, rulesVersion: 1,
    });
    expect(await walkInAtKiosk(ctx(), { ...asks("Стар Лист"), rulesVersion: 9 })).toMatchObject({ ok: false, refusal: { code: "rules_changed" } });
    expect(await walkInAtKiosk(ctx(), asks("Млад Човек", "from14"))).toMatchObject({ ok: false, refusal: { code: "guardian_first" } });
    const deyan = asks("Деян Илиев");
    const first = expectOk(await walkInAtKiosk(ctx(), deyan));
    expect(expectOk(await walkInAtKiosk(ctx(), deyan))).toEqual(first);
    expect(await walkInAtKiosk(ctx(), { ...deyan, fullName: "Друг Човек" })).toMatchObject({ ok: false, refusal: { code: "form_conflict" } });
    expect(await stateOf(first.signupId)).toMatchObject({ state: "checked_in", here: true });
    expect(await sql`select a.version from rules_acceptance a join signup s on s.person_id = a.person_id where s.id = ${first.signupId}`).toEqual([{ version: 1 }]);
    expect(await walkInAtKiosk(ctx(), asks("Няма Място"))).toMatchObject({ ok: false, refusal: { code: "shift_full", facts: { n: 0 } } });
    expect(await sql`select count(*)::int as n from signup where shift_id = ${shiftId}`).toEqual([{ n: 2 }]);
    expect(await walkInByTeam(staff, { shiftId, signupId: newId(), eventId: newId(), positionId: newId(), fullName: "А Б", phone: "+359888123457", locale: "bg" }))
      .toMatchObject({ ok: false, refusal: { code: "position_unknown" } });
    await nothingBroken();
  });

  it("the team's list ticks in and out and takes back, but nobody ticks themselves", async () => {
    const shiftId = await sitting({ day: "2027-02-11" as never });
    const one = await seat(shiftId, "Отметнат Човек");
    const own = expectOk(await signUpByPhone(staff, { shiftId, personId: coordinator.personId, minor: false, consentSeen: false, locale: "bg" })).signupId;
    clock.set(at("15:00", "2027-02-11"));
    const tick = { shiftId, signupId: one, eventId: newId() as string, kind: "check_in" as const };
    expect(expectOk(await rosterEvent(staff, tick))).toBe("recorded");
    clock.set(at("15:01", "2027-02-11"));
    expect(expectOk(await rosterEvent(staff, { ...tick, eventId: newId(), kind: "undo", undoes: tick.eventId }))).toBe("recorded");
    expect(await stateOf(one)).toMatchObject({ state: "confirmed", here: false });
    expect(await rosterEvent(staff, { ...tick, signupId: own, eventId: newId() })).toMatchObject({ ok: false, refusal: { code: "own_hours" } });
    expect(await rosterEvent(staff, { ...tick, shiftId: newId() })).toMatchObject({ ok: false, refusal: { code: "signup_unknown" } });
    // The board says who is here and who has gone.
    const onBoard = async () => (await shiftDesk(staff, { shiftId, locale: "bg" }))!.positions[0]!.people.find((person) => person.signupId === one);
    expectOk(await rosterEvent(staff, { ...tick, eventId: newId() }));
    expect(await onBoard()).toMatchObject({ state: "checked_in", leftAt: null });
    clock.set(at("16:10", "2027-02-11"));
    expectOk(await rosterEvent(staff, { ...tick, eventId: newId(), kind: "check_out" }));
    expect(instant((await onBoard())!.leftAt!)).toEqual(at("16:10", "2027-02-11"));
  });
});
