import { describe, expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { releaseLapsed } from "~/domains/volunteering/commands/release-lapsed.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { testDatabase } from "~tests/support/database";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";
import { brokenChecks } from "~tests/support/volunteering-story";

const { ctx, sql, clock, actorWith, open } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const many = open(30);
const crowd = { ...ctx(), db: many.db };
let people = 0;
const link = async (shiftId: string) => {
  people += 1;
  return linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer(`q${people}`)));
};
const thrown = (settled: readonly PromiseSettledResult<unknown>[]) => settled.filter((one) => one.status === "rejected").map((one) => String((one as PromiseRejectedResult).reason));

describe("V4 under load", () => {
  it("joins, cancellations, passes and sweeps at once: never too many, nobody overtaken, no error, no deadlock", async () => {
    const shiftId = await makeShift(staff, coordinator, { capacity: 10, day: "2027-02-01" as never });
    const seated = await Promise.all(Array.from({ length: 40 }, () => link(shiftId)));
    for (const token of seated) expectOk(await confirmSignup(ctx(), { token }));
    const late = await Promise.all(Array.from({ length: 40 }, () => link(shiftId)));
    const settled = await Promise.allSettled([
      ...late.map((token) => confirmSignup(crowd, { token })),
      ...seated.slice(0, 10).map((token) => cancelSignup(crowd, { token })),
      ...seated.slice(10, 30).map((token) => passOffer(crowd, { token })),
      ...seated.slice(10, 30).map((token) => confirmSignup(crowd, { token })),
      ...Array.from({ length: 5 }, () => releaseLapsed({ ...crowd, actor: systemActor("test") })),
    ]);
    expect(thrown(settled)).toEqual([]);
    expect(await brokenChecks(ctx())).toEqual([]);
    const [row] = await sql`select seats_taken, capacity from position where shift_id = ${shiftId}`;
    expect(row!.seats_taken).toBe(10);
    const numbers = (await sql`select queue_no as n from signup where shift_id = ${shiftId} and queue_no is not null`).map(({ n }) => n as number);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it("an offer is accepted by its owner or lapses for the next, never both, at the very moment it ends", async () => {
    for (let round = 0; round < 8; round += 1) {
      clock.set("2026-12-19T10:00:00+02:00");
      const shiftId = await makeShift(staff, coordinator, { capacity: 1, day: `2027-03-${10 + round}` as never });
      const [first, second, third] = [await link(shiftId), await link(shiftId), await link(shiftId)];
      for (const token of [first, second, third]) expectOk(await confirmSignup(ctx(), { token }));
      expectOk(await cancelSignup(ctx(), { token: first }));
      clock.set("2026-12-20T10:00:00+02:00");
      const settled = await Promise.allSettled([confirmSignup(crowd, { token: second }), releaseLapsed({ ...crowd, actor: systemActor("test") }), confirmSignup(crowd, { token: third })]);
      expect(thrown(settled)).toEqual([]);
      expect(await sql`select count(*)::int as n from signup where shift_id = ${shiftId} and holds_seat`).toEqual([{ n: 1 }]);
      expect(await brokenChecks(ctx())).toEqual([]);
    }
  });

  it("a block released while colleagues and strangers confirm: each seat goes once", async () => {
    clock.set("2026-12-19T10:00:00+02:00");
    const shiftId = await makeShift(staff, coordinator, { capacity: 12, day: "2027-04-10" as never });
    const [{ id: positionId }] = (await sql`select id from position where shift_id = ${shiftId}`) as unknown as [{ id: string }];
    const [organisationId, blockId] = [newId(), newId()];
    await sql`insert into organisation (id, name, kind, created_at) values (${organisationId}, 'Фирма', 'firm', now())`;
    await sql`select volunteering_hold_block(${blockId}, ${positionId}, ${organisationId}, null, 6, '2027-01-01T12:00:00Z', ${coordinator.accountId}, ${clock.now().toISOString()})`;
    const strangers = await Promise.all(Array.from({ length: 15 }, () => link(shiftId)));
    const colleagues = [];
    for (let n = 0; n < 5; n += 1) colleagues.push(await linkOf(ctx(), await signUpOn(ctx(), shiftId, { ...volunteer(`col${n}`), blockId, channel: "block" })));
    clock.set("2026-12-19T10:35:00+02:00");
    const settled = await Promise.allSettled([
      ...strangers.map((token) => confirmSignup(crowd, { token })),
      ...colleagues.map((token) => confirmSignup(crowd, { token })),
      many.sql`select volunteering_change_block(${blockId}, 6, '2026-12-19T00:00:00Z', ${clock.now().toISOString()})`.catch(() => "lost"),
    ]);
    expect(thrown(settled)).toEqual([]);
    expect(await brokenChecks(ctx())).toEqual([]);
    expect(await sql`select sum(party_size) filter (where holds_seat)::int as seated, (select state from seat_block where id = ${blockId}) as block from signup where shift_id = ${shiftId}`)
      .toEqual([{ seated: 12, block: "released" }]);
  });
});
