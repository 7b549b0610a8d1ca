import { describe, expect, it } from "vitest";
import { ageBands, bandAges, type ShiftFilters } from "~/domains/volunteering/browse";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { shiftCalendar } from "~/domains/volunteering/queries/shift-calendar.server";
import { shiftChoices } from "~/domains/volunteering/queries/shift-choices.server";
import { nearestShifts, nearestToFilters, nextShifts, shiftList } from "~/domains/volunteering/queries/shift-list.server";
import { workClasses } from "~/domains/volunteering/model";
import { newId } from "~/platform/ids/ids";
import { instantAt, localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { makePerson } from "~tests/support/people";
import { twoServices } from "~tests/support/services";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const administrator = await actorWith("administrator");
const { first, firstProgramme } = await twoServices(ctx(administrator));
const staff = ctx(coordinator);
const day = (text: string) => localDate(text);

// Saturday 19.12.2026, 10:00. A weekend, a bazaar, a programme, and one hour before midnight.
const saturday = await makeShift(staff, coordinator, { titleBg: "Каса", day: day("2026-12-19"), from: "14:00", to: "18:00", purpose: "activity:bazaar", placeBg: "„Дунав мол“, фоайе", placeEn: "Dunav Mall, foyer", capacity: 2, minAge: 18 });
const sunday = await makeShift(staff, coordinator, { titleBg: "Щанд", day: day("2026-12-20"), from: "10:00", to: "12:00", purpose: "activity:bazaar", urgent: true, capacity: 4, minAge: 14 });
const atelier = await makeShift(staff, coordinator, { titleBg: "Ателие", day: day("2026-12-22"), from: "15:00", to: "18:00", purpose: `programme:${firstProgramme}`, placeBg: "ЦОП – Крайбряг", placeEn: "The centre", capacity: 3 });
const night = await makeShift(staff, coordinator, { titleBg: "Нощ", day: day("2026-12-22"), from: "22:30", to: "23:30", capacity: 5 });
await sql`update opportunity set host_kind = 'bazaar', host_id = ${newId()}, host_bg = 'Коледен базар', skills = '{sales}' where id in (select opportunity_id from shift where id in ${sql([saturday, sunday])})`;
await sql`update opportunity set skills = '{cooking,music}' where id = (select opportunity_id from shift where id = ${atelier})`;

const found = async (filters: ShiftFilters) => (await shiftList(ctx(), { filters, locale: "bg" })).shifts.map((shift) => shift.id);

describe("the list", () => {
  it("combines its filters", async () => {
    expect(await found({})).toEqual([saturday, sunday, atelier, night]);
    expect(await found({ weekend: true })).toEqual([saturday, sunday]);
    expect(await found({ weekend: true, short: true })).toEqual([sunday]);
    expect(await found({ short: true })).toEqual([sunday, night]);
    expect(await found({ bazaar: true, urgent: true })).toEqual([sunday]);
    expect(await found({ supports: `service:${first}` })).toEqual([atelier]);
    expect(await found({ supports: `programme:${firstProgramme}`, skill: "music", place: "ЦОП – Крайбряг" })).toEqual([atelier]);
    expect(await found({ supports: "activity:store" })).toEqual([night]);
    expect(await found({ skill: "sales", place: "ЦОП – Крайбряг" })).toEqual([]);
    // Days are Sofia's, both ends included.
    expect(await found({ from: day("2026-12-20"), to: day("2026-12-20") })).toEqual([sunday]);
    expect(await found({ from: day("2026-12-22"), to: day("2026-12-22") })).toEqual([atelier, night]);
  });

  it("goes on after the last row, and an empty one knows the nearest", async () => {
    const one = await shiftList(ctx(), { locale: "bg", limit: 3 });
    expect([one.shifts.map((shift) => shift.id), one.more]).toEqual([[saturday, sunday, atelier], 1]);
    const two = await shiftList(ctx(), { locale: "bg", limit: 3, after: one.next ?? undefined });
    expect([two.shifts.map((shift) => shift.id), two.more, two.next]).toEqual([[night], 0, null]);
    expect((await nearestToFilters(ctx(), { skill: "driving", from: day("2026-12-21") }, "bg"))?.id).toBe(sunday);
    expect((await nearestToFilters(ctx(), { from: day("2027-06-01") }, "bg"))?.id).toBe(night);
    expect((await nearestShifts(ctx(), { shiftId: atelier, startsAt: instantAt(day("2026-12-22"), "15:00"), locale: "bg" })).map((shift) => shift.id)).toEqual([night, sunday]);
  });

  it("offers to choose what there is", async () => {
    expect(await shiftChoices(ctx(), "en")).toMatchObject({
      activities: expect.arrayContaining(["bazaar", "store"]) as string[], services: [{ id: first, programmes: [{ id: firstProgramme }] }],
      places: [{ name: "Dunav Mall, foyer" }, { value: "ЦОП – Крайбряг", name: "The centre" }, { value: "Складът", name: "The store" }],
      skills: expect.arrayContaining(["sales", "cooking", "music"]) as string[],
    });
  });
});

describe("a fitting age", () => {
  it("is the same as the rules of the database say for each person of that age", async () => {
    const at = ["06:30", "08:00", "13:00", "18:30"] as const;
    let n = 0;
    for (const [index, workClass] of workClasses.entries()) {
      for (const from of at) {
        const to = `${String(Number(from.slice(0, 2)) + 1 + (n % 5)).padStart(2, "0")}:00`;
        const shiftId = await makeShift(staff, coordinator, { titleBg: `${workClass} ${from}`, day: day(`2027-03-${String(1 + index).padStart(2, "0")}`), from, to, ...(n % 3 === 1 ? { minAge: [7, 12, 14, 15, 16, 17, 18][n % 7] } : {}) });
        await sql`update opportunity set work_class = ${workClass} where id = (select opportunity_id from shift where id = ${shiftId})`;
        if (n % 11 === 5) await sql`update position set minors_per_adult = 0 where shift_id = ${shiftId}`;
        n += 1;
      }
    }
    const months = { from: day("2027-03-01"), to: day("2027-03-31") };
    const everybody: Record<string, string[]> = {};
    for (let age = 4; age <= 18; age += 1) {
      const personId = await makePerson(ctx(), `Човек Възраст${age}`, { birthDate: `${2027 - age}-01-01` });
      const rows = await sql<{ id: string }[]>`
        select distinct s.id, s.starts_at from shift s join position p on p.shift_id = s.id
        where s.starts_at between '2027-02-28' and '2027-04-01' and not exists (
          select 1 from volunteering_requirements(${personId}, p.id, null) r where not r.fulfilled and r.kind in ('age', 'work_class', 'hours_of_day', 'day_minutes'))
          and (${age >= 18} or p.minors_per_adult > 0)`;
      everybody[age] = rows.map((row) => row.id);
    }
    for (const band of ageBands) {
      const [from, to] = band === "adult" ? [18, 18] : bandAges[band];
      const expected = new Set(Object.entries(everybody).filter(([age]) => Number(age) >= from && Number(age) <= to).flatMap(([, ids]) => ids));
      const { shifts, more } = await shiftList(ctx(), { filters: { ...months, age: band }, locale: "bg", limit: 100 });
      expect(more).toBe(0);
      expect(new Set(shifts.map((shift) => shift.id)), band).toEqual(expected);
      expect(expected.size, band).toBeGreaterThan(2);
    }
  });
});

describe("the calendar", () => {
  it("counts shifts and free places a day, under the same filters as the list", async () => {
    const december = { from: day("2026-11-30"), to: day("2027-01-03") };
    const ids = [];
    for (const n of [1, 2]) ids.push(await signUpOn(ctx(), saturday, volunteer(`c${n}`)));
    await signUpOn(ctx(), sunday, volunteer("c3"));
    for (const id of ids) await confirmSignup(ctx(), { token: await linkOf(ctx(), id) });
    expect(await shiftCalendar(ctx(), december)).toEqual([
      { day: "2026-12-19", shifts: 1, free: 0, urgent: false }, { day: "2026-12-20", shifts: 1, free: 3, urgent: true }, { day: "2026-12-22", shifts: 2, free: 8, urgent: false },
    ]);
    expect(await shiftCalendar(ctx(), { ...december, filters: { weekend: true, urgent: true } })).toEqual([{ day: "2026-12-20", shifts: 1, free: 3, urgent: true }]);
    // A hold nobody confirmed is free again after half an hour, swept or not; what has begun is gone.
    clock.set("2026-12-19T14:00:00+02:00");
    expect(await shiftCalendar(ctx(), december)).toMatchObject([{ day: "2026-12-20", free: 4 }, { day: "2026-12-22", free: 8 }]);
    expect((await nextShifts(ctx(), { limit: 1 }))[0]?.id).toBe(sunday);
  });

  it("agrees with the list on every day", async () => {
    const span = { from: day("2026-12-01"), to: day("2027-04-30") };
    for (const filters of [{}, { age: "14-15" }, { age: "under14", short: true }, { supports: "activity:store" }] as const satisfies readonly ShiftFilters[]) {
      const { shifts } = await shiftList(ctx(), { filters: { ...filters, ...span }, locale: "bg", limit: 500 });
      const days = await shiftCalendar(ctx(), { ...span, filters });
      expect(days.reduce((sum, one) => sum + one.shifts, 0)).toBe(shifts.length);
      expect(days.reduce((sum, one) => sum + one.free, 0)).toBe(shifts.reduce((sum, shift) => sum + shift.free, 0));
    }
  });
});
