import { and, asc, eq, isNull } from "drizzle-orm";
import type { Actor } from "../../../app/platform/access/permission";
import { visitor } from "../../../app/platform/access/permission";
import { changeShift } from "../../../app/domains/volunteering/commands/change-shift.server";
import { createSeries } from "../../../app/domains/volunteering/commands/create-series.server";
import { createShift } from "../../../app/domains/volunteering/commands/create-shift.server";
import { requestSignup } from "../../../app/domains/volunteering/commands/request-signup.server";
import { signUpByPhone } from "../../../app/domains/volunteering/commands/sign-up-by-phone.server";
import { holidayOf } from "../../../app/platform/time/holidays";
import { nextDays } from "../../../app/domains/volunteering/recurrence.server";
import { repeatOf, rruleOf } from "../../../app/domains/volunteering/repeat";
import { standingShift, stateOf } from "../../../app/domains/volunteering/shift-state.server";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate, localDate } from "../../../app/platform/time/local-date";
import { position, shift } from "../../schema/volunteering.server";
import { accounts, demoBazaars, demoId, people } from "./ids";
import { type AheadSeries, type AheadShift, shiftIdOf, type TakenPosition, upcoming, weekly, yesterday } from "./volunteering-ahead";
import { addVolunteers, isMinor } from "./volunteering-facts";
import { fillHistory } from "./volunteering-history";
import { fillOpportunities } from "./volunteering-opportunities";

const coordinator: Actor = {
  kind: "account", accountId: accounts.coordinator, personId: people.yordanka, grants: [{ role: "coordinator", scopeKind: "organisation", scopeId: null }],
};

const planned = (name: string, positions: readonly TakenPosition[]) => positions.map(({ taken: _, ...one }, n) => ({ ...one, planId: demoId(`plan:${name}:${n}`) }));

async function seat(ctx: Ctx, name: string, shiftId: string, positions: readonly TakenPosition[]): Promise<void> {
  const rows = await ctx.db.select({ id: position.id, planId: position.planId }).from(position).where(eq(position.shiftId, shiftId));
  for (const [n, { taken }] of positions.entries()) {
    const positionId = rows.find((row) => row.planId === demoId(`plan:${name}:${n}`))?.id;
    for (const personId of taken) {
      const minor = isMinor(personId);
      expectOk(await signUpByPhone(ctx, { shiftId, positionId, signupId: demoId<"Signup">(`signup:${name}:${personId}`), personId, minor, consentSeen: minor, locale: "bg" }));
    }
  }
}

const blank = { addressBg: "", addressEn: "", doesBg: "", doesEn: "", bringBg: "", bringEn: "", urgent: false } as const;

async function announce(ctx: Ctx, anchor: LocalDate, ahead: AheadShift): Promise<void> {
  const { name, inDays, bazaar, own, positions, shiftId: _, ...facts } = ahead;
  const host = bazaar ? { kind: "bazaar", id: demoBazaars.running.id, nameBg: "Коледен базар 2026", nameEn: "Christmas bazaar 2026" } : undefined;
  const { shiftId } = expectOk(await createShift(ctx, {
    ...blank, ...facts, ...(own ? { ...own, purpose: "activity:bazaar" as const } : {}), shiftId: shiftIdOf(ahead), day: addDays(anchor, inDays), positions: planned(name, positions), ...(host ? { host } : {}),
  }));
  await seat(ctx, name, shiftId, positions);
}

async function announceWeekly(ctx: Ctx, anchor: LocalDate, { name, weekdays, positions, opens, urgent, ...facts }: AheadSeries): Promise<void> {
  const day = addDays(anchor, 2);
  const repeat = repeatOf({ kind: "weekly", every: 1, weekdays, by: "day", count: null }, day);
  const leftOut = nextDays({ rrule: rruleOf(repeat), firstDay: day, endsOn: null }, day, 60).filter((one) => holidayOf(one) !== null);
  const { seriesId } = expectOk(await createSeries(ctx, {
    ...blank, ...facts, seriesId: demoId(`series:${name}`), day, repeat, endsOn: null, leftOut, opens: opens ?? null, positions: planned(`weekly-${name}`, positions),
  }));
  const [first] = await ctx.db.select({ id: shift.id }).from(shift).where(and(eq(shift.seriesId, seriesId), isNull(shift.cancelledAt))).orderBy(asc(shift.startsAt)).limit(1);
  await seat(ctx, `weekly-${name}`, first!.id, positions);
  if (urgent) expectOk(await changeShift(ctx, { shiftId: first!.id, scope: "one", alsoDetached: false, wanted: { ...stateOf((await standingShift(ctx.db, first!.id))!), urgent: true } }));
}

/** Volunteers, the year's hours and the shifts ahead: some once, some every week. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const staff: Ctx = { ...ctx, actor: coordinator };
  await addVolunteers(staff, anchor);
  await fillOpportunities(staff);
  await fillHistory(staff, anchor);
  const lastWeek: Ctx = { ...staff, clock: fixedClock(instantAt(addDays(anchor, -8), "11:00")) };
  await announce(lastWeek, anchor, yesterday);
  for (const one of upcoming) await announce(staff, anchor, one);
  for (const one of weekly) await announceWeekly(staff, anchor, one);
  expectOk(
    await requestSignup({ ...ctx, actor: visitor }, {
      shiftId: demoId<"Shift">("shift:survachki"), signupId: demoId<"Signup">("signup:waits-for-consent"), fullName: "Емине Реджеб", email: "e.redzheb@primer.example", partySize: 1, partyMinors: 0, minor: true, birthDate: localDate("2010-05-20"), guardianName: "Рейхан Реджеб", guardianEmail: "r.redzheb@primer.example", locale: "bg",
    }),
  );
}
