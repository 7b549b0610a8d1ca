import { describe, expect, it } from "vitest";
import { changeMinorRules, changeWeeksAhead, recheckMinors } from "~/domains/volunteering/commands/change-minor-rules.server";
import { changeRepeat } from "~/domains/volunteering/commands/change-repeat.server";
import { createSeries } from "~/domains/volunteering/commands/create-series.server";
import { createShift } from "~/domains/volunteering/commands/create-shift.server";
import { endSeries } from "~/domains/volunteering/commands/end-series.server";
import { leaveOutDay, takeInDay } from "~/domains/volunteering/commands/leave-out-day.server";
import { materialiseSeries } from "~/domains/volunteering/commands/materialise-series.server";
import { saveOpportunity } from "~/domains/volunteering/commands/save-opportunity.server";
import { minorRulesPage } from "~/domains/volunteering/queries/minor-rules.server";
import { opportunityList, opportunityOptions, opportunityPage } from "~/domains/volunteering/queries/opportunities.server";
import { lastShiftOf, seriesPage, shiftToEdit } from "~/domains/volunteering/queries/plan-pages.server";
import { seriesPreview } from "~/domains/volunteering/queries/series-preview.server";
import { AccessDenied, roles, systemActor, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { change, makeSeries, shiftsOf, weekly } from "~tests/support/series";
import { twoServices } from "~tests/support/services";

const { ctx, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const { first, second, firstProgramme } = await twoServices(ctx(await actorWith("administrator")));
const { seriesId } = await makeSeries(ctx(coordinator), coordinator, { purpose: `programme:${firstProgramme}` });
const [next] = await shiftsOf(sql, seriesId);
const shiftId = next!.id;
const opportunityId = (await sql`select opportunity_id from shift where id = ${shiftId}`)[0]!.opportunity_id as string;
const day = localDate("2026-12-29");
const words = { opportunityId, titleBg: "Помощ в ателието", titleEn: "", purpose: `programme:${firstProgramme}` as const, doesBg: "", doesEn: "", bringBg: "", bringEn: "", positions: [{ capacity: 4 }], archived: false };
const rule = { seriesId, from: day, repeat: weekly("2026-12-29"), endsOn: null };
const locale = "bg" as const;

const planners: readonly Role[] = ["coordinator", "service_manager", "administrator"];
const readers: readonly Role[] = [...planners, "director"];
const rulers: readonly Role[] = ["director", "administrator"];
const doors: Record<string, readonly [readonly Role[], (at: Ctx) => Promise<unknown>]> = {
  createSeries: [planners, (at) => makeSeries(at, coordinator, { purpose: `programme:${firstProgramme}` })],
  changeShift: [planners, (at) => change(at, shiftId, {})],
  leaveOutDay: [planners, (at) => leaveOutDay(at, { seriesId: newId(), day })],
  takeInDay: [planners, (at) => takeInDay(at, { seriesId: newId(), day })],
  endSeries: [planners, (at) => endSeries(at, { seriesId: newId(), lastDay: day })],
  changeRepeat: [planners, (at) => changeRepeat(at, { ...rule, seriesId: newId() })],
  saveOpportunity: [planners, (at) => saveOpportunity(at, words)],
  seriesPreview: [planners, async (at) => seriesPreview(at, { repeat: weekly("2026-12-29"), day, endsOn: null, from: "10:00", to: "12:00" })],
  shiftToEdit: [planners, (at) => shiftToEdit(at, { shiftId, locale })],
  seriesPage: [planners, (at) => seriesPage(at, { seriesId, locale })],
  lastShiftOf: [planners, (at) => lastShiftOf(at, { opportunityId })],
  opportunityList: [readers, (at) => opportunityList(at, { locale })],
  opportunityPage: [readers, (at) => opportunityPage(at, { opportunityId, locale })],
  opportunityOptions: [readers, (at) => opportunityOptions(at, { locale })],
  minorRulesPage: [rulers, minorRulesPage],
  changeMinorRules: [rulers, async (at) => changeMinorRules(at, { rules: (await minorRulesPage(at)).rules })],
  changeWeeksAhead: [rulers, (at) => changeWeeksAhead(at, { weeks: 8 })],
};

describe.each(Object.entries(doors))("%s", (_name, [allowed, run]) => {
  it("is closed to visitors and to roles without the permission", async () => {
    await expect(run(ctx())).rejects.toBeInstanceOf(AccessDenied);
    for (const role of roles) {
      const at = ctx(await actorWith(role));
      if (allowed.includes(role)) await expect(run(at), role).resolves.toBeDefined();
      else await expect(run(at), role).rejects.toBeInstanceOf(AccessDenied);
    }
  });
});

it("a grant for another service sees and changes nothing of it", async () => {
  const scoped = (scopeId: string) => actorWith([{ role: "service_manager", scopeKind: "service", scopeId }]);
  const foreign = ctx(await scoped(second));
  expect(await shiftToEdit(foreign, { shiftId, locale })).toBeNull();
  expect(await seriesPage(foreign, { seriesId, locale })).toBeNull();
  expect(await opportunityPage(foreign, { opportunityId, locale })).toBeNull();
  expect(await lastShiftOf(foreign, { opportunityId })).toBeNull();
  expect(await opportunityList(foreign, { locale })).toEqual([]);
  expect(await change(foreign, shiftId, { urgent: true })).toMatchObject({ refusal: { code: "shift_unknown" } });
  for (const act of [leaveOutDay(foreign, { seriesId, day }), takeInDay(foreign, { seriesId, day }), endSeries(foreign, { seriesId, lastDay: day }), changeRepeat(foreign, rule)]) {
    expect(await act).toMatchObject({ refusal: { code: "series_unknown" } });
  }
  await expect(saveOpportunity(foreign, words)).rejects.toBeInstanceOf(AccessDenied);
  const where = { from: "10:00", to: "12:00", placeBg: "Тук", placeEn: "", addressBg: "", addressEn: "", inChargeId: coordinator.personId, urgent: false, capacity: 2 };
  expect(await createShift(foreign, { ...where, shiftId: newId(), opportunityId, day })).toMatchObject({ refusal: { code: "opportunity_unknown" } });
  expect(await createSeries(foreign, { ...where, seriesId: newId(), opportunityId, day, repeat: weekly("2026-12-29"), endsOn: null, leftOut: [], opens: null })).toMatchObject({ refusal: { code: "opportunity_unknown" } });
  const own = ctx(await scoped(first));
  expect(await shiftToEdit(own, { shiftId, locale })).not.toBeNull();
  expect(await change(own, shiftId, { urgent: true })).toMatchObject({ ok: true });
  // Own work of the organisation belongs to no service: a grant for one reaches none of it.
  const ofAll = await makeSeries(ctx(coordinator), coordinator);
  const [atAll] = await shiftsOf(sql, ofAll.seriesId);
  expect(await change(own, atAll!.id, { urgent: true })).toMatchObject({ refusal: { code: "shift_unknown" } });
  expect(await endSeries(own, { seriesId: ofAll.seriesId, lastDay: day })).toMatchObject({ refusal: { code: "series_unknown" } });
  await expect(saveOpportunity(own, { ...words, opportunityId: newId(), purpose: "activity:store" })).rejects.toBeInstanceOf(AccessDenied);
  await expect(createShift(own, { ...where, shiftId: newId(), titleBg: "Склад", purpose: "activity:store", day })).rejects.toBeInstanceOf(AccessDenied);
});

it("jobs are the system's", async () => {
  for (const run of [materialiseSeries, recheckMinors]) {
    await expect(run(ctx())).rejects.toBeInstanceOf(AccessDenied);
    await expect(run(ctx(coordinator))).rejects.toBeInstanceOf(AccessDenied);
    await expect(run(ctx(systemActor("test")))).resolves.not.toThrow();
  }
});
