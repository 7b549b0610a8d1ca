import { describe, expect, it } from "vitest";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { newId } from "~/platform/ids/ids";
import { testDatabase } from "~tests/support/database";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, sql, actorWith, open } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const many = open(40);
const crowd = { ...ctx(), db: many.db };

describe("V1 under load", () => {
  it("200 people confirm 10 places at once: ten sit, the others wait in the order of their numbers, nobody sees an error", async () => {
    const shiftId = await makeShift(staff, coordinator, { capacity: 10 });
    const tokens: string[] = [];
    for (let n = 0; n < 200; n += 1) tokens.push(await linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer(n))));
    const settled = await Promise.allSettled(tokens.map((token) => confirmSignup(crowd, { token })));
    expect(settled.filter((one) => one.status === "rejected")).toEqual([]);
    const answers = settled.map((one) => (one.status === "fulfilled" ? one.value : null));
    // Five of the ten seats are held for the five who asked first; the other five go to whoever comes first.
    const states = answers.map((answer) => (answer?.ok ? answer.value.state : answer?.refusal.code));
    expect(states.filter((state) => state === "confirmed")).toHaveLength(10);
    expect(states.filter((state) => state === "waitlisted")).toHaveLength(190);
    const numbers = await sql`select queue_no as n from signup where shift_id = ${shiftId} and state = 'waitlisted' order by queue_no`;
    expect(numbers.map(({ n }) => n as number)).toEqual(Array.from({ length: 190 }, (_, at) => at + 1));
    expect(await sql`select p.capacity, p.seats_taken, p.seats_held, count(s.*)::int as seated
      from position p join signup s on s.position_id = p.id and s.state = 'confirmed' where p.shift_id = ${shiftId} group by p.id`)
      .toEqual([{ capacity: 10, seats_taken: 10, seats_held: 0, seated: 10 }]);
  });

  it("the phone and the link share the last place: one of them gets it", async () => {
    for (let round = 0; round < 10; round += 1) {
      const shiftId = await makeShift(staff, coordinator, { capacity: 1, day: `2027-01-${10 + round}` as never });
      const token = await linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer(`p${round}`)));
      const answers = await Promise.all([
        confirmSignup(crowd, { token }),
        signUpByPhone({ ...crowd, actor: coordinator }, { shiftId, fullName: "Обади Се", minor: false, consentSeen: false, locale: "bg" }),
      ]);
      expect(answers.filter((answer) => answer.ok && answer.value.state === "confirmed")).toHaveLength(1);
      expect(answers.filter((answer) => answer.ok && answer.value.state === "waitlisted")).toHaveLength(1);
    }
  });
});

describe("V3 under load", () => {
  it("one person confirms five overlapping shifts at once: one holds, four are refused", async () => {
    const tokens: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      const shiftId = await makeShift(staff, coordinator, { day: "2027-02-10" as never, from: `1${n}:00`, to: "18:00" });
      tokens.push(await linkOf(ctx(), await signUpOn(ctx(), shiftId, { fullName: "Елена Спасова", email: `es${newId()}@primer.bg`.replace(/-/g, "") })));
    }
    // One and the same person on all five.
    await sql`update signup set person_id = (select person_id from signup where starts_at >= '2027-02-10' order by id limit 1) where starts_at >= '2027-02-10'`;
    const answers = await Promise.all(tokens.map((token) => confirmSignup(crowd, { token })));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok).map((answer) => (answer.ok ? "" : answer.refusal.code))).toEqual(Array(4).fill("overlaps_other"));
  });
});
