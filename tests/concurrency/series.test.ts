import { describe, expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { endSeries } from "~/domains/volunteering/commands/end-series.server";
import { materialiseSeries } from "~/domains/volunteering/commands/materialise-series.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { systemActor } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { anchorTime, testDatabase } from "~tests/support/database";
import { change, makeSeries, shiftsOf, weekly } from "~tests/support/series";
import { makeShift, volunteer } from "~tests/support/volunteering";

const { ctx, db, sql, clock, actorWith, open } = await testDatabase();
const coordinator = await actorWith("coordinator");
const wide = open(30);
const staff: Ctx = { ...ctx(coordinator), db: wide.db };
const phone = (shiftId: string, who: number | string) => signUpByPhone(staff, { shiftId, signupId: newId(), ...volunteer(who), minor: false, consentSeen: false, locale: "bg" });
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);

describe("a series under many hands", () => {
  it("is made once by two workers, whatever else happens to it", async () => {
    const made = [];
    for (let n = 0; n < 6; n += 1) made.push(await makeSeries(staff, coordinator, { day: localDate("2026-12-21"), repeat: weekly("2026-12-21", "MO", "WE"), titleBg: `Поредица ${n}` }));
    clock.set("2027-01-20T01:00:00+02:00");
    const workers = [open(3), open(3)].map((pool): Ctx => ({ ...ctx(systemActor("test")), db: pool.db }));
    const done = await Promise.allSettled([...workers, ...workers].map((worker) => materialiseSeries(worker)));
    expect(done.every((one) => one.status === "fulfilled")).toBe(true);
    for (const { seriesId } of made) {
      const days = (await shiftsOf(sql, seriesId)).map((one) => one.day);
      expect(new Set(days).size).toBe(days.length);
      // Eight weeks from the anchor's day, and from this one: Mondays and Wednesdays up to 17.03.2027.
      expect([days[0], days.at(-1), days.length]).toEqual(["2026-12-21", "2027-03-17", 26]);
    }
    clock.set(anchorTime);
  });

  it("takes changes, sign-ups, an end and the job at once without a deadlock, and nobody sits at another time than their shift's", async () => {
    const { seriesId } = await makeSeries(staff, coordinator, { day: localDate("2026-12-22"), repeat: weekly("2026-12-22", "TU", "TH"), titleBg: "Спорна", capacity: 6 });
    const shifts = await shiftsOf(sql, seriesId);
    const acts = [
      ...shifts.slice(0, 8).flatMap((one, at) => [0, 1, 2].map((who) => () => phone(one.id, `${at}-${who}`))),
      ...[0, 1, 2, 3].map((who) => () => phone(shifts[who]!.id, "everywhere")),
      () => change(staff, shifts[0]!.id, { from: "16:00", to: "19:00" }, { scope: "all" }),
      () => change(staff, shifts[3]!.id, { placeBg: "Другаде" }, { scope: "following" }),
      () => change(staff, shifts[5]!.id, { from: "14:00" }, { scope: "one" }),
      () => change(staff, shifts[2]!.id, { placeBg: "Залата" }, { scope: "all" }),
      () => endSeries(staff, { seriesId, lastDay: localDate("2027-01-25") }),
      () => materialiseSeries({ ...ctx(systemActor("test")), db: wide.db }),
    ];
    const done = await Promise.allSettled(acts.toSorted(() => Math.random() - 0.5).map((act) => act()));
    expect(done.filter((one) => one.status === "rejected").map((one) => String((one as PromiseRejectedResult).reason))).toEqual([]);
    expect(await sql`select s.series_day from shift s join opportunity o on o.id = s.opportunity_id where o.title_bg = 'Спорна' group by s.series_day having count(*) > 1`).toEqual([]);
    await nothingBroken();
  });
});

it("a moving shift and a sign-up elsewhere at its new time never leave one person in two places", async () => {
  for (let round = 0; round < 6; round += 1) {
    const day = localDate(`2027-02-${String(10 + round)}`);
    const moving = await makeShift(staff, coordinator, { day, from: "10:00", to: "12:00" });
    const other = await makeShift(staff, coordinator, { day, from: "14:00", to: "16:00" });
    const people = [0, 1, 2, 3].map((n) => `move-${round}-${n}`);
    for (const who of people) await phone(moving, who);
    const [moved] = await Promise.all([change(staff, moving, { from: "15:00", to: "17:00" }), ...people.map((who) => phone(other, who))]);
    // Either the move came first and the others are refused, or it names those who already sit elsewhere and changes nothing.
    if (!moved.ok) expect(moved.refusal.code).toBe("affects_people");
    await nothingBroken();
  }
});
