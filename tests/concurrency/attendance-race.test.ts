import { expect, it } from "vitest";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { correctHours } from "~/domains/volunteering/commands/correct-hours.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { recordEvents } from "~/domains/volunteering/commands/record-events.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { walkInAtKiosk } from "~/domains/volunteering/commands/walk-in.server";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { addDays, instantAt, localDate } from "~/platform/time/local-date";
import { openTablet } from "~tests/support/kiosk";
import { testDatabase } from "~tests/support/database";
import { makeShift } from "~tests/support/volunteering";

const { ctx, sql, db, clock, actorWith, open } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const colleague = await actorWith("coordinator", "Елена Спасова");
const staff = ctx(coordinator);
const many = open(20);
const crowd = { ...ctx(), db: many.db };
let round = 0;

/** A shift of its own day, 15:00 – 18:00, with one person who has a place; the clock stands at its start. */
async function stage(capacity = 5) {
  round += 1;
  const day = addDays(localDate("2027-05-01"), round);
  clock.set(instantAt(day, "09:00"));
  const shiftId = await makeShift(staff, coordinator, { day, capacity });
  const signupId = expectOk(await signUpByPhone(staff, { shiftId, signupId: newId(), fullName: `Човек Номер${round}`, minor: false, consentSeen: false, locale: "bg" })).signupId;
  clock.set(instantAt(day, "15:00"));
  return { day, shiftId, signupId: signupId as string, token: await openTablet(staff, { day }), at: instantAt(day, "15:00") };
}
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);

it("the same event from two devices at once is one event", async () => {
  for (let n = 0; n < 5; n += 1) {
    const { token, signupId, at } = await stage();
    const event = { id: newId() as string, kind: "check_in" as const, at, signupId, source: "kiosk" as const };
    const answers = await Promise.all(Array.from({ length: 6 }, () => recordEvents(crowd, { token, events: [event] })));
    const outcomes = answers.map((answer) => expectOk(answer)[0]!.outcome).sort();
    expect(outcomes).toEqual(["recorded", "same", "same", "same", "same", "same"]);
    expect(await sql`select count(*)::int as n from attendance_event where signup_id = ${signupId}`).toEqual([{ n: 1 }]);
  }
  await nothingBroken();
});

it("of a check-in and a taking-off at once one happens, and the seat counts", async () => {
  for (let n = 0; n < 8; n += 1) {
    const { token, signupId, shiftId, at } = await stage();
    const [came, taken] = await Promise.all([
      recordEvents(crowd, { token, events: [{ id: newId(), kind: "check_in", at, signupId, source: "kiosk" }] }),
      cancelForVolunteer({ ...crowd, actor: coordinator }, { shiftId, signupId }),
    ]);
    const outcome = expectOk(came)[0]!.outcome;
    const [row] = await sql`select s.state, p.seats_taken as seats from signup s join position p on p.id = s.position_id where s.id = ${signupId}`;
    if (taken.ok) expect([outcome, row]).toEqual(["not_confirmed", { state: "cancelled_by_volunteer", seats: 0 }]);
    else expect([outcome, row]).toEqual(["recorded", { state: "checked_in", seats: 1 }]);
  }
  await nothingBroken();
});

it("two attesters at once post once, two correctors correct once", async () => {
  for (let n = 0; n < 4; n += 1) {
    const { signupId, shiftId, day } = await stage();
    clock.set(instantAt(day, "18:30"));
    const people = [{ signupId, outcome: "came" as const, minutes: 120 }];
    const posted = await Promise.all([coordinator, colleague, coordinator].map((actor) => recordAttendance({ ...crowd, actor }, { shiftId, people })));
    expect(posted.map((one) => expectOk(one).posted).sort()).toEqual([0, 0, 1]);
    const [entry] = (await sql`select id from time_entry where signup_id = ${signupId}`) as unknown as { id: string }[];
    const mended = await Promise.all([coordinator, colleague].map((actor, i) => correctHours({ ...crowd, actor }, { entryId: entry!.id, newEntryId: newId(), minutes: 60 + i, people: 1, reason: "поправка" })));
    expect(mended.filter((one) => one.ok)).toHaveLength(1);
    expect(mended.filter((one) => !one.ok)).toMatchObject([{ refusal: { code: "correction_conflict" } }]);
    expect(await sql`select count(*)::int as n from time_entry where signup_id = ${signupId} and state = 'posted'`).toEqual([{ n: 1 }]);
  }
  await nothingBroken();
});

it("two who walk in for the last place: one starts", async () => {
  for (let n = 0; n < 4; n += 1) {
    const { token, shiftId, at } = await stage(2);
    const [position] = (await sql`select id from position where shift_id = ${shiftId}`) as unknown as { id: string }[];
    const answers = await Promise.all(["Първи", "Втори", "Трети"].map((name) =>
      walkInAtKiosk(crowd, { token, signupId: newId(), eventId: newId(), positionId: position!.id, fullName: `${name} Дошъл${round}`, phone: "+359888123456", ageBand: "adult", at, locale: "bg" })));
    expect(answers.map((one) => (one.ok ? "started" : one.refusal.code)).sort()).toEqual(["shift_full", "shift_full", "started"]);
  }
  await nothingBroken();
});
