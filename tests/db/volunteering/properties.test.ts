import fc from "fast-check";
import { expect, it } from "vitest";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { releaseLapsed } from "~/domains/volunteering/commands/release-lapsed.server";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { systemActor } from "~/platform/access/permission";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { instant } from "~/platform/time/clock";
import { checkProperty } from "~tests/support/property";
import { testDatabase } from "~tests/support/database";
import { asksFor, linkOf, makeShift, volunteer } from "~tests/support/volunteering";

const { ctx, db, clock, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
/** Three shifts of one day, the first two overlapping, the third touching the second. */
const hours = [["10:00", "13:00"], ["12:00", "15:00"], ["15:00", "17:00"]] as const;

const someone = fc.integer({ min: 0, max: 6 });
const where = fc.integer({ min: 0, max: 2 });
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("ask" as const), who: someone, shift: where, minor: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("confirm" as const), nth: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("phone" as const), who: someone, shift: where }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("cancel" as const), nth: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("admit" as const), nth: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("wait" as const), minutes: fc.integer({ min: 5, max: 700 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("sweep" as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("attend" as const), shift: where, minutes: fc.integer({ min: 1, max: 600 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("off" as const), shift: where }) },
);
const nothingBroken = async () => expect((await countViolations(db, volunteeringChecks)).filter((check) => check.violations > 0)).toEqual([]);
let round = 0;

it("V1, V2, V3, V5 and V6 hold after any story of sign-ups, and nobody waits for a seat that is free", async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 30 }), fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })), async (acts, capacities) => {
      round += 1;
      const day = instant(Date.UTC(2027, 0, 1) + round * 86_400_000).toISOString().slice(0, 10) as never;
      clock.set(`${day}T07:00:00+02:00`);
      const shifts: string[] = [];
      for (const [i, [from, to]] of hours.entries()) shifts.push(await makeShift(staff, coordinator, { day, from, to, capacity: capacities[i] ?? 1 }));
      const ids: string[] = [];
      const nth = (n: number): string | undefined => ids[n % Math.max(1, ids.length)];
      const shiftOf = async (id: string) => (await sql`select shift_id from signup where id = ${id}`)[0]?.shift_id as string;
      for (const [at, step] of acts.entries()) {
        if (step.kind === "ask") {
          const asked = await asksFor({ ...ctx(), requestId: String(round) }, shifts[step.shift]!, { ...volunteer(`${round}x${step.who}`), minor: step.minor });
          if (asked.ok && (await shiftOf(asked.value.signupId))) ids.push(asked.value.signupId);
        } else if (step.kind === "phone") {
          const seated = await signUpByPhone(staff, { shiftId: shifts[step.shift]!, signupId: newId(), ...volunteer(`${round}x${step.who}`), minor: false, consentSeen: false, locale: "bg" });
          if (seated.ok) ids.push(seated.value.signupId);
        } else if (step.kind === "wait") clock.set(instant(clock.now().getTime() + step.minutes * 60_000));
        else if (step.kind === "sweep") await releaseLapsed(ctx(systemActor("test")));
        else if (step.kind === "off") await cancelShift(staff, { shiftId: shifts[step.shift]! });
        else if (step.kind === "attend") {
          const people = (await sql`select id from signup where shift_id = ${shifts[step.shift]!} and state = 'confirmed'`).map(({ id }) => ({ signupId: id as string, outcome: "came" as const, minutes: step.minutes }));
          await recordAttendance(staff, { shiftId: shifts[step.shift]!, people });
        } else {
          const id = nth(step.nth);
          if (!id) continue;
          if (step.kind === "confirm") {
            await confirmSignup(ctx(), { token: await linkOf(ctx(), id) });
          } else if (step.kind === "cancel") await cancelForVolunteer(staff, { shiftId: await shiftOf(id), signupId: id });
          else await admitMinor(staff, { shiftId: await shiftOf(id), signupId: id });
        }
        if (at % 5 === 4) await nothingBroken();
      }
      await nothingBroken();
    }),
  );
}, 120_000);
