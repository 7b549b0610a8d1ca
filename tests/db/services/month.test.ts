import { beforeAll, describe, expect, it } from "vitest";
import { saveMonth, submitMonth } from "~/domains/services/commands/save-month.server";
import { setUnitCost } from "~/domains/services/commands/set-unit-cost.server";
import { servicesChecks } from "~/domains/services/checks.server";
import { unitCostOn } from "~/domains/services/api.server";
import type { MonthFigures } from "~/domains/services/model";
import { monthPage } from "~/domains/services/queries/month-page.server";
import { monthShape, unitCostShape } from "~/domains/services/schemas";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { type AccountActor, testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";

const { ctx, sql, asOwner, actorWith } = await testDatabase();
let manager: AccountActor;
let place: Awaited<ReturnType<typeof twoServices>>;

beforeAll(async () => {
  place = await twoServices(ctx(await actorWith("administrator")));
  manager = await actorWith([{ role: "service_manager", scopeKind: "service", scopeId: place.first }]);
});

const usual: MonthFigures = { capacity: 20, usersInMonth: 44, usersInYear: 60, individualSessions: 70, groupSessions: 13, homeVisits: 21 };
const input = (figures: Partial<MonthFigures> = {}, more: Record<string, unknown> = {}) => monthShape.parse({ figures: { ...usual, ...figures }, ...more });
const of = (month: string) => ({ serviceId: place.first, month: localDate(month) });

describe("a service's month", () => {
  it("keeps a draft with gaps, and writes no outputs before it is handed in", async () => {
    expectOk(await saveMonth(ctx(manager), of("2026-01-01"), input({ homeVisits: null })));
    expect(await sql`select home_visits, state from service_month where month = '2026-01-01'`).toEqual([{ home_visits: null, state: "draft" }]);
    expect(await sql`select 1 from output`).toEqual([]);
    expect(await submitMonth(ctx(manager), of("2026-01-01"), input({ homeVisits: null }))).toMatchObject({ refusal: { code: "figure_missing", field: "figures.homeVisits" } });
  });

  it("handed in becomes outputs by programme and what no programme names, and tells the others once", async () => {
    const work = [{ programmeId: place.firstProgramme, measure: "group_session", count: 8 }, { programmeId: place.firstProgramme, measure: "parcel", count: 3 }];
    expectOk(await submitMonth(ctx(manager), of("2026-01-01"), input({}, { work })));
    const outputs = await sql`select measure, programme_id is null as rest, count from output where month = '2026-01-01' order by measure, rest`;
    expect(outputs).toEqual([
      { measure: "group_session", rest: false, count: 8 },
      { measure: "group_session", rest: true, count: 5 },
      { measure: "home_visit", rest: true, count: 21 },
      { measure: "individual_session", rest: true, count: 70 },
      { measure: "parcel", rest: false, count: 3 },
    ]);
    expect(await sql`select payload->>'month' as month from outbox where topic = 'services.month_submitted'`).toEqual([{ month: "2026-01-01" }]);
    for (const check of servicesChecks) expect(await sql.unsafe(check.sql), check.name).toEqual([{ violations: 0 }]);
  });

  it("handed in stands: no draft, no second hand-in, not even by the owner's SQL", async () => {
    expect(await saveMonth(ctx(manager), of("2026-01-01"), input())).toMatchObject({ refusal: { code: "month_submitted" } });
    await expect(asOwner`update service_month set group_sessions = 1 where month = '2026-01-01'`).rejects.toMatchObject({ code: "42501" });
  });

  it("is not entered ahead of time or for somebody else's service", async () => {
    expect(await saveMonth(ctx(manager), of("2027-01-01"), input())).toMatchObject({ refusal: { code: "month_ahead" } });
    await expect(saveMonth(ctx(manager), { serviceId: place.second, month: localDate("2026-01-01") }, input())).rejects.toThrow("access denied");
  });

  it("asks about a figure far outside the usual until it is corrected or confirmed", async () => {
    for (const month of ["2026-02-01", "2026-03-01"]) expectOk(await submitMonth(ctx(manager), of(month), input()));
    const far = await submitMonth(ctx(manager), of("2026-04-01"), input({ homeVisits: 210 }));
    expect(far).toMatchObject({ refusal: { code: "figure_question", field: "figures.homeVisits", facts: { value: 210, low: 21, high: 21 } } });
    expectOk(await saveMonth(ctx(manager), of("2026-04-01"), input({ homeVisits: 210 })));
    const page = (await monthPage(ctx(manager), { ...of("2026-04-01"), locale: "bg" }))!;
    expect(page.questions).toEqual([{ measure: "homeVisits", value: 210, low: 21, high: 21, meant: 21 }]);
    expectOk(await submitMonth(ctx(manager), of("2026-04-01"), input({ homeVisits: 210 }, { confirmed: ["homeVisits"] })));
  });

  it("asks when the users of the year become fewer, and refuses programmes above the whole", async () => {
    expect(await submitMonth(ctx(manager), of("2026-05-01"), input({ usersInYear: 59 }))).toMatchObject({ refusal: { code: "figure_question", field: "figures.usersInYear" } });
    const work = [{ programmeId: place.firstProgramme, measure: "home_visit", count: 22 }];
    expect(await submitMonth(ctx(manager), of("2026-05-01"), input({}, { work }))).toMatchObject({ refusal: { code: "split_over_total", facts: { named: 22, total: 21 } } });
    expect(await saveMonth(ctx(manager), of("2026-05-01"), input({}, { work: [{ ...work[0], programmeId: place.secondProgramme }] }))).toMatchObject({ refusal: { code: "programme_elsewhere" } });
  });
});

describe("unit costs", () => {
  it("hold from their day on; the programme's own comes before the service's", async () => {
    const add = (programmeId: string | null, unitCost: string, validFrom: string) =>
      setUnitCost(ctx(manager), place.first, unitCostShape.parse({ id: newId(), programmeId, measure: "group_session", unitCost, validFrom }));
    expectOk(await add(null, "15,00", "01.01.2026"));
    expectOk(await add(null, "16,75", "2026-07-01"));
    expectOk(await add(place.firstProgramme, "20", "2026-07-01"));
    expect(await add(null, "17", "2026-07-01")).toMatchObject({ refusal: { code: "cost_exists", field: "validFrom" } });
    const on = (programmeId: typeof place.firstProgramme | null, day: string) => unitCostOn(ctx().db, { serviceId: place.first, programmeId, measure: "group_session", on: localDate(day) });
    expect([await on(null, "2025-12-31"), await on(null, "2026-06-30"), await on(null, "2026-07-01"), await on(place.firstProgramme, "2026-06-30"), await on(place.firstProgramme, "2026-08-01")]).toEqual([null, 1500, 1675, 1500, 2000]);
    await expect(sql`update standard_cost set unit_cost_cents = 1`).rejects.toMatchObject({ code: "42501" });
  });
});
