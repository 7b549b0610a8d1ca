import { describe, expect, it } from "vitest";
import { homePage, needsPage } from "~/domains/impact/queries/home.server";
import { publishNeed } from "~/domains/services/commands/move-need.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { needShape } from "~/domains/services/schemas";
import { changeMinorRules, changeWeeksAhead, recheckMinors, type MinorRule } from "~/domains/volunteering/commands/change-minor-rules.server";
import { materialiseSeries } from "~/domains/volunteering/commands/materialise-series.server";
import { saveOpportunity } from "~/domains/volunteering/commands/save-opportunity.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { minorRulesSchema } from "~/domains/volunteering/plan-schemas";
import { minorRulesPage } from "~/domains/volunteering/queries/minor-rules.server";
import { opportunityList, opportunityOptions, opportunityPage } from "~/domains/volunteering/queries/opportunities.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { instant } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { anchorTime, testDatabase } from "~tests/support/database";
import { makeSeries, shiftsOf } from "~tests/support/series";
import { twoServices } from "~tests/support/services";
import { makeShift, volunteer } from "~tests/support/volunteering";

const { ctx, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const director = ctx(await actorWith("director"));
const boss = ctx(await actorWith("administrator"));
const staff = ctx(coordinator);
const { first, firstProgramme } = await twoServices(boss);
const phone = async (shiftId: string, who: number | string, over: object = {}) =>
  expectOk(await signUpByPhone(staff, { shiftId, signupId: newId(), ...volunteer(who), minor: false, consentSeen: false, locale: "bg", ...over })).signupId;
const stateOf = async (id: string) => (await sql`select state, ended_reason from signup where id = ${id}`)[0];
const seenOf = (answer: { ok: boolean; refusal?: { facts?: Readonly<Record<string, unknown>> } }) => String(answer.refusal?.facts?.seen);

const words = { titleBg: "Каса на базара", titleEn: "Till", purpose: "activity:bazaar" as const, doesBg: "", doesEn: "", bringBg: "", bringEn: "", positions: [{ capacity: 3 }], archived: false };

describe("an opportunity", () => {
  it("is written once, and its words change for all its shifts", async () => {
    const opportunityId = newId();
    expectOk(await saveOpportunity(staff, { ...words, opportunityId }));
    const shiftId = await makeShift(staff, coordinator, { opportunityId, positions: [{ capacity: 2 }] });
    expectOk(await saveOpportunity(staff, { ...words, opportunityId, titleBg: "Каса 2", skills: ["sales"] }));
    expect(await opportunityPage(staff, { opportunityId, locale: "bg" })).toMatchObject({ title: "Каса 2", skills: ["sales"], upcoming: 1, nextAt: instant("2026-12-23T13:00:00Z"), mayManage: true });
    expect((await opportunityOptions(staff, { locale: "bg" })).map((one) => one.id)).toContain(opportunityId);
    expectOk(await saveOpportunity(staff, { ...words, opportunityId, archived: true }));
    expect((await opportunityOptions(staff, { locale: "bg" })).map((one) => one.id)).not.toContain(opportunityId);
    expect((await opportunityList(staff, { locale: "bg" })).at(-1)).toMatchObject({ id: opportunityId });
    expect(await sql`select opportunity_id from shift where id = ${shiftId}`).toEqual([{ opportunity_id: opportunityId }]);
    expect(await saveOpportunity(staff, { ...words, opportunityId, purpose: `programme:${newId()}` })).toMatchObject({ refusal: { code: "purpose_unknown" } });
  });

  it("asks for more only after a look at whom it concerns, on all its shifts to come at once", async () => {
    const opportunityId = newId();
    expectOk(await saveOpportunity(staff, { ...words, opportunityId }));
    const ids = [];
    for (const [n, day] of ["2026-12-26", "2026-12-27"].entries()) ids.push(await phone(await makeShift(staff, coordinator, { opportunityId, day: localDate(day), positions: [{ capacity: 2 }] }), `more-${n}`));
    const stricter = { ...words, opportunityId, requiredChecks: ["till_briefing"] };
    const asked = await saveOpportunity(staff, stricter);
    expect(asked).toMatchObject({ refusal: { code: "affects_people", facts: { n: 2, clearance: 2, ended: 0, clearanceNames: "Доброволец Номерmore-0, Доброволец Номерmore-1" } } });
    expect(await stateOf(ids[0]!)).toMatchObject({ state: "confirmed" });
    expect(expectOk(await saveOpportunity(staff, { ...stricter, seen: seenOf(asked) })).affected).toBe(2);
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ state: "pending_clearance" });
    expectOk(await saveOpportunity(staff, { ...words, opportunityId }));
    for (const id of ids) expect(await stateOf(id)).toMatchObject({ state: "confirmed" });
  });

  it("keeps its purpose while hours given to it wait for confirmation", async () => {
    const opportunityId = newId();
    expectOk(await saveOpportunity(staff, { ...words, opportunityId }));
    await phone(await makeShift(staff, coordinator, { opportunityId, day: localDate("2026-12-20"), positions: [{ capacity: 2 }] }), "waits");
    clock.set("2026-12-21T10:00:00+02:00");
    expect(await saveOpportunity(staff, { ...words, opportunityId, purpose: "activity:store" })).toMatchObject({ refusal: { code: "hours_wait", field: "purpose" } });
    expectOk(await saveOpportunity(staff, { ...words, opportunityId, titleBg: "Друго" }));
    clock.set(anchorTime);
  });
});

describe("the rules for people under 18", () => {
  const rule = (over: Partial<MinorRule> = {}): MinorRule => ({ ageFrom: 14, ageTo: 17, workClasses: ["general"], dayMinutes: 420, earliestStart: "07:00", latestEnd: "20:00", ...over });

  it("change for everybody who is to come, after a look at whom it concerns", async () => {
    const shiftId = await makeShift(staff, coordinator, { day: localDate("2026-12-28"), from: "15:00", to: "19:00" });
    const young = await phone(shiftId, "rule-young", { minor: true, birthDate: localDate("2010-06-15"), consentSeen: true });
    const adult = await phone(shiftId, "rule-adult");
    const before = (await minorRulesPage(director)).rules;
    expect(before.map((one) => [one.ageFrom, one.ageTo])).toEqual([[6, 13], [14, 15], [16, 17]]);
    const asked = await changeMinorRules(director, { rules: [rule({ latestEnd: "18:00" })] });
    expect(asked).toMatchObject({ refusal: { code: "affects_people", facts: { ended: 1, endedNames: "Доброволец Номерrule-young" } } });
    expect((await minorRulesPage(director)).rules).toEqual(before);
    expectOk(await changeMinorRules(director, { rules: [rule({ latestEnd: "18:00" })], seen: seenOf(asked) }));
    expect(await stateOf(young)).toMatchObject({ state: "cancelled_by_system", ended_reason: "hours_of_day" });
    expect(await stateOf(adult)).toMatchObject({ state: "confirmed" });
    await recheckMinors(ctx(systemActor("test")));
    expectOk(await changeMinorRules(director, { rules: before }));
    expect((await minorRulesPage(director)).rules).toEqual(before);
  });

  it("have a shape: no age twice, an end after the start, all mistakes said at once", () => {
    const row = { ageFrom: 14, ageTo: 15, workClasses: ["general"], dayMinutes: 240, earliestStart: "08:00", latestEnd: "20:00" };
    const errorsOf = (rules: object[]) => minorRulesSchema.safeParse({ rules }).error?.issues.map((issue) => issue.path.join("."));
    expect(errorsOf([row, { ...row, ageFrom: 16, ageTo: 17 }])).toBeUndefined();
    expect(errorsOf([row, { ...row, ageFrom: 15, ageTo: 17 }])).toEqual(["rules.1.ageFrom"]);
    expect(errorsOf([{ ...row, ageTo: 13, latestEnd: "07:00" }])).toEqual(["rules.0.ageTo", "rules.0.latestEnd"]);
    expect(errorsOf([{ ...row, ageTo: 18 }])).toEqual(["rules.0.ageTo"]);
  });

  it("stand beside how far ahead series are made", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { day: localDate("2026-12-22") });
    expect(await shiftsOf(sql, seriesId)).toHaveLength(8);
    expectOk(await changeWeeksAhead(director, { weeks: 10 }));
    await materialiseSeries(ctx(systemActor("test")));
    expect(await shiftsOf(sql, seriesId)).toHaveLength(10);
    expectOk(await changeWeeksAhead(director, { weeks: 8 }));
  });
});

it("a need that an opportunity answers shows its next shift with a free place, and stays when there is none", async () => {
  const opportunityId = newId();
  expectOk(await saveOpportunity(staff, { ...words, opportunityId, titleBg: "Помощ с уроците", purpose: `programme:${firstProgramme}` }));
  const needId = newId();
  const need = { id: needId, serviceId: first, programmeId: firstProgramme, kind: "time", titleBg: "Помощ с уроците", titleEn: "Lessons", quantity: "4", unit: "place", opportunityId };
  expectOk(await saveNeed(boss, needShape.parse(need)));
  expectOk(await publishNeed(boss, needId as never));
  const shown = async () => (await needsPage(ctx(), { locale: "bg" })).open.find((one) => one.id === needId);
  expect(await shown()).toMatchObject({ shiftId: null, shift: null });
  const [full, free] = [await makeShift(staff, coordinator, { opportunityId, day: localDate("2026-12-29"), positions: [{ capacity: 1 }] }), await makeShift(staff, coordinator, { opportunityId, day: localDate("2026-12-30"), positions: [{ capacity: 3 }] })];
  expect(await shown()).toMatchObject({ shiftId: full, quantity: 1, open: 1 });
  await phone(full, "need");
  expect(await shown()).toMatchObject({ shiftId: free, quantity: 3, open: 3, received: 0, shift: { startsAt: "2026-12-30T13:00:00.000Z" } });
  expect((await homePage(ctx(), { locale: "bg" })).needs.find((one) => one.book === "time")).toMatchObject({ shiftId: free });
  expect(needShape.parse({ ...need, kind: "skill" })).toMatchObject({ opportunityId: null });
  expect(needShape.parse({ ...need, shiftId: full })).toMatchObject({ shiftId: null, opportunityId });
});
