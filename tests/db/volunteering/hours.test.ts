import { describe, expect, it } from "vitest";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { recordPastShift } from "~/domains/volunteering/commands/record-past-shift.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { findOrCreateOrganisation, findOrCreatePerson } from "~/domains/people/api.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { anchorTime, testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";
import { hoursOf, linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, sql, clock, db, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const administrator = await actorWith("administrator");
const staff = ctx(coordinator);
const { first, firstProgramme } = await twoServices(ctx(administrator));

const seated = async (shiftId: string, who: string) => {
  const id = await signUpOn(ctx(), shiftId, volunteer(who));
  expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), id) }));
  return id;
};
const broken = async () => (await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0);

describe("attested hours", () => {
  it("post the actual minutes once, on what the shift served", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { purpose: `programme:${firstProgramme}` });
    const [came, stayed, missing] = [await seated(shiftId, "h1"), await seated(shiftId, "h2"), await seated(shiftId, "h3")];
    const people = [
      { signupId: came, outcome: "came" as const, minutes: 135 }, { signupId: stayed, outcome: "came" as const },
      { signupId: missing, outcome: "no_show" as const },
    ];
    expect(await recordAttendance(staff, { shiftId, people })).toMatchObject({ ok: false, refusal: { code: "shift_not_started" } });
    clock.set("2026-12-23T18:10:00+02:00");
    expect(expectOk(await recordAttendance(staff, { shiftId, people }))).toEqual({ posted: 2, minutes: 135 + 180 });
    expect(expectOk(await recordAttendance(staff, { shiftId, people }))).toEqual({ posted: 0, minutes: 0 });
    expect(await sql`select state, count(*)::int as n from signup where shift_id = ${shiftId} group by state order by state`)
      .toEqual([{ state: "completed", n: 2 }, { state: "no_show", n: 1 }]);
    expect(await sql`select o.kind, o.service_id, o.programme_id, o.month, sum(e.amount)::int as minutes from funding_edge e join output o on o.id = e.output_id group by o.id`)
      .toMatchObject([{ kind: "service", service_id: first, programme_id: firstProgramme, minutes: 315 }]);
    expect(await sql`select count(*)::int as n from outbox where topic = 'volunteering.hours_posted'`).toEqual([{ n: 2 }]);
    expect(await cancelShift(staff, { shiftId })).toMatchObject({ ok: false, refusal: { code: "shift_attested" } });
    expect(await broken()).toEqual([]);
  });

  it("are never attested by the volunteer, not even by raw SQL (V6)", async () => {
    clock.set(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: "2026-12-24" as never });
    const own = expectOk(await signUpByPhone(staff, { shiftId, personId: coordinator.personId, minor: false, consentSeen: false, locale: "bg" })).signupId;
    clock.set("2026-12-24T18:10:00+02:00");
    const people = [{ signupId: own, outcome: "came" as const, minutes: 60 }];
    expect(await recordAttendance(staff, { shiftId, people })).toMatchObject({ ok: false, refusal: { code: "own_hours" } });
    const colleague = await actorWith("coordinator", "Елена Спасова");
    expectOk(await recordAttendance(ctx(colleague), { shiftId, people }));
    await expect(sql`update time_entry set attested_by = person_id where signup_id = ${own}`).rejects.toMatchObject({ constraint_name: "time_entry_attester" });
    await expect(sql`delete from time_entry`).rejects.toMatchObject({ code: "42501" });
  });

  it("of a stranger's sign-up are refused and nothing is posted", async () => {
    clock.set(anchorTime);
    const [one, other] = [await makeShift(staff, coordinator, { day: "2026-12-27" as never }), await makeShift(staff, coordinator, { day: "2026-12-28" as never })];
    const [mine, foreign] = [await seated(one, "s1"), await seated(other, "s2")];
    clock.set("2026-12-28T18:10:00+02:00");
    const people = [mine, foreign].map((signupId) => ({ signupId, outcome: "came" as const, minutes: 60 }));
    expect(await recordAttendance(staff, { shiftId: one, people })).toMatchObject({ ok: false, refusal: { code: "signup_unknown" } });
    expect(await sql`select count(*)::int as n from time_entry where shift_id = ${one}`).toEqual([{ n: 0 }]);
  });

  it("of paper records and firms add up by who gave them", async () => {
    clock.set("2028-01-05T10:00:00+02:00");
    const person = await db.transaction((tx) => findOrCreatePerson(tx, staff, { fullName: "Пенка Русева", locale: "bg" }));
    const firm = await db.transaction((tx) => findOrCreateOrganisation(tx, staff, { name: "„Синор Софт“ АД", kind: "firm" }));
    const past = (day: string, activity: "store" | "repair") => ({
      shiftId: newId(), titleBg: "Смяна", titleEn: "Shift", purpose: `activity:${activity}` as const, day: day as never, from: "10:00", to: "14:00",
      placeBg: "Складът", placeEn: "", addressBg: "", addressEn: "", inChargeId: coordinator.personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", urgent: false,
    });
    for (let month = 1; month <= 10; month += 1) {
      const input = { ...past(`2027-${String(month).padStart(2, "0")}-10`, "store"), people: [{ personId: person, minutes: 200, minor: false }] };
      expectOk(await recordPastShift(staff, input));
      expect(expectOk(await recordPastShift(staff, input)).minutes).toBe(0);
    }
    expectOk(await recordPastShift(staff, { ...past("2027-05-20", "repair"), people: [], group: { organisationId: firm, people: 28, minutes: 28 * 300 } }));
    expect(await recordPastShift(staff, { ...past("2027-03-10", "repair"), people: [{ personId: person, minutes: 60, minor: false }] }))
      .toMatchObject({ ok: false, refusal: { code: "overlaps_other" } });
    expect(await hoursOf(sql, 2027)).toEqual({ "corporate repair": 140, "regular store": 2000 / 60 });
    expect(await broken()).toEqual([]);
  });
});
