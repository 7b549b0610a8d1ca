import { describe, expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { releaseLapsed } from "~/domains/volunteering/commands/release-lapsed.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { anchorTime, testDatabase } from "~tests/support/database";
import { linkOf, makeShift, signUpOn, volunteer, type Asks } from "~tests/support/volunteering";
import { brokenChecks } from "~tests/support/volunteering-story";

const { ctx, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const at = (iso: string) => clock.set(iso);
let people = 0;

/** Joins a shift and presses the link; answers the link and where it led. */
async function join(shiftId: string, over: Partial<Asks> = {}) {
  people += 1;
  const id = await signUpOn(ctx(), shiftId, { ...volunteer(`w${people}`), ...over });
  const token = await linkOf(ctx(), id);
  const { state } = expectOk(await confirmSignup(ctx(), { token }));
  return { id, token, state };
}
const stateOf = async (id: string) => (await sql`select state, queue_no, hold_until from signup where id = ${id}`)[0] as { state: string; queue_no: number | null; hold_until: Date | null };
const states = async (...joined: { id: string }[]) => Promise.all(joined.map(async ({ id }) => (await stateOf(id)).state));
const sweep = () => releaseLapsed(ctx(systemActor("test")));
const sound = async () => expect(await brokenChecks(ctx())).toEqual([]);

describe("the waiting list", () => {
  it("offers a freed seat to one person in order for a day; unanswered it goes on and the number stays", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: "2027-01-20" as never, capacity: 1 });
    const [first, second, third] = [await join(shiftId), await join(shiftId), await join(shiftId)];
    expect([first.state, second.state, third.state]).toEqual(["confirmed", "waitlisted", "waitlisted"]);
    expect((await signupByToken(ctx(), { token: third.token, locale: "bg" }))?.queuePlace).toBe(2);
    expectOk(await cancelSignup(ctx(), { token: first.token }));
    expect(await states(second, third)).toEqual(["offered", "waitlisted"]);
    expect((await stateOf(second.id)).hold_until?.toISOString()).toBe("2026-12-20T08:00:00.000Z");
    at("2026-12-20T10:00:00+02:00");
    await sweep();
    expect(await states(second, third)).toEqual(["waitlisted", "offered"]);
    expect((await stateOf(second.id)).queue_no).toBe(1);
    // Not asked again for that seat, though first in the list: when the third lets it go as well it is open to everybody.
    expectOk(await passOffer(ctx(), { token: third.token }));
    expect(await passOffer(ctx(), { token: third.token })).toMatchObject({ ok: false, refusal: { code: "offer_over" } });
    expect(await states(second, third)).toEqual(["waitlisted", "waitlisted"]);
    const fresh = await join(shiftId);
    expect(fresh.state).toBe("confirmed");
    // Another seat is another question.
    expectOk(await cancelSignup(ctx(), { token: fresh.token }));
    expect(await states(second, third)).toEqual(["offered", "waitlisted"]);
    expect(expectOk(await confirmSignup(ctx(), { token: second.token }))).toMatchObject({ state: "confirmed" });
    expect(await sql`select answer from signup_offer where signup_id = ${second.id} order by offered_at`).toEqual([{ answer: "expired" }, { answer: "accepted" }]);
    await sound();
  });

  it("seats a party whole or not at all, and asks the next who fits", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: "2027-01-21" as never, capacity: 3 });
    const pair = await join(shiftId, { partySize: 2 });
    const one = await join(shiftId);
    const three = await join(shiftId, { partySize: 3 });
    const single = await join(shiftId);
    expect([pair.state, one.state, three.state, single.state]).toEqual(["confirmed", "confirmed", "waitlisted", "waitlisted"]);
    expectOk(await cancelSignup(ctx(), { token: one.token }));
    expect(await states(three, single)).toEqual(["waitlisted", "offered"]);
    expectOk(await cancelSignup(ctx(), { token: single.token }));
    expectOk(await cancelSignup(ctx(), { token: pair.token }));
    expect(await states(three)).toEqual(["offered"]);
    expect(await sql`select seats_taken from position where shift_id = ${shiftId}`).toEqual([{ seats_taken: 3 }]);
    await sound();
  });

  it("makes offers shorter near the shift and none in the last hour, when the person in charge gets a call list once", async () => {
    at("2027-01-22T09:00:00+02:00");
    const shiftId = await makeShift(staff, coordinator, { day: "2027-01-22" as never, from: "13:00", to: "15:00", capacity: 2 });
    const [a, b, c, d] = [await join(shiftId), await join(shiftId), await join(shiftId), await join(shiftId)];
    expect(await states(a, b, c, d)).toEqual(["confirmed", "confirmed", "waitlisted", "waitlisted"]);
    // Three hours are left before the last one: an offer runs one of them.
    expectOk(await cancelSignup(ctx(), { token: a.token }));
    expect((await stateOf(c.id)).hold_until?.toISOString()).toBe("2027-01-22T08:00:00.000Z");
    at("2027-01-22T12:05:00+02:00");
    await sweep();
    await sweep();
    expect(await states(c, d)).toEqual(["waitlisted", "waitlisted"]);
    expect(await sql`select count(*)::int as n from outbox o join position p on p.id = (o.payload->>'positionId')::uuid where o.topic = 'volunteering.call_list' and p.shift_id = ${shiftId}`).toEqual([{ n: 1 }]);
    // Whoever stands ready in the last hour simply takes the seat.
    expect(expectOk(await confirmSignup(ctx(), { token: d.token }))).toMatchObject({ state: "confirmed" });
    await sound();
  });

  it("lets an accepted offer release the conflicting place in the same transaction, both or neither", async () => {
    at(anchorTime);
    const day = "2027-01-23" as never;
    const [wanted, other] = [await makeShift(staff, coordinator, { day, from: "10:00", to: "14:00", capacity: 1 }), await makeShift(staff, coordinator, { day, from: "12:00", to: "16:00", capacity: 1 })];
    const holder = await join(wanted);
    const who = { ...volunteer("torn") };
    const held = await join(other, who);
    const listed = await join(wanted, who);
    const next = await join(other);
    expect([held.state, listed.state, next.state]).toEqual(["confirmed", "waitlisted", "waitlisted"]);
    // Nothing is given up for a place in a list.
    expect(await confirmSignup(ctx(), { token: listed.token, release: [held.id] })).toMatchObject({ ok: false, refusal: { code: "overlaps_other" } });
    expectOk(await cancelSignup(ctx(), { token: holder.token }));
    expect(await states(held, listed)).toEqual(["confirmed", "offered"]);
    expect(await confirmSignup(ctx(), { token: listed.token })).toMatchObject({ ok: false, refusal: { code: "overlaps_other" } });
    expect(await confirmSignup(ctx(), { token: listed.token, release: [next.id] })).toMatchObject({ ok: false });
    expect(expectOk(await confirmSignup(ctx(), { token: listed.token, release: [held.id] }))).toMatchObject({ state: "confirmed" });
    expect(await states(held, listed, next)).toEqual(["cancelled_by_volunteer", "confirmed", "offered"]);
    await sound();
  });

  it("gets the unnamed seats of a block when they are released, and what a higher capacity adds", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: "2027-01-24" as never, capacity: 3 });
    const [{ id: positionId }] = (await sql`select id from position where shift_id = ${shiftId}`) as unknown as [{ id: string }];
    const [organisationId, blockId] = [newId(), newId()];
    await sql`insert into organisation (id, name, kind, created_at) values (${organisationId}, 'Фирма', 'firm', now())`;
    const hold = (size: number, id: string) => sql`select volunteering_hold_block(${id}, ${positionId}, ${organisationId}, null, ${size}, '2027-01-01T12:00:00Z', ${coordinator.accountId}, ${clock.now().toISOString()}) as answer`;
    expect(await hold(4, newId())).toEqual([{ answer: "shift_full" }]);
    expect(await hold(2, blockId)).toEqual([{ answer: "held" }]);
    expect(await hold(2, blockId)).toEqual([{ answer: "same" }]);
    const open = await join(shiftId);
    const colleague = await join(shiftId, { blockId, channel: "block" });
    const [x, y] = [await join(shiftId), await join(shiftId)];
    expect([open.state, colleague.state, x.state, y.state]).toEqual(["confirmed", "confirmed", "waitlisted", "waitlisted"]);
    // A named seat given up goes back to the block, not to the list.
    expectOk(await cancelSignup(ctx(), { token: colleague.token }));
    expect(await states(x, y)).toEqual(["waitlisted", "waitlisted"]);
    at("2027-01-01T14:01:00+02:00");
    await sweep();
    expect(await states(x, y)).toEqual(["offered", "offered"]);
    const z = await join(shiftId);
    expect(z.state).toBe("waitlisted");
    await sql`select volunteering_set_capacity(${newId()}, ${positionId}, 4, 'Дойде още един ментор', ${coordinator.accountId}, ${clock.now().toISOString()})`;
    expect(await states(z)).toEqual(["offered"]);
    await sound();
  });
});
