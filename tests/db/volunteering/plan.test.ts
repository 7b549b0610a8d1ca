import { describe, expect, it } from "vitest";
import { createShift } from "~/domains/volunteering/commands/create-shift.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { instant } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { makeShift } from "~tests/support/volunteering";

const { ctx, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);

describe("a new shift", () => {
  const positions = [
    { nameBg: "Каса", nameEn: "Till", capacity: 3, minPeople: 2, minAge: 18, workClass: "money" as const, requiredChecks: ["till_briefing"], minorsPerAdult: null },
    { nameBg: "Щандове", nameEn: "Stalls", capacity: 8, minPeople: 5, targetPeople: 6 },
  ];

  it("has its kinds of work in order, each with its own rules, and an opportunity that later shifts share", async () => {
    const shiftId = await makeShift(staff, coordinator, { titleBg: "Базар", purpose: "activity:bazaar", workClass: "general", skills: ["sales"], positions, opensAt: instant("2026-12-21T07:00:00Z") });
    expect(await sql`select name_bg, capacity, min_people, target_people, min_age, work_class, required_checks, minors_per_adult from "position" where shift_id = ${shiftId} order by ordinal`).toEqual([
      { name_bg: "Каса", capacity: 3, min_people: 2, target_people: null, min_age: 18, work_class: "money", required_checks: ["till_briefing"], minors_per_adult: null },
      { name_bg: "Щандове", capacity: 8, min_people: 5, target_people: 6, min_age: null, work_class: null, required_checks: [], minors_per_adult: 4 },
    ]);
    const [made] = await sql`select s.opportunity_id, s.opens_at, o.skills, jsonb_array_length(o.positions) as usual from shift s join opportunity o on o.id = s.opportunity_id where s.id = ${shiftId}`;
    expect(made).toMatchObject({ skills: ["sales"], usual: 2, opens_at: instant("2026-12-21T07:00:00Z") });
    const again = await makeShift(staff, coordinator, { opportunityId: made!.opportunity_id as string, positions: [{ capacity: 4 }], day: localDate("2026-12-24") });
    expect(await sql`select opportunity_id from shift where id = ${again}`).toEqual([{ opportunity_id: made!.opportunity_id }]);
  });

  it("may last over midnight, and refuses what cannot be", async () => {
    const night = await makeShift(staff, coordinator, { from: "22:00", to: "06:00" });
    expect(await sql`select starts_at, ends_at from shift where id = ${night}`).toEqual([{ starts_at: instant("2026-12-23T20:00:00Z"), ends_at: instant("2026-12-24T04:00:00Z") }]);
    const input = { titleBg: "Смяна", purpose: "activity:store" as const, placeBg: "Тук", placeEn: "", addressBg: "", addressEn: "", inChargeId: coordinator.personId, urgent: false, capacity: 2 };
    const make = (over: object) => createShift(staff, { shiftId: newId(), day: localDate("2026-12-23"), from: "10:00", to: "12:00", ...input, ...over });
    expect(await make({ from: "14:00", to: "13:00" })).toMatchObject({ refusal: { code: "shift_too_long", facts: { hours: 23 } } });
    expect(await make({ day: localDate("2026-12-18") })).toMatchObject({ refusal: { code: "shift_in_past" } });
    expect(await make({ opportunityId: newId() })).toMatchObject({ refusal: { code: "opportunity_unknown" } });
    expect(await make({ inChargeId: newId() })).toMatchObject({ refusal: { code: "in_charge_unknown" } });
    const shiftId = newId();
    expectOk(await make({ shiftId }));
    expectOk(await make({ shiftId }));
    expect(await make({ shiftId, capacity: 3 })).toMatchObject({ refusal: { code: "form_conflict" } });
  });
});
