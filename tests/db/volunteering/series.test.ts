import { describe, expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { changeRepeat } from "~/domains/volunteering/commands/change-repeat.server";
import { createSeries } from "~/domains/volunteering/commands/create-series.server";
import { endSeries } from "~/domains/volunteering/commands/end-series.server";
import { leaveOutDay, takeInDay } from "~/domains/volunteering/commands/leave-out-day.server";
import { materialiseSeries } from "~/domains/volunteering/commands/materialise-series.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { repeatOf } from "~/domains/volunteering/repeat";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { anchorTime, testDatabase } from "~tests/support/database";
import { change, makeSeries, shiftsOf, weekly } from "~tests/support/series";
import { volunteer } from "~tests/support/volunteering";

const { ctx, db, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const job = ctx(systemActor("test"));
const days = async (seriesId: string) => (await shiftsOf(sql, seriesId)).filter((one) => !one.cancelled).map((one) => one.on);
const phone = async (shiftId: string, who: number | string) =>
  expectOk(await signUpByPhone(staff, { shiftId, signupId: newId(), ...volunteer(who), minor: false, consentSeen: false, locale: "bg" })).signupId;
const stateOf = async (id: string) => (await sql`select state from signup where id = ${id}`)[0]?.state as string;
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);

describe("a series", () => {
  it("has its shifts for eight weeks at once, and one more each week, however often and by however many the job runs", async () => {
    const { seriesId, made } = await makeSeries(staff, coordinator);
    expect(made).toBe(8);
    expect(await days(seriesId)).toEqual(["2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12", "2027-01-19", "2027-01-26", "2027-02-02", "2027-02-09"]);
    expect((await materialiseSeries(job)).made).toBe(0);
    clock.set("2026-12-24T01:00:00+02:00");
    const results = await Promise.all([materialiseSeries(job), materialiseSeries(job), materialiseSeries(job), materialiseSeries(job)]);
    expect(results.reduce((sum, one) => sum + one.made, 0)).toBe(1);
    expect((await days(seriesId)).at(-1)).toBe("2027-02-16");
    clock.set(anchorTime);
  });

  it("keeps the clock on the wall over its changes: 540 minutes in the autumn night, 420 in the spring one", async () => {
    clock.set("2026-10-20T10:00:00+03:00");
    const { seriesId } = await makeSeries(staff, coordinator, { day: localDate("2026-10-22"), from: "22:00", to: "06:00", repeat: weekly("2026-10-22", "TH", "FR", "SA", "SU"), endsOn: localDate("2026-10-26") });
    expect((await shiftsOf(sql, seriesId)).map(({ on, from, to, minutes }) => [on, from, to, minutes])).toEqual([
      ["2026-10-22", "22:00", "06:00", 480], ["2026-10-23", "22:00", "06:00", 480], ["2026-10-24", "22:00", "06:00", 540], ["2026-10-25", "22:00", "06:00", 480],
    ]);
    clock.set("2026-03-20T10:00:00+02:00");
    const spring = await makeSeries(staff, coordinator, { day: localDate("2026-03-27"), from: "22:00", to: "06:00", repeat: weekly("2026-03-27", "FR", "SA", "SU"), endsOn: localDate("2026-03-30") });
    expect((await shiftsOf(sql, spring.seriesId)).map(({ on, minutes }) => [on, minutes])).toEqual([["2026-03-27", 480], ["2026-03-28", 420], ["2026-03-29", 480]]);
    const skipped = await makeSeries(staff, coordinator, { day: localDate("2026-03-28"), from: "03:30", to: "08:00", repeat: weekly("2026-03-28", "SA", "SU"), endsOn: localDate("2026-03-29") });
    expect((await shiftsOf(sql, skipped.seriesId)).map(({ on, from, minutes }) => [on, from, minutes])).toEqual([["2026-03-28", "03:30", 270], ["2026-03-29", "04:30", 210]]);
    clock.set(anchorTime);
  });

  it("opens for sign-up so many days before, and is one series however often its form is sent", async () => {
    const seriesId = newId();
    const input = { seriesId, day: localDate("2026-12-23"), repeat: repeatOf({ kind: "monthly", every: 1, weekdays: [], by: "nth", count: 2 }, localDate("2026-12-23")), opens: { daysBefore: 7, time: "08:00" } };
    expect((await makeSeries(staff, coordinator, input)).made).toBe(2);
    expect((await makeSeries(staff, coordinator, input)).made).toBe(0);
    expect(await sql`select (opens_at at time zone 'Europe/Sofia')::text as at from shift where series_id = ${seriesId} order by series_day`).toEqual([{ at: "2026-12-16 08:00:00" }, { at: "2027-01-20 08:00:00" }]);
    const other = { ...input, titleBg: "Друго", titleEn: "", purpose: "activity:store" as const, from: "15:00", to: "18:00", placeBg: "Тук", placeEn: "", addressBg: "", addressEn: "", inChargeId: coordinator.personId, urgent: false, capacity: 4, endsOn: null, leftOut: [] };
    expect(await createSeries(staff, other)).toMatchObject({ refusal: { code: "form_conflict" } });
    expect(await createSeries(staff, { ...other, seriesId: newId(), day: localDate("2026-12-18") })).toMatchObject({ refusal: { code: "shift_in_past" } });
    expect(await createSeries(staff, { ...other, seriesId: newId(), repeat: weekly("2026-12-23"), endsOn: localDate("2026-12-22") })).toMatchObject({ refusal: { code: "no_days" } });
    expect(await createSeries(staff, { ...other, seriesId: newId(), opens: { daysBefore: 0, time: "16:00" } })).toMatchObject({ refusal: { code: "opens_after_start" } });
  });
});

describe("days of a series", () => {
  it("are left out and taken in again; a called off one is not made anew", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { leftOut: [localDate("2026-12-29")] });
    expect((await days(seriesId)).slice(0, 2)).toEqual(["2026-12-22", "2027-01-05"]);
    expect(expectOk(await takeInDay(staff, { seriesId, day: localDate("2026-12-29") })).made).toBe(1);
    expectOk(await leaveOutDay(staff, { seriesId, day: localDate("2027-01-05") }));
    expectOk(await leaveOutDay(staff, { seriesId, day: localDate("2027-01-05") }));
    expect(await sql`select count(*) as n from shift where series_id = ${seriesId} and series_day = '2027-01-05'`).toEqual([{ n: 0 }]);
    const [first, second] = await shiftsOf(sql, seriesId);
    expectOk(await cancelShift(staff, { shiftId: first!.id }));
    const signupId = await phone(second!.id, "left-out");
    expect(await leaveOutDay(staff, { seriesId, day: localDate("2026-12-29") })).toMatchObject({ refusal: { code: "people_come", facts: { n: 1, days: "29.12.2026" } } });
    expect(expectOk(await leaveOutDay(staff, { seriesId, day: localDate("2026-12-29"), callOff: true })).told).toBe(1);
    expect(await stateOf(signupId)).toBe("cancelled_by_organiser");
    await materialiseSeries(job);
    expect((await days(seriesId))[0]).toBe("2027-01-12");
    expectOk(await takeInDay(staff, { seriesId, day: localDate("2026-12-29") }));
    expect((await days(seriesId))[0]).toBe("2027-01-12");
    expect(await leaveOutDay(staff, { seriesId, day: localDate("2026-12-24") })).toMatchObject({ refusal: { code: "day_unknown" } });
    expect(await leaveOutDay(staff, { seriesId: newId(), day: localDate("2026-12-22") })).toMatchObject({ refusal: { code: "series_unknown" } });
  });

  it("end on a day: empty shifts go, people are written to only after a yes", async () => {
    const { seriesId } = await makeSeries(staff, coordinator);
    const shifts = await shiftsOf(sql, seriesId);
    const stays = await phone(shifts[1]!.id, "stays");
    const goes = await phone(shifts[4]!.id, "goes");
    expect(await endSeries(staff, { seriesId, lastDay: localDate("2026-12-31") })).toMatchObject({ refusal: { code: "people_come", facts: { n: 1, days: "19.01.2027" } } });
    expect(await days(seriesId)).toHaveLength(8);
    expect(expectOk(await endSeries(staff, { seriesId, lastDay: localDate("2026-12-31"), callOff: true }))).toEqual({ taken: 6, told: 1 });
    expect(await days(seriesId)).toEqual(["2026-12-22", "2026-12-29"]);
    expect([await stateOf(stays), await stateOf(goes)]).toEqual(["confirmed", "cancelled_by_organiser"]);
    expect((await materialiseSeries(job)).made).toBe(0);
    expectOk(await endSeries(staff, { seriesId, lastDay: null }));
    // The called off one is not made again.
    expect(await days(seriesId)).toEqual(["2026-12-22", "2026-12-29", "2027-01-05", "2027-01-12", "2027-01-26", "2027-02-02", "2027-02-09"]);
    await nothingBroken();
  });

  it("follow another rule from a day on: common days keep their people, the rest is taken out or called off", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { repeat: weekly("2026-12-22", "TU", "TH") });
    const shifts = await shiftsOf(sql, seriesId);
    const on = (day: string) => shifts.find((one) => one.day === day)!.id;
    const tuesday = await phone(on("2027-01-05"), "tuesday");
    const thursday = await phone(on("2027-01-07"), "thursday");
    const moved = on("2027-01-14");
    expectOk(await change(staff, moved, { placeBg: "Другаде" }));
    const input = { seriesId, from: localDate("2027-01-04"), repeat: weekly("2027-01-04", "TU", "SA"), endsOn: null };
    expect(await changeRepeat(staff, input)).toMatchObject({ refusal: { code: "people_come", facts: { n: 1, days: "07.01.2027" } } });
    const changed = expectOk(await changeRepeat(staff, { ...input, callOff: true }));
    expect(changed.told).toBe(1);
    expect(changed.seriesId).not.toBe(seriesId);
    expect(await days(seriesId)).toEqual(["2026-12-22", "2026-12-24", "2026-12-29", "2026-12-31"]);
    expect((await days(changed.seriesId)).slice(0, 5)).toEqual(["2027-01-05", "2027-01-09", "2027-01-12", "2027-01-14", "2027-01-16"]);
    expect([await stateOf(tuesday), await stateOf(thursday)]).toEqual(["confirmed", "cancelled_by_organiser"]);
    expect(await sql`select shift_id from signup where id = ${tuesday}`).toEqual([{ shift_id: on("2027-01-05") }]);
    expect((await materialiseSeries(job)).made).toBe(0);
    expect(await endSeries(staff, { seriesId, lastDay: null })).toMatchObject({ refusal: { code: "series_goes_on", facts: { day: "03.01.2027" } } });
    // Back to Thursdays: the one that was called off is not made again, the one changed by itself is still the only one of its day.
    const back = expectOk(await changeRepeat(staff, { ...input, seriesId: changed.seriesId, repeat: weekly("2027-01-04", "TH"), callOff: true }));
    expect(back.seriesId).toBe(changed.seriesId);
    expect((await days(back.seriesId)).slice(0, 3)).toEqual(["2027-01-14", "2027-01-21", "2027-01-28"]);
    expect(await changeRepeat(staff, { ...input, from: localDate("2026-12-01") })).toMatchObject({ refusal: { code: "shift_in_past" } });
  });
});
