import { expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { offerSeat, withdrawSeat } from "~/domains/volunteering/commands/offer-seat.server";
import { takeHandover } from "~/domains/volunteering/commands/take-handover.server";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { handoverLink } from "~/domains/volunteering/model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { addDays, localDate } from "~/platform/time/local-date";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { testDatabase } from "~tests/support/database";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, sql, clock, actorWith, open } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const crowd = { ...ctx(), db: open(30).db };
let n = 0;
const day = () => addDays(localDate("2027-01-05"), (n += 1));

async function seated(shiftId: string, who = volunteer(`r${(n += 1)}`)) {
  const id = await signUpOn(ctx(), shiftId, who);
  const token = await linkOf(ctx(), id);
  expectOk(await confirmSignup(ctx(), { token }));
  return { ...who, id, token };
}
async function asked(giver: { token: string; id: string }, to: { fullName: string; email: string; forShiftId?: string }) {
  const { handoverId } = expectOk(await offerSeat(ctx(), { token: giver.token, handoverId: newId(), locale: "bg", to }));
  return ctx().db.transaction((tx) => issueActToken(tx, ctx(), { purpose: handoverLink, subjectId: handoverId, expiresAt: new Date(clock.now().getTime() + 400 * 86_400_000) }));
}
const confirmed = async (shiftId: string) => (await sql`select count(*)::int as n from signup where shift_id = ${shiftId} and state = 'confirmed'`)[0]?.n as number;
async function settled(...acts: Promise<{ ok: boolean }>[]) {
  const answers = await Promise.allSettled(acts);
  expect(answers.filter((one) => one.status === "rejected")).toEqual([]);
  return answers.map((one) => one.status === "fulfilled" && one.value.ok);
}
async function invariants() {
  for (const check of volunteeringChecks) expect([check.name, (await sql.unsafe(check.sql))[0]?.violations]).toEqual([check.name, 0]);
}

it("of many who come for a place on offer one gets it, the others wait in order", async () => {
  for (let round = 0; round < 4; round += 1) {
    const shiftId = await makeShift(staff, coordinator, { capacity: 1, day: day() });
    const giver = await seated(shiftId);
    expectOk(await offerSeat(ctx(), { token: giver.token, handoverId: newId(), locale: "bg" }));
    const tokens = [];
    for (let who = 0; who < 8; who += 1) tokens.push(await linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer(`r${(n += 1)}`))));
    await settled(...tokens.map((token) => confirmSignup(crowd, { token })));
    expect(await sql`select state, count(*)::int as n from signup where shift_id = ${shiftId} group by state order by state`)
      .toEqual([{ state: "confirmed", n: 1 }, { state: "handed_over", n: 1 }, { state: "waitlisted", n: 7 }]);
    expect(await sql`select seats_taken from position where shift_id = ${shiftId}`).toEqual([{ seats_taken: 1 }]);
  }
  await invariants();
});

it("a named place that is taken, given up, withdrawn, called off and asked for by a stranger at once ends in one of these, whole", async () => {
  for (let round = 0; round < 8; round += 1) {
    const shiftId = await makeShift(staff, coordinator, { capacity: 1, day: day() });
    const giver = await seated(shiftId);
    const link = await asked(giver, volunteer(`r${(n += 1)}`));
    const stranger = await linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer(`r${(n += 1)}`)));
    const acts: Promise<{ ok: boolean }>[] = [
      takeHandover(crowd, { token: link, minor: false }), takeHandover(crowd, { token: link, minor: false }), cancelSignup(crowd, { token: giver.token }),
      withdrawSeat(crowd, { token: giver.token }), confirmSignup(crowd, { token: stranger }),
    ];
    if (round % 2 === 1) acts.push(cancelShift({ ...crowd, actor: coordinator }, { shiftId }));
    const [first, second] = await settled(...acts);
    expect(first).toBe(second);
    const called = (await sql`select cancelled_at from shift where id = ${shiftId}`)[0]?.cancelled_at !== null;
    expect(await confirmed(shiftId)).toBeLessThanOrEqual(called ? 0 : 1);
    expect(await sql`select count(*)::int as n from handover where state = 'open' and signup_id in (select id from signup where shift_id = ${shiftId})`).toEqual([{ n: 0 }]);
    expect(await sql`select h.id from handover h join signup s on s.id = h.signup_id where (h.state = 'taken') <> (s.state = 'handed_over') and s.shift_id = ${shiftId}`).toEqual([]);
  }
  await invariants();
});

it("three people who exchange in a circle at once: each exchange happens whole or not at all, nobody waits for ever", async () => {
  for (let round = 0; round < 4; round += 1) {
    const shifts = [];
    for (const place of [1, 2, 3]) shifts.push(await makeShift(staff, coordinator, { capacity: 1, day: day(), titleBg: `Смяна ${place}` }));
    const people = [];
    for (const shiftId of shifts) people.push(await seated(shiftId));
    const links = [];
    for (const [at, giver] of people.entries()) {
      const next = (at + 1) % 3;
      links.push(await asked(giver, { ...people[next]!, forShiftId: shifts[next]! }));
    }
    await settled(...links.flatMap((token) => [takeHandover(crowd, { token, minor: false }), takeHandover(crowd, { token, minor: false })]));
    for (const shiftId of shifts) expect(await confirmed(shiftId)).toBe(1);
    // Whoever gave a place away got another one for it.
    for (const person of people) {
      const rows = await sql`select s.state from signup s join person p on p.id = s.person_id where p.email = ${person.email} and s.state in ('confirmed', 'handed_over')`;
      expect(rows.filter((row) => row.state === "confirmed")).toHaveLength(1);
    }
  }
  await invariants();
});
