import { describe, expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { changeBlock } from "~/domains/volunteering/commands/change-block.server";
import { confirmByTeam } from "~/domains/volunteering/commands/confirm-by-team.server";
import { holdBlock } from "~/domains/volunteering/commands/hold-block.server";
import { invitePeople } from "~/domains/volunteering/commands/invite-people.server";
import { moveSignup } from "~/domains/volunteering/commands/move-signup.server";
import { offerNext } from "~/domains/volunteering/commands/offer-next.server";
import { releaseBlock } from "~/domains/volunteering/commands/release-block.server";
import { sendShiftMessage } from "~/domains/volunteering/commands/send-shift-message.server";
import { setCapacity } from "~/domains/volunteering/commands/set-capacity.server";
import { setLeadChecks } from "~/domains/volunteering/commands/set-lead-checks.server";
import { setStay } from "~/domains/volunteering/commands/set-stay.server";
import { setWorkLimit } from "~/domains/volunteering/commands/set-work-limit.server";
import { signUpByPhone, type StaffSignUpInput } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { takeOff } from "~/domains/volunteering/commands/take-off.server";
import { warnBlocks } from "~/domains/volunteering/commands/warn-blocks.server";
import { candidatesFor } from "~/domains/volunteering/queries/candidates.server";
import { diagnose, findPeople } from "~/domains/volunteering/queries/diagnosis.server";
import { shiftRoster } from "~/domains/volunteering/queries/roster.server";
import { shiftBoard, shiftsShortSoon } from "~/domains/volunteering/queries/shift-board.server";
import { shiftDesk } from "~/domains/volunteering/queries/shift-desk.server";
import { sheetView } from "~/domains/volunteering/ui/desk-sheet";
import { deskView } from "~/domains/volunteering/ui/desk-view";
import { diagnosisPanel } from "~/domains/volunteering/ui/diagnosis-view";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { instant } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { anchorTime, testDatabase } from "~tests/support/database";
import { makeShift, volunteer } from "~tests/support/volunteering";

const { ctx, db, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const staff = ctx(coordinator);
const job = ctx(systemActor("test"));
const said = (locale: "bg" | "en" = "bg") => ({ locale, t: translators[locale], now: clock.now() });
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);

/** A bazaar's afternoon with a till for adults and stalls for everybody. */
async function afternoon(day: string, till = 2, stalls = 4) {
  clock.set(anchorTime);
  const shiftId = await makeShift(staff, coordinator, {
    day: localDate(day), from: "14:00", to: "18:00",
    positions: [{ nameBg: "Каса", nameEn: "Till", capacity: till, minPeople: 2, minAge: 18 }, { nameBg: "Щандове", nameEn: "Stalls", capacity: stalls, minPeople: 1 }],
  } as never);
  const rows = await sql<{ id: string }[]>`select id from "position" where shift_id = ${shiftId} order by ordinal`;
  return { shiftId, till: rows[0]!.id, stalls: rows[1]!.id };
}
const phone = (shiftId: string, positionId: string, who: number | string, over: Partial<StaffSignUpInput> = {}) =>
  signUpByPhone(staff, { shiftId, positionId, signupId: newId(), ...volunteer(who), minor: false, consentSeen: false, locale: "bg", ...over } as StaffSignUpInput);
const seat = async (...args: Parameters<typeof phone>) => expectOk(await phone(...args)).signupId;
const stateOf = async (id: string) => (await sql`select state, position_id, party_size from signup where id = ${id}`)[0]!;
const young = { minor: true, birthDate: localDate("2010-02-01"), consentSeen: true } as const;

describe("the board of a shift", () => {
  it("shows lanes, hours, deadlines, the list with who is passed over, and one act for what is short, in both languages", async () => {
    const { shiftId, till, stalls } = await afternoon("2027-01-16");
    const [penka, ognyan] = [await seat(shiftId, till, "пенка"), await seat(shiftId, till, "огнян")];
    expectOk(await setStay(staff, { shiftId, signupId: ognyan, until: "16:00" }));
    const [next] = [await seat(shiftId, till, "деян"), await seat(shiftId, till, "двама", { partySize: 2 })];
    const minor = await seat(shiftId, stalls, "млад", young);
    const adult = await seat(shiftId, stalls, "елена");
    expectOk(await setStay(staff, { shiftId, signupId: minor, besideId: adult }));
    expectOk(await holdBlock(staff, { blockId: newId(), shiftId, positionId: stalls, organisation: "„Синор Софт“ АД", size: 2, releaseAt: instant("2027-01-15T10:00:00Z"), contactName: "Юлия Димова", contactEmail: "y@sinor.example", locale: "bg" }));
    const desk = (await shiftDesk(staff, { shiftId, locale: "bg" }))!;
    const view = deskView(desk, said());
    expect(view.counts).toMatchObject({ confirmed: 4, offered: 0, waiting: 2 });
    const [tillLane, stallLane] = view.lanes;
    expect(tillLane).toMatchObject({ count: "2 от 2", rule: "Само пълнолетни" });
    expect(tillLane!.hours.map((hour) => hour.look)).toEqual(["ok", "ok", "gap", "gap"]);
    expect(tillLane!.tiles.map((tile) => tile.note)).toEqual(expect.arrayContaining([expect.stringContaining("до 16:00")]));
    expect(tillLane!.queue.map((one) => one.no)).toEqual([1, 2]);
    expect(stallLane!.tiles.map((tile) => tile.look)).toEqual(["seated", "seated", "firm"]);
    expect(stallLane!.tiles.map((tile) => tile.note).join()).toMatch(/16 г\., при Доброволец Номерелена/);
    expect(view.minors).toMatchObject({ count: 1, broken: false, sides: [1], alone: 0 });
    expect(view.warning).toMatchObject({ act: { kind: "offerNext", positionId: till }, title: expect.stringMatching(/Каса: от 16:00.ч\. остава 1 човек, нужни са 2/) as string });
    expect(deskView((await shiftDesk(staff, { shiftId, locale: "en" }))!, said("en")).warning?.title).toMatch(/Till: from 16:00 1 person remains/);
    for (const open of [`seat.${minor}`, `add.${till}`, `task.${till}`, `hold.${stalls}`, "cancel"]) expect(sheetView(desk, open, ["Фирма"], said())?.kind).toBe(open.split(".")[0]);
    expect(sheetView(desk, `seat.${newId()}`, [], said())).toBeNull();
    // „Предложете и на следващия“: a place more, with its reason, once however often it is pressed.
    const changeId = newId();
    for (let again = 0; again < 2; again += 1) expectOk(await offerNext(staff, { shiftId, positionId: till, changeId }));
    expect((await stateOf(next)).state).toBe("offered");
    expect(await sql`select from_capacity, to_capacity, reason from capacity_change where position_id = ${till}`).toEqual([{ from_capacity: 2, to_capacity: 3, reason: "offer_next" }]);
    expect(expectOk(await confirmByTeam(staff, { shiftId, signupId: next }))).toMatchObject({ state: "confirmed" });
    expect(await takeOff(staff, { shiftId, signupId: penka })).toMatchObject({ ok: true });
    expect(await cancelForVolunteer(staff, { shiftId, signupId: ognyan })).toMatchObject({ ok: true });
    const roster = (await shiftRoster(staff, { shiftId, locale: "bg" }))!;
    expect(roster.rows.map((row) => row.minor)).toContain(true);
    await nothingBroken();
  });

  it("takes a minor with a paper or a guardian to ask, and names what stands in the way", async () => {
    const { shiftId, till, stalls } = await afternoon("2027-01-17");
    expect(await phone(shiftId, till, "м1", young)).toMatchObject({ refusal: { code: "adults_only" } });
    expect(await phone(shiftId, stalls, "м2", { minor: true, consentSeen: false })).toMatchObject({ refusal: { code: "consent_missing" } });
    expect(await phone(shiftId, stalls, "м3", { minor: true, consentSeen: true })).toMatchObject({ refusal: { code: "birth_date_missing", field: "birthDate" } });
    expect(await phone(shiftId, stalls, "м4", { ...young, birthDate: localDate("2000-01-01") })).toMatchObject({ refusal: { code: "not_under_age" } });
    const asked = await phone(shiftId, stalls, "м5", { minor: true, birthDate: localDate("2010-02-01"), consentSeen: false, guardianName: "Родител Родителски", guardianEmail: "r@primer.bg" });
    expect(expectOk(asked).state).toBe("pending_consent");
    await seat(shiftId, till, "зает");
    expect(await phone(shiftId, stalls, "зает")).toMatchObject({ refusal: { code: "seated_in_shift", facts: { positionBg: "Каса" } } });
    const other = await makeShift(staff, coordinator, { day: localDate("2027-01-17"), from: "17:00", to: "19:00" });
    expect(await signUpByPhone(staff, { shiftId: other, ...volunteer("зает"), minor: false, consentSeen: false, locale: "bg" })).toMatchObject({ refusal: { code: "overlaps_named", facts: { from: "14:00", until: "18:00" } } });
    await nothingBroken();
  });

  it("moves people with the rules of the new task, and who waits takes a free place there", async () => {
    const { shiftId, till, stalls } = await afternoon("2027-01-18", 2, 2);
    const minor = await seat(shiftId, stalls, "млад2", young);
    expect(await moveSignup(staff, { shiftId, signupId: minor, positionId: till })).toMatchObject({ refusal: { code: "too_young", facts: { needed: 18 } } });
    const [one] = [await seat(shiftId, till, "t1"), await seat(shiftId, till, "t2")];
    const waits = await seat(shiftId, till, "t3");
    expect((await stateOf(waits)).state).toBe("waitlisted");
    expectOk(await moveSignup(staff, { shiftId, signupId: waits, positionId: stalls }));
    expect(await stateOf(waits)).toMatchObject({ state: "confirmed", position_id: stalls });
    expect(await moveSignup(staff, { shiftId, signupId: one, positionId: stalls })).toMatchObject({ refusal: { code: "shift_full", facts: { n: 0 } } });
    expect(expectOk(await moveSignup(staff, { shiftId, signupId: one, positionId: till })).moved).toBe(false);
    expect(await setStay(staff, { shiftId, signupId: one, until: "19:00" })).toMatchObject({ refusal: { code: "outside_shift", field: "until" } });
    expect(await setStay(staff, { shiftId, signupId: one, besideId: waits })).toMatchObject({ refusal: { code: "adult_unknown" } });
    await nothingBroken();
  });

  it("changes places with a reason, never below who sits there, and a resend is one change", async () => {
    const { shiftId, till } = await afternoon("2027-01-19", 3);
    for (const who of ["c1", "c2"]) await seat(shiftId, till, who);
    expect(await setCapacity(staff, { changeId: newId(), shiftId, positionId: till, capacity: 1, reason: "по-малко хора" })).toMatchObject({ refusal: { code: "places_taken", facts: { n: 2 } } });
    const changeId = newId();
    for (let again = 0; again < 3; again += 1) expectOk(await setCapacity(staff, { changeId, shiftId, positionId: till, capacity: 2, reason: "една каса" }));
    expect(await setCapacity(staff, { changeId, shiftId, positionId: till, capacity: 5, reason: "друго" })).toMatchObject({ refusal: { code: "form_conflict" } });
    expect(await sql`select count(*)::int as n from capacity_change where position_id = ${till}`).toEqual([{ n: 1 }]);
    expectOk(await setLeadChecks(staff, { shiftId, positionId: till, leadChecks: ["first_aid"] }));
    expect((await shiftDesk(staff, { shiftId, locale: "bg" }))!.positions[0]).toMatchObject({ leadMissing: ["first_aid"] });
  });
});

describe("kept seats", () => {
  it("are held, changed, warned of once a release time, and released to the list", async () => {
    const { shiftId, stalls } = await afternoon("2027-01-20", 2, 4);
    const blockId = newId();
    const ask = { blockId, shiftId, positionId: stalls, organisation: "„Дунав Текс“ ООД", size: 3, releaseAt: instant("2027-01-19T10:00:00Z"), contactName: "Десислава Тонева", contactEmail: "d@dunav.example", locale: "bg" as const };
    expect(await holdBlock(staff, { ...ask, blockId: newId(), size: 9 })).toMatchObject({ refusal: { code: "shift_full", facts: { n: 4 } } });
    expect(await holdBlock(staff, { ...ask, releaseAt: instant("2026-12-01T10:00:00Z") })).toMatchObject({ refusal: { code: "release_in_past" } });
    for (let again = 0; again < 2; again += 1) expectOk(await holdBlock(staff, ask));
    expect(await holdBlock(staff, { ...ask, size: 1 })).toMatchObject({ refusal: { code: "form_conflict" } });
    const [first, waits] = [await seat(shiftId, stalls, "b1"), await seat(shiftId, stalls, "b2")];
    expect((await stateOf(first)).state).toBe("confirmed");
    expect((await stateOf(waits)).state).toBe("waitlisted");
    expect(await changeBlock(staff, { shiftId, blockId, size: 4, releaseAt: ask.releaseAt })).toMatchObject({ refusal: { code: "shift_full" } });
    const warned = async () => (await sql`select payload->>'days' as days from outbox where topic = 'volunteering.block_warned' and payload->>'blockId' = ${blockId} order by created_at, id`).map((row) => row.days as string);
    for (const at of ["2027-01-16T09:00:00Z", "2027-01-16T11:00:00Z", "2027-01-17T11:00:00Z", "2027-01-18T11:00:00Z", "2027-01-18T12:00:00Z"]) {
      clock.set(at);
      await warnBlocks(job);
    }
    expect(await warned()).toEqual(["3", "1"]);
    expectOk(await changeBlock(staff, { shiftId, blockId, size: 2, releaseAt: ask.releaseAt }));
    expect((await stateOf(waits)).state).toBe("offered");
    for (let again = 0; again < 2; again += 1) expectOk(await releaseBlock(staff, { shiftId, blockId }));
    expect(await changeBlock(staff, { shiftId, blockId, size: 2, releaseAt: ask.releaseAt })).toMatchObject({ refusal: { code: "block_released" } });
    expect(await sql`select payload->>'seats' as seats from outbox where topic = 'volunteering.block_released' and payload->>'blockId' = ${blockId}`).toEqual([{ seats: "2" }]);
    await nothingBroken();
  });
});

describe("who and why", () => {
  it("lists every check of one person with its facts, an answer and the nearest mend", async () => {
    const { shiftId, till } = await afternoon("2027-01-21");
    await seat(shiftId, till, "диагноза");
    const [found] = await findPeople(staff, { q: "номердиагноза" });
    expect(found?.name).toBe("Доброволец Номердиагноза");
    const desk = (await shiftDesk(staff, { shiftId, locale: "bg" }))!;
    const of = async (personId: string) => diagnosisPanel({ desk, at: till, q: "", found: null, result: await diagnose(staff, { shiftId, positionId: till, personId, locale: "bg" }) }, said()).result!;
    expect((await of(found!.personId)).answer).toMatch(/вече има записване/);
    const [minor] = await sql<{ person_id: string }[]>`select person_id from signup where minor order by created_at limit 1`;
    const young = await of(minor!.person_id);
    expect(young.rows.find((row) => row.key === "age")).toMatchObject({ look: "no", text: expect.stringContaining("нужни са 18") as string });
    expect(young.rows.find((row) => row.key === "consent")).toMatchObject({ look: "no", text: "Още никой не е питал родител" });
    expect(young.mends.length).toBeGreaterThan(0);
  });

  it("finds who could come, asks each once, and writes to everybody once", async () => {
    const { shiftId, till } = await afternoon("2027-01-22");
    const page = (await candidatesFor(staff, { shiftId, positionId: till, locale: "bg", limit: 500 }))!;
    const all = await sql<{ id: string; obstacle: string | null }[]>`
      select p.id, volunteering_obstacle(p.id, ${till}, null) as obstacle from person p where (p.email is not null or p.phone is not null)
        and exists (select 1 from signup g where g.person_id = p.id and g.state in ('confirmed', 'checked_in', 'completed'))`;
    expect(page.people.map((one) => one.personId).sort()).toEqual(all.filter((one) => one.obstacle === null).map((one) => one.id).sort());
    const small = (await candidatesFor(staff, { shiftId, positionId: till, locale: "bg", limit: 3 }))!;
    const more = (await candidatesFor(staff, { shiftId, positionId: till, locale: "bg", limit: 500, after: small.next! }))!;
    expect([...small.people, ...more.people].map((one) => one.personId)).toEqual(page.people.map((one) => one.personId));
    const people = page.people.slice(0, 2).map((one) => one.personId);
    expect(expectOk(await invitePeople(staff, { shiftId, positionId: till, people })).invited).toBe(2);
    expect(expectOk(await invitePeople(staff, { shiftId, positionId: till, people })).invited).toBe(0);
    expectOk(await setWorkLimit(staff, { hours: 1 }));
    expect((await candidatesFor(staff, { shiftId, positionId: till, locale: "bg" }))!.limitMinutes).toBe(60);
    const message = { messageId: newId(), shiftId, subject: "Елате по-рано", body: "Срещаме се в 13:45 ч.", toWaiting: false };
    expect(await sendShiftMessage(staff, message)).toMatchObject({ refusal: { code: "nobody_to_write" } });
    await seat(shiftId, till, "писмо");
    for (let again = 0; again < 2; again += 1) expectOk(await sendShiftMessage(staff, message));
    expect(await sql`select count(*)::int as n from outbox where topic = 'volunteering.shift_message' and payload->>'messageId' = ${message.messageId}`).toEqual([{ n: 1 }]);
  });

  it("pages the list both ways and counts what is short", async () => {
    clock.set("2027-01-15T10:00:00Z");
    const all = (await shiftBoard(staff, { when: "upcoming", locale: "bg", limit: 100 })).shifts.map((one) => one.id);
    const first = await shiftBoard(staff, { when: "upcoming", locale: "bg", limit: 2 });
    const second = await shiftBoard(staff, { when: "upcoming", locale: "bg", limit: 2, after: first.next! });
    const back = await shiftBoard(staff, { when: "upcoming", locale: "bg", limit: 2, before: second.previous! });
    expect([...first.shifts, ...second.shifts].map((one) => one.id)).toEqual(all.slice(0, 4));
    expect(back.shifts.map((one) => one.id)).toEqual(first.shifts.map((one) => one.id));
    expect([first.previous, back.previous]).toEqual([null, null]);
    const short = await shiftBoard(staff, { when: "upcoming", locale: "bg", short: true, limit: 100 });
    expect(short.shifts.length).toBe(await shiftsShortSoon(staff));
    expect(short.shifts.every((one) => one.facts.missing > 0)).toBe(true);
  });
});
