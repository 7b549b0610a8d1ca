import { expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { hoursSummary } from "~/domains/volunteering/queries/hours-summary.server";
import { nextShifts, shiftList } from "~/domains/volunteering/queries/shift-list.server";
import { systemActor } from "~/platform/access/permission";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { fill as fillPeople } from "~db/seed/demo/people";
import { fill as fillServices } from "~db/seed/demo/services";
import { fill as fillVolunteering } from "~db/seed/demo/volunteering";
import { testDatabase } from "~tests/support/database";

const { ctx, db } = await testDatabase();
const anchor = localDate("2026-12-19");

it("the demo's year is the sketch's: 1140 hours of 54 volunteers and three firms' days, and something is always next", async () => {
  const system = ctx(systemActor("demo"));
  await fillPeople(system);
  await fillServices(system, anchor);
  await fillVolunteering(system, anchor);

  const summary = await hoursSummary(db, 2026);
  expect(summary).toMatchObject({ minutes: 1140 * 60, volunteers: 54, corporateDays: 3 });
  const hours = (pick: (flow: (typeof summary.flows)[number]) => boolean) => summary.flows.filter(pick).reduce((sum, flow) => sum + flow.minutes, 0) / 60;
  expect([hours((f) => f.source === "regular"), hours((f) => f.source === "other"), hours((f) => f.source === "corporate")]).toEqual([512, 366, 262]);
  expect([
    hours((f) => f.measure === "bazaar"), hours((f) => f.programmeKind === "atelier"), hours((f) => f.measure === "repair"),
    hours((f) => f.measure === "store" || f.measure === "transport"), hours((f) => f.programmeKind === "activity"), hours((f) => f.measure === "helping"),
  ]).toEqual([318, 286, 208, 174, 100, 54]);
  expect(hours((f) => f.source === "regular" && f.programmeKind === "atelier")).toBe(246);
  expect(hours((f) => f.source === "other" && f.measure === "bazaar")).toBe(200);

  const list = await shiftList(ctx(), { filter: "all", locale: "bg" });
  expect(list.shifts.length + list.more).toBe(14);
  expect(await nextShifts(ctx(), { limit: 3 })).toHaveLength(3);
  expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);
});
