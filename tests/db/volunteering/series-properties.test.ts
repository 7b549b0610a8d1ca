import fc from "fast-check";
import { expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { changeRepeat } from "~/domains/volunteering/commands/change-repeat.server";
import { endSeries } from "~/domains/volunteering/commands/end-series.server";
import { leaveOutDay, takeInDay } from "~/domains/volunteering/commands/leave-out-day.server";
import { materialiseSeries } from "~/domains/volunteering/commands/materialise-series.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { repeatOf, weekdays } from "~/domains/volunteering/repeat";
import { systemActor } from "~/platform/access/permission";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { instant } from "~/platform/time/clock";
import { addDays, localDateOf } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";
import { change, makeSeries } from "~tests/support/series";
import { volunteer } from "~tests/support/volunteering";

const { ctx, db, clock, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const job = ctx(systemActor("test"));
let round = 0;

const nth = fc.nat(40);
const scope = fc.constantFrom("one" as const, "following" as const, "all" as const);
const days = fc.subarray([...weekdays], { minLength: 1, maxLength: 3 });
const callOff = fc.boolean();
const act = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("join" as const), nth, who: fc.nat(4) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("change" as const), nth, scope, alsoDetached: fc.boolean(), from: fc.constantFrom("08:00", "12:00", "20:00"), place: fc.nat(5), capacity: fc.integer({ min: 1, max: 6 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("leaveOut" as const), nth, callOff }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("takeIn" as const), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("repeat" as const), nth, after: fc.nat(30), days, callOff }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("end" as const), nth, after: fc.option(fc.nat(60)), callOff }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("off" as const), nth }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("night" as const), days: fc.nat(9) }) },
);

it("any story of edits keeps everybody who signed up, unless their shift was called off, and makes no day twice", async () => {
  await checkProperty(
    fc.asyncProperty(days, fc.array(act, { minLength: 4, maxLength: 16 }), async (first, acts) => {
      round += 1;
      const start = addDays("2027-01-04" as never, round * 400);
      clock.set(`${start}T07:00:00+02:00`);
      const place = `Място ${round}`;
      await makeSeries(staff, coordinator, { day: start, from: "12:00", to: "22:00", repeat: repeatOf({ kind: "weekly", every: 1, weekdays: first, by: "day", count: null }, start), placeBg: place, titleBg: `Поредица ${round}`, capacity: 3 });
      const own = sql`o.title_bg = ${`Поредица ${round}`}`;
      const pick = async (n: number) => {
        const rows = await sql<{ id: string; series_id: string; day: string }[]>`
          select s.id, s.series_id, s.series_day::text as day from shift s join opportunity o on o.id = s.opportunity_id where ${own} and s.cancelled_at is null and s.starts_at > ${clock.now()} order by s.starts_at, s.id`;
        return rows[n % Math.max(1, rows.length)];
      };
      const seriesAt = async (n: number) => {
        const rows = await sql<{ id: string; left_out: string[] }[]>`select r.id, r.left_out::text[] as left_out from shift_series r join opportunity o on o.id = r.opportunity_id where ${own} order by r.first_day, r.id`;
        return rows[n % rows.length]!;
      };
      for (const step of acts) {
        const today = localDateOf(clock.now());
        if (step.kind === "night") {
          clock.set(instant(clock.now().getTime() + step.days * 86_400_000));
          await materialiseSeries(job);
        } else if (step.kind === "takeIn") {
          const { id, left_out: leftOut } = await seriesAt(step.nth);
          if (leftOut[0]) await takeInDay(staff, { seriesId: id, day: leftOut[0] as never });
        } else if (step.kind === "end") {
          await endSeries(staff, { seriesId: (await seriesAt(step.nth)).id, lastDay: step.after === null ? null : addDays(today, step.after), callOff: step.callOff });
        } else if (step.kind === "repeat") {
          const from = addDays(today, step.after);
          await changeRepeat(staff, { seriesId: (await seriesAt(step.nth)).id, from, repeat: repeatOf({ kind: "weekly", every: 1, weekdays: step.days, by: "day", count: null }, from), endsOn: null, callOff: step.callOff });
        } else {
          const at = await pick(step.nth);
          if (!at) continue;
          if (step.kind === "join") await signUpByPhone(staff, { shiftId: at.id, signupId: newId(), ...volunteer(`${round}x${step.who}`), minor: false, consentSeen: false, locale: "bg" });
          else if (step.kind === "off") await cancelShift(staff, { shiftId: at.id });
          else if (step.kind === "leaveOut") await leaveOutDay(staff, { seriesId: at.series_id, day: at.day as never, callOff: step.callOff });
          else {
            const [only] = await sql`select plan_id from "position" where shift_id = ${at.id}`;
            const position = { planId: only!.plan_id as string, nameBg: "", nameEn: "", capacity: step.capacity, minPeople: 1, targetPeople: null, minAge: null, workClass: null, requiredChecks: [], minorsPerAdult: 4, ordinal: 0 };
            await change(staff, at.id, { from: step.from, placeBg: `${place} ${step.place}`, positions: [position] }, { scope: step.scope, alsoDetached: step.alsoDetached, reason: "проба" });
          }
        }
        expect(await sql`select s.series_day::text as day, count(*) as n from shift s join opportunity o on o.id = s.opportunity_id where ${own} group by s.series_day having count(*) > 1`, JSON.stringify(step)).toEqual([]);
        expect(await sql`select count(*) as n from signup g join shift s on s.id = g.shift_id join opportunity o on o.id = s.opportunity_id where ${own} and g.state not in ('confirmed', 'waitlisted', 'offered') and s.cancelled_at is null`, JSON.stringify(step)).toEqual([{ n: 0 }]);
      }
      expect((await countViolations(db, volunteeringChecks.filter((check) => !check.name.startsWith("V4")))).filter((check) => check.violations > 0)).toEqual([]);
    }),
  );
}, 180_000);
