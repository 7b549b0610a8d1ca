import { describe, expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { releaseLapsed } from "~/domains/volunteering/commands/release-lapsed.server";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { shiftPage } from "~/domains/volunteering/queries/shift-page.server";
import { systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { anchorTime, testDatabase } from "~tests/support/database";
import { asksFor, linkOf, makeShift, signUpOn, volunteer, young } from "~tests/support/volunteering";

const { ctx, sql, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
const staff = ctx(coordinator);
const at = (iso: string) => clock.set(iso);
const seats = async (shiftId: string) => (await sql`select capacity, seats_taken, seats_held from position where shift_id = ${shiftId}`)[0];
const stateOf = async (id: string) => (await sql`select state, holds_seat from signup where id = ${id}`)[0];

describe("a sign-up from the public page", () => {
  it("holds a seat for half an hour, confirms behind the link and gives it back", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 4 });
    const id = await signUpOn(ctx(), shiftId, volunteer("a"));
    expect(await seats(shiftId)).toMatchObject({ seats_taken: 1, seats_held: 1 });
    const token = await linkOf(ctx(), id);
    expect(expectOk(await confirmSignup(ctx(), { token })).seated).toBe("now");
    expect(expectOk(await confirmSignup(ctx(), { token })).seated).toBe("before");
    expect(await seats(shiftId)).toMatchObject({ seats_taken: 1, seats_held: 0 });
    expect(await sql`select topic from outbox where payload->>'signupId' = ${id} order by created_at, id`).toEqual([
      { topic: "volunteering.signup_requested" }, { topic: "volunteering.signup_confirmed" },
    ]);
    expectOk(await cancelSignup(ctx(), { token }));
    expectOk(await cancelSignup(ctx(), { token }));
    expect(await seats(shiftId)).toMatchObject({ seats_taken: 0, seats_held: 0 });
    // „Отменете“: who has just given up may come back while there is room.
    expectOk(await confirmSignup(ctx(), { token }));
    expect(await stateOf(id)).toMatchObject({ state: "confirmed" });
  });

  it("is one row however often one form is sent, and two people may share an e-mail", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 8 });
    const signupId = newId();
    const answers = await Promise.all([1, 2, 3].map(() => asksFor(ctx(), shiftId, { ...volunteer("b"), signupId })));
    for (const answer of answers) expectOk(answer);
    expectOk(await asksFor(ctx(), shiftId, volunteer("b")));
    expectOk(await asksFor(ctx(), shiftId, { ...volunteer("b"), fullName: "Друг Човек" }));
    expect(await sql`select count(*)::int as n from signup where shift_id = ${shiftId}`).toEqual([{ n: 2 }]);
    expect(await asksFor(ctx(), shiftId, { ...volunteer("other"), signupId })).toMatchObject({ ok: false, refusal: { code: "form_conflict" } });
  });

  it("gets at most three holds per e-mail and half of a position; without a hold the link decides", async () => {
    at(anchorTime);
    const days = ["2027-01-10", "2027-01-11", "2027-01-12", "2027-01-13"] as const;
    const shifts = await Promise.all(days.map((day) => makeShift(staff, coordinator, { day: day as never, capacity: 2 })));
    const ids = [];
    for (const shiftId of shifts) ids.push(await signUpOn(ctx(), shiftId, volunteer("c")));
    expect((await Promise.all(ids.map(stateOf))).map((row) => row?.holds_seat)).toEqual([true, true, true, false]);
    const second = await signUpOn(ctx(), shifts[0]!, volunteer("c2"));
    expect(await stateOf(second)).toMatchObject({ state: "pending_email", holds_seat: false });
    expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), second) }));
    // The hold of the other one still stands, so the place that is left is theirs.
    const third = await signUpOn(ctx(), shifts[0]!, volunteer("c3"));
    const token = await linkOf(ctx(), third);
    expect((await signupByToken(ctx(), { token, locale: "bg" }))?.outlook).toBe("can_queue");
    expect(expectOk(await confirmSignup(ctx(), { token }))).toMatchObject({ state: "waitlisted" });
    expect(await signupByToken(ctx(), { token, locale: "bg" })).toMatchObject({ outlook: "waitlisted", queuePlace: 1 });
    clock.set("2026-12-19T10:31:00+02:00");
    // The hold has run out: its seat is offered to who waits, so the late confirmation gets a number.
    expect(expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), ids[0]!) }))).toMatchObject({ state: "waitlisted" });
    expect((await signupByToken(ctx(), { token, locale: "bg" }))?.outlook).toBe("offered");
    expect(expectOk(await confirmSignup(ctx(), { token }))).toMatchObject({ state: "confirmed" });
    expect((await shiftPage(ctx(), { shiftId: shifts[0]!, locale: "bg" }))?.shift).toMatchObject({ free: 0, waiting: 1 });
  });

  it("says what everybody may know at once, and the rest only behind the link", async () => {
    at(anchorTime);
    const adults = await makeShift(staff, coordinator, { minAge: 18 });
    expect(await asksFor(ctx(), newId(), volunteer("d"))).toMatchObject({ ok: false, refusal: { code: "shift_unknown" } });
    expect(await asksFor(ctx(), adults, { ...volunteer("d"), ...young })).toMatchObject({ ok: false, refusal: { code: "adults_only", field: "minor" } });
    const one = await makeShift(staff, coordinator, { day: "2027-02-01" as never, from: "10:00", to: "14:00" });
    const other = await makeShift(staff, coordinator, { day: "2027-02-01" as never, from: "13:30", to: "16:00" });
    const after = await makeShift(staff, coordinator, { day: "2027-02-01" as never, from: "14:00", to: "15:00" });
    const tokens = [];
    for (const shiftId of [one, other, after]) tokens.push(await linkOf(ctx(), await signUpOn(ctx(), shiftId, volunteer("d"))));
    expectOk(await confirmSignup(ctx(), { token: tokens[0]! }));
    const behind = await signupByToken(ctx(), { token: tokens[1]!, locale: "bg" });
    expect(behind).toMatchObject({ outlook: "overlaps_other", others: [{ title: "Подреждане на склада" }] });
    expect(await confirmSignup(ctx(), { token: tokens[1]! })).toMatchObject({ ok: false, refusal: { code: "overlaps_other" } });
    expectOk(await confirmSignup(ctx(), { token: tokens[2]! }));
    expect(await signupByToken(ctx(), { token: "x".repeat(43), locale: "bg" })).toBeNull();
  });

  it("lapses after a day, at the start at the latest, and the job frees what nobody confirmed", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator);
    const id = await signUpOn(ctx(), shiftId, volunteer("e"));
    const token = await linkOf(ctx(), id);
    at("2026-12-19T10:30:00+02:00");
    expect(await releaseLapsed(ctx(systemActor("test")))).toMatchObject({ freed: expect.any(Number) as number });
    expect(await stateOf(id)).toMatchObject({ state: "pending_email", holds_seat: false });
    expect(await seats(shiftId)).toMatchObject({ seats_taken: 0, seats_held: 0 });
    at("2026-12-20T10:00:00+02:00");
    expect((await signupByToken(ctx(), { token, locale: "bg" }))?.outlook).toBe("link_expired");
    expect(await confirmSignup(ctx(), { token })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
    await releaseLapsed(ctx(systemActor("test")));
    expect(await stateOf(id)).toMatchObject({ state: "expired" });
    const late = await signUpOn(ctx(), shiftId, volunteer("e2"));
    at("2026-12-23T15:00:00+02:00");
    expect(await confirmSignup(ctx(), { token: await linkOf(ctx(), late) })).toMatchObject({ ok: false, refusal: { code: "shift_started" } });
    expect(await asksFor(ctx(), shiftId, volunteer("e3"))).toMatchObject({ ok: false, refusal: { code: "shift_started" } });
  });
});

describe("a minor", () => {
  it("takes no seat before a coordinator has seen the consent", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 2 });
    for (const [missing, code, field] of [["birthDate", "birth_date_missing", "birthDate"], ["guardianEmail", "guardian_missing", "guardianEmail"]] as const) {
      expect(await asksFor(ctx(), shiftId, { ...volunteer("m"), ...young, [missing]: undefined })).toMatchObject({ ok: false, refusal: { code, field } });
    }
    const id = await signUpOn(ctx(), shiftId, { ...volunteer("m"), ...young });
    expect(await stateOf(id)).toMatchObject({ state: "pending_email", holds_seat: true });
    const token = await linkOf(ctx(), id);
    expect(expectOk(await confirmSignup(ctx(), { token }))).toMatchObject({ state: "pending_consent" });
    expect((await signupByToken(ctx(), { token, locale: "bg" }))?.outlook).toBe("pending_consent");
    // The place is kept for two days; nobody is asked before the minor's own link was pressed.
    expect(await stateOf(id)).toMatchObject({ state: "pending_consent", holds_seat: true });
    expect(await sql`select topic from outbox where payload->>'signupId' = ${id} order by created_at, topic`).toEqual([
      { topic: "volunteering.consent_needed" }, { topic: "volunteering.signup_requested" },
    ]);
    expect(await signUpByPhone(staff, { shiftId, ...volunteer("m2"), minor: true, consentSeen: false, locale: "bg" }))
      .toMatchObject({ ok: false, refusal: { code: "consent_missing" } });
    expectOk(await admitMinor(staff, { shiftId, signupId: id }));
    expect(await stateOf(id)).toMatchObject({ state: "confirmed", holds_seat: true });
    await expect(sql`update signup set consent_seen_at = null, consent_seen_by = null where id = ${id}`).rejects.toMatchObject({ constraint_name: "signup_minor_consent" });
  });
});

describe("a coordinator", () => {
  it("seats a caller without e-mail, and only while there is room", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { capacity: 1 });
    const caller = { shiftId, fullName: "Пенка Русева", phone: "+359888123456", minor: false, consentSeen: false, locale: "bg" as const };
    const signupId = newId();
    expectOk(await signUpByPhone(staff, { ...caller, signupId }));
    expectOk(await signUpByPhone(staff, { ...caller, signupId }));
    expect(expectOk(await signUpByPhone(staff, { ...caller, fullName: "Огнян Вълков" }))).toMatchObject({ state: "waitlisted" });
    expect(await seats(shiftId)).toMatchObject({ seats_taken: 1 });
  });

  it("calls a shift off: seats free, everybody told once, the link says so", async () => {
    at(anchorTime);
    const shiftId = await makeShift(staff, coordinator, { day: "2027-03-01" as never });
    const ids = [await signUpOn(ctx(), shiftId, volunteer("x1")), await signUpOn(ctx(), shiftId, volunteer("x2"))];
    const token = await linkOf(ctx(), ids[0]!);
    expectOk(await confirmSignup(ctx(), { token }));
    expect(expectOk(await cancelShift(staff, { shiftId })).told).toBe(2);
    expect(expectOk(await cancelShift(staff, { shiftId })).told).toBe(0);
    expect(await seats(shiftId)).toMatchObject({ seats_taken: 0, seats_held: 0 });
    expect(await sql`select count(*)::int as n from outbox where topic = 'volunteering.shift_cancelled' and payload->>'shiftId' = ${shiftId}`).toEqual([{ n: 2 }]);
    expect((await signupByToken(ctx(), { token, locale: "bg" }))?.outlook).toBe("shift_cancelled");
    expect(await confirmSignup(ctx(), { token: await linkOf(ctx(), ids[1]!) })).toMatchObject({ ok: false, refusal: { code: "shift_cancelled" } });
  });
});
