import { expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { nextShifts, shiftList } from "~/domains/volunteering/queries/shift-list.server";
import { systemActor } from "~/platform/access/permission";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { fill as fillPeople } from "~db/seed/demo/people";
import { fill as fillCare } from "~db/seed/demo/people-care";
import { fill as fillServices } from "~db/seed/demo/services";
import { fill as fillVolunteering } from "~db/seed/demo/volunteering";
import { testDatabase } from "~tests/support/database";
import { hoursOf } from "~tests/support/volunteering";

const { ctx, db, sql } = await testDatabase();
const anchor = localDate("2026-12-19");

it("the demo's year is the sketch's: 1140 hours of 54 volunteers and three firms' days, and something is always next", async () => {
  const system = ctx(systemActor("demo"));
  await fillPeople(system, anchor);
  await fillCare(system, anchor);
  await fillServices(system, anchor);
  await fillVolunteering(system, anchor);

  expect(await hoursOf(sql, 2026)).toEqual({
    "corporate helping": 54, "corporate repair": 208,
    "other activity": 100, "other atelier": 40, "other bazaar": 200, "other store": 26,
    "regular atelier": 246, "regular bazaar": 118, "regular store": 100, "regular transport": 48,
  });
  expect(await sql`select sum(minutes)::int as minutes, count(distinct person_id)::int as people, count(distinct shift_id) filter (where organisation_id is not null)::int as days from time_entry`)
    .toEqual([{ minutes: 1140 * 60, people: 54, days: 3 }]);
  expect(await sql`select count(distinct person_id)::int as minors from signup where minor and state = 'completed'`).toEqual([{ minors: 21 }]);

  const list = await shiftList(ctx(), { locale: "bg" });
  // Eight single ones and eight weeks of five series, without the holidays: Thursdays and Saturdays lose one day, weekdays three.
  expect(list.shifts.length + list.more).toBe(8 + 8 + 8 + 7 + 7 + 37);
  expect(list.shifts.slice(0, 5).map((one) => one.title)).toEqual(["Подреждане на склада", "Каса 1", "Щанд 7, плетива", "Детска анимация", "Прибиране на базара"]);
  expect(await sql`select count(*) as n from opportunity`).toEqual([{ n: 16 + 4 }]);
  expect(await nextShifts(ctx(), { limit: 3 })).toHaveLength(3);
  expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);
});
