import { beforeAll, describe, expect, it } from "vitest";
import { impactChecks } from "~/domains/impact/checks.server";
import { homePage, needsPage } from "~/domains/impact/queries/home.server";
import { impactPage } from "~/domains/impact/queries/impact-page.server";
import { pathByCode } from "~/domains/impact/queries/path.server";
import { serviceMonthBack } from "~/domains/impact/queries/service-month.server";
import { todayPage } from "~/domains/impact/queries/today.server";
import { systemActor } from "~/platform/access/permission";
import { localDate } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { account, person } from "~db/schema/people.server";
import { accounts, people, services } from "~db/seed/demo/ids";
import { fill } from "~db/seed/demo/services";
import { testDatabase } from "~tests/support/database";

const { ctx, db, sql, clock, actorWith } = await testDatabase();

beforeAll(async () => {
  await db.insert(person).values({ id: people.ayshe, fullName: "Айше Мехмедова", createdAt: clock.now() });
  await db.insert(account).values({ id: accounts.serviceManager, personId: people.ayshe, login: "service_manager@otvorendvor.example", createdAt: clock.now() });
  await fill(ctx(systemActor("demo")), localDate("2026-12-19"));
});

describe("the pages over all domains, before anything was given", () => {
  it("home shows one need a book, and no sum that is not there", async () => {
    const page = await homePage(ctx(), { locale: "bg" });
    expect(page.needs.map((need) => need.book)).toEqual(["goods", "time", "cash"]);
    expect(page.needs[0]!.title).toContain("якета");
    expect(page).toMatchObject({ openNeeds: 11, bazaar: null, story: null, cash: { raised: 0, waiting: 0 } });
    expect(page.services.map((row) => row.groupSessions)).toEqual([136, null, null]);
  });

  it("needs are by service, with those met last week apart", async () => {
    const page = await needsPage(ctx(), { locale: "en" });
    expect([page.open.length, page.met.length]).toEqual([11, 1]);
  });

  it("impact shows the submitted months only, and hides small numbers with a second cell", async () => {
    const page = await impactPage(ctx(), { year: 2026, locale: "bg" });
    expect(page.services.measures.map((one) => one.total)).toEqual([709, 136, 225]);
    const reintegration = page.services.programmes.find((row) => row.name.includes("Реинтеграция"))!;
    expect(reintegration.figures.home_visit).toEqual({ show: "under" });
    expect(page.services.programmes.filter((row) => row.figures.home_visit.show === "hidden")).toHaveLength(1);
    expect(reintegration.figures.group_session.show).toEqual(expect.any(Number));
  });

  it("a service month is shown to anybody; an unknown service and a month ahead are not", async () => {
    const page = (await serviceMonthBack(ctx(), { serviceId: services.cop, month: localDate("2026-07-01"), locale: "bg" }))!;
    expect(page.figures).toMatchObject({ capacity: { show: 20 }, groupSessions: { show: 10 }, homeVisits: { show: 16 } });
    expect(page.programmes.flatMap((row) => row.work).some((row) => row.measure === "home_visit" || row.measure === "individual_session")).toBe(false);
    expect(await serviceMonthBack(ctx(), { serviceId: people.ayshe, month: localDate("2026-07-01"), locale: "bg" })).toBeNull();
    expect(await serviceMonthBack(ctx(), { serviceId: services.cop, month: localDate("2027-07-01"), locale: "bg" })).toBeNull();
  });

  it("a draft month shows no figures", async () => {
    const page = (await serviceMonthBack(ctx(), { serviceId: services.cop, month: localDate("2026-12-01"), locale: "bg" }))!;
    expect(page).toMatchObject({ submitted: false, figures: { groupSessions: null } });
  });

  it("wrong and foreign codes answer alike", async () => {
    for (const code of [newLookCode(), "not a code", ""]) expect(await pathByCode(ctx(), { code, locale: "bg" })).toBeNull();
  });

  it("today is for the team, with the month that waits for its manager only", async () => {
    await expect(todayPage(ctx(), { locale: "bg" })).rejects.toThrow("access denied");
    const manager = await todayPage(ctx(await actorWith("service_manager")), { locale: "bg" });
    expect(manager.tasks).toEqual([expect.objectContaining({ kind: "month", at: "2026-12-01" })]);
    expect((await todayPage(ctx(await actorWith("storekeeper")), { locale: "en" })).tasks).toEqual([]);
    expect((await todayPage(ctx(await actorWith(["coordinator", "accountant", "director"])), { locale: "bg" })).tasks).toEqual([]);
    expect(manager.week.length).toBe(6);
  });

  it("its invariants hold", async () => {
    for (const check of impactChecks) expect(await sql.unsafe(check.sql), check.name).toEqual([{ violations: 0 }]);
  });
});
