import { describe, expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { offerSeat, withdrawSeat } from "~/domains/volunteering/commands/offer-seat.server";
import { declineHandover, takeHandover } from "~/domains/volunteering/commands/take-handover.server";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { anchorTime, testDatabase } from "~tests/support/database";
import { postOffice, tokenIn } from "~tests/support/post-office";
import { linkOf, makeShift, signUpOn, volunteer, young } from "~tests/support/volunteering";

const database = await testDatabase();
const { ctx, sql, clock, actorWith } = database;
const coordinator = await actorWith("coordinator", "Айше Мехмедова");
const staff = ctx(coordinator);
const post = postOffice(database);
let n = 0;
const somebody = () => volunteer(`h${(n += 1)}`);
const day = () => localDate(`2027-0${1 + Math.floor(n / 28)}-${String(1 + (n % 28)).padStart(2, "0")}`);

async function seated(shiftId: string, who = somebody()) {
  const id = await signUpOn(ctx(), shiftId, who);
  const token = await linkOf(ctx(), id);
  return { ...who, id, token, state: expectOk(await confirmSignup(ctx(), { token })).state };
}
/** A full shift of one place, and its holder. */
async function onePlace() {
  clock.set(anchorTime);
  const shiftId = await makeShift(staff, coordinator, { capacity: 1, day: day() });
  const giver = await seated(shiftId);
  await post.deliver();
  return { shiftId, giver };
}
const states = async (shiftId: string) =>
  Object.fromEntries((await sql<{ name: string; state: string }[]>`select p.full_name as name, s.state from signup s join person p on p.id = s.person_id where s.shift_id = ${shiftId}`).map((row) => [row.name, row.state]));
const offer = (token: string, to?: { fullName: string; email: string; forShiftId?: string }) => offerSeat(ctx(), { token, handoverId: newId(), locale: "bg", ...(to ? { to } : {}) });
async function askedBy(giver: { token: string }, to: { fullName: string; email: string; forShiftId?: string }) {
  expectOk(await offer(giver.token, to));
  const letters = await post.deliverTwice();
  const letter = letters.find((one) => one.to === to.email);
  expect(letters).toHaveLength(1);
  return { letter: letter!, link: tokenIn(letter, "h") };
}
async function invariants() {
  for (const check of volunteeringChecks) expect([check.name, (await sql.unsafe(check.sql))[0]?.violations]).toEqual([check.name, 0]);
}

describe("a place offered to whoever comes", () => {
  it("stays its holder's until somebody takes it, and passes without being free in between", async () => {
    const { shiftId, giver } = await onePlace();
    const handoverId = newId();
    const once = { token: giver.token, handoverId, locale: "bg" as const };
    expectOk(await offerSeat(ctx(), once));
    expectOk(await offerSeat(ctx(), once));
    expect(await offer(giver.token)).toMatchObject({ ok: false, refusal: { code: "already_offered" } });
    expect(await states(shiftId)).toEqual({ [giver.fullName]: "confirmed" });
    expect((await post.deliver()).map((letter) => letter.to)).toEqual([]);
    const taker = await seated(shiftId);
    expect(taker.state).toBe("confirmed");
    expect(await states(shiftId)).toEqual({ [giver.fullName]: "handed_over", [taker.fullName]: "confirmed" });
    const letters = await post.deliverTwice();
    const told = letters.find((letter) => letter.to === giver.email);
    expect(told?.subject).toMatch(/^Мястото Ви е поето: /);
    // A stranger is not named to the giver.
    expect(told?.text).not.toContain(taker.fullName);
    expect(letters.filter((letter) => letter.to === taker.email).some((letter) => /^Записването Ви е прието/.test(letter.subject))).toBe(true);
    expect(await offer(giver.token)).toMatchObject({ ok: false, refusal: { code: "place_gone" } });
    await invariants();
  });

  it("is taken back at any time, twice if need be, and then nobody gets it", async () => {
    const { shiftId, giver } = await onePlace();
    expectOk(await offer(giver.token));
    expect(expectOk(await withdrawSeat(ctx(), { token: giver.token }))).toEqual({ withdrawn: true });
    expect(expectOk(await withdrawSeat(ctx(), { token: giver.token }))).toEqual({ withdrawn: false });
    expect((await seated(shiftId)).state).toBe("waitlisted");
    // Somebody waits now: giving up passes the place on, so it is not offered openly; a friend may be asked all the same.
    expect(await offer(giver.token)).toMatchObject({ ok: false, refusal: { code: "somebody_waits", facts: { n: 1 } } });
    expectOk(await offer(giver.token, somebody()));
  });

  it("is not offered once the shift has begun, nor by a link that is none", async () => {
    const { giver } = await onePlace();
    const [row] = await sql`select starts_at from signup where id = ${giver.id}`;
    clock.set(row!.starts_at as Date);
    expect(await offer(giver.token)).toMatchObject({ ok: false, refusal: { code: "shift_started" } });
    expect(await offer("x".repeat(43))).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
  });
});

describe("a place offered to a named person", () => {
  it("is decided behind a letter; opening it changes nothing, pressing twice takes it once, both are told", async () => {
    const { shiftId, giver } = await onePlace();
    await seated(shiftId);
    await post.deliver();
    const friend = { fullName: "Елена Спасова", email: "e.spasova@primer.bg" };
    const { letter, link } = await askedBy(giver, friend);
    expect(letter.subject).toContain(`${giver.fullName} Ви предлага своята смяна`);
    expect(letter.text).toContain("нищо не се променя");
    expect(await states(shiftId)).toMatchObject({ [giver.fullName]: "confirmed" });
    const [first, second] = await Promise.all([takeHandover(ctx(), { token: link, minor: false }), takeHandover(ctx(), { token: link, minor: false })]);
    expect(expectOk(first).signupId).toBe(expectOk(second).signupId);
    expect(await states(shiftId)).toMatchObject({ [giver.fullName]: "handed_over", [friend.fullName]: "confirmed" });
    expect(await sql`select channel, queue_no from signup where id = ${expectOk(first).signupId}`).toEqual([{ channel: "handover", queue_no: null }]);
    const letters = await post.deliverTwice();
    expect(letters.map((one) => `${one.to} ${one.subject.split(":")[0]!}`).sort()).toEqual([`${giver.email} Мястото Ви е поето`, "e.spasova@primer.bg Записването Ви е прието"].sort());
    expect(letters.find((one) => one.to === giver.email)?.text).toContain("Елена Спасова пое Вашата смяна");
    expect(JSON.stringify(await sql`select payload from outbox`)).not.toMatch(/spasova|Елена/);
    expect(JSON.stringify(await sql`select fields from audit_event`)).not.toMatch(/spasova|Елена/);
    await invariants();
  });

  it("is declined with a word to the giver, withdrawn, or over at the start", async () => {
    const { giver } = await onePlace();
    const declining = await askedBy(giver, { fullName: "Румен Кьосев", email: "r.kyosev@primer.bg" });
    expectOk(await declineHandover(ctx(), { token: declining.link }));
    expectOk(await declineHandover(ctx(), { token: declining.link }));
    const [told, ...none] = await post.deliverTwice();
    expect(none).toEqual([]);
    expect(told).toMatchObject({ to: giver.email, text: expect.stringContaining("Румен Кьосев не може да поеме смяната") as string });
    expect(await takeHandover(ctx(), { token: declining.link, minor: false })).toMatchObject({ ok: false, refusal: { code: "handover_over" } });
    const withdrawn = await askedBy(giver, somebody());
    expectOk(await withdrawSeat(ctx(), { token: giver.token }));
    expect(await takeHandover(ctx(), { token: withdrawn.link, minor: false })).toMatchObject({ ok: false, refusal: { code: "handover_over" } });
    const late = await askedBy(giver, somebody());
    const [row] = await sql`select starts_at from signup where id = ${giver.id}`;
    clock.set(row!.starts_at as Date);
    expect(await takeHandover(ctx(), { token: late.link, minor: false })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
    expect(await takeHandover(ctx(), { token: "x".repeat(43), minor: false })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
  });

  it("does not pass to oneself, to somebody busy then, to who sits there already; nothing of it is told to the giver", async () => {
    const { shiftId, giver } = await onePlace();
    expect(await offer(giver.token, giver)).toMatchObject({ ok: false, refusal: { code: "substitute_is_self", field: "email" } });
    const busy = somebody();
    const [row] = await sql`select to_char(starts_at at time zone 'Europe/Sofia', 'YYYY-MM-DD') as day from shift where id = ${shiftId}`;
    const other = await makeShift(staff, coordinator, { day: localDate(String(row?.day)), from: "14:00", to: "16:00" });
    await seated(other, busy);
    await post.deliver();
    const { link } = await askedBy(giver, busy);
    expect(await takeHandover(ctx(), { token: link, minor: false })).toMatchObject({ ok: false, refusal: { code: "overlaps_other" } });
    expect(await states(shiftId)).toEqual({ [giver.fullName]: "confirmed" });
    const big = await makeShift(staff, coordinator, { capacity: 2, day: day() });
    const [one, two] = [await seated(big), await seated(big)];
    await post.deliver();
    const { link: toSeated } = await askedBy(one, two);
    expect(await takeHandover(ctx(), { token: toSeated, minor: false })).toMatchObject({ ok: false, refusal: { code: "already_signed_up" } });
  });

  it("passes to somebody on the list before their turn, under their own entry, and only with as many people", async () => {
    const { shiftId, giver } = await onePlace();
    const [first, second] = [await seated(shiftId), await seated(shiftId)];
    await post.deliver();
    const { link } = await askedBy(giver, second);
    expect(expectOk(await takeHandover(ctx(), { token: link, minor: false })).signupId).toBe(second.id);
    expect(await states(shiftId)).toEqual({ [giver.fullName]: "handed_over", [first.fullName]: "waitlisted", [second.fullName]: "confirmed" });
    const pairs = await makeShift(staff, coordinator, { capacity: 2, day: day() });
    const couple = await seated(pairs, { ...somebody(), partySize: 2 } as never);
    const alone = await seated(pairs);
    await post.deliver();
    const { link: toAlone } = await askedBy(couple, alone);
    expect(await takeHandover(ctx(), { token: toAlone, minor: false })).toMatchObject({ ok: false, refusal: { code: "handover_party", facts: { n: 2 } } });
    const friend = somebody();
    expectOk(await withdrawSeat(ctx(), { token: couple.token }));
    const { link: toFriend } = await askedBy(couple, friend);
    const { signupId } = expectOk(await takeHandover(ctx(), { token: toFriend, minor: false }));
    expect(await sql`select party_size, state from signup where id = ${signupId}`).toEqual([{ party_size: 2, state: "confirmed" }]);
    await invariants();
  });

  it("asks people under 18 to sign up first, so that their parent is asked; then it passes as soon as the consent is there", async () => {
    const { shiftId, giver } = await onePlace();
    const teen = { fullName: "Калоян Бонев", email: "k.bonev@primer.bg" };
    const { link } = await askedBy(giver, teen);
    // Said by themselves, and known from elsewhere.
    expect(await takeHandover(ctx(), { token: link, minor: true })).toMatchObject({ ok: false, refusal: { code: "substitute_minor" } });
    const signupId = await signUpOn(ctx(), shiftId, { ...teen, ...young, birthDate: localDate("2010-06-15") });
    expect(await takeHandover(ctx(), { token: link, minor: false })).toMatchObject({ ok: false, refusal: { code: "substitute_minor" } });
    expect(expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), signupId) })).state).toBe("pending_consent");
    expect(await states(shiftId)).toEqual({ [giver.fullName]: "confirmed", [teen.fullName]: "pending_consent" });
    await sql`update signup set consent_seen_at = ${clock.now()}, consent_seen_by = ${coordinator.accountId} where id = ${signupId}`;
    expect(expectOk(await takeHandover(ctx(), { token: link, minor: false })).signupId).toBe(signupId);
    expect(await states(shiftId)).toEqual({ [giver.fullName]: "handed_over", [teen.fullName]: "confirmed" });
    await invariants();
  });

  it("writes to no more substitutes a day than a person can have", async () => {
    const { giver } = await onePlace();
    const codes = [];
    for (let round = 0; round < 10; round += 1) {
      const answer = await offer(giver.token, somebody());
      codes.push(answer.ok ? "ok" : answer.refusal.code);
      await withdrawSeat(ctx(), { token: giver.token });
    }
    expect(codes).toEqual([...Array<string>(8).fill("ok"), "too_many_offers", "too_many_offers"]);
  });
});

describe("an exchange", () => {
  async function two() {
    clock.set(anchorTime);
    const [mine, theirs] = [await makeShift(staff, coordinator, { capacity: 1, day: day() }), await makeShift(staff, coordinator, { capacity: 1, day: localDate("2027-05-05"), titleBg: "Помощ с уроците" })];
    const [a, b] = [await seated(mine), await seated(theirs)];
    await post.deliver();
    return { mine, theirs, a, b };
  }

  it("passes both places at once, past both lists, and tells both", async () => {
    const { mine, theirs, a, b } = await two();
    const waits = await seated(mine);
    await post.deliver();
    const { letter, link } = await askedBy(a, { ...b, forShiftId: theirs });
    expect(letter.subject).toContain("Ви предлага размяна");
    expect(letter.text.replace(/\n/g, " ")).toContain(`поема Вашата смяна: Помощ с уроците`);
    expectOk(await takeHandover(ctx(), { token: link, minor: false }));
    expectOk(await takeHandover(ctx(), { token: link, minor: false }));
    expect(await states(mine)).toEqual({ [a.fullName]: "handed_over", [b.fullName]: "confirmed", [waits.fullName]: "waitlisted" });
    expect(await states(theirs)).toEqual({ [b.fullName]: "handed_over", [a.fullName]: "confirmed" });
    expect(await sql`select seats_taken from position where shift_id in (${mine}, ${theirs})`).toEqual([{ seats_taken: 1 }, { seats_taken: 1 }]);
    const letters = (await post.deliverTwice()).map((one) => `${one.to}: ${one.subject.split(":")[0]!}`).sort();
    expect(letters).toEqual([a, b].flatMap((who) => [`${who.email}: Записването Ви е прието`, `${who.email}: Мястото Ви е поето`]).sort());
    await invariants();
  });

  it("works for shifts at the same time, which nobody could hold both", async () => {
    const { theirs, b } = await two();
    const [at] = await sql`select to_char(starts_at at time zone 'Europe/Sofia', 'YYYY-MM-DD') as day from shift where id = ${theirs}`;
    const same = await makeShift(staff, coordinator, { capacity: 1, day: localDate(String(at?.day)), from: "16:00", to: "19:00" });
    const c = await seated(same);
    await post.deliver();
    const { link } = await askedBy(c, { ...b, forShiftId: theirs });
    expectOk(await takeHandover(ctx(), { token: link, minor: false }));
    expect(await states(same)).toEqual({ [c.fullName]: "handed_over", [b.fullName]: "confirmed" });
    expect(await states(theirs)).toMatchObject({ [b.fullName]: "handed_over", [c.fullName]: "confirmed" });
    await invariants();
  });

  it("is refused when the other has no place there, or the giver may not come there; nothing changes then", async () => {
    const { mine, theirs, a, b } = await two();
    expect(await offer(a.token, { ...somebody(), forShiftId: mine })).toMatchObject({ ok: false, refusal: { code: "exchange_unknown", field: "forShiftId" } });
    expect(await offer(a.token, { ...somebody(), forShiftId: newId() })).toMatchObject({ ok: false, refusal: { code: "exchange_unknown" } });
    const stranger = await askedBy(a, { ...somebody(), forShiftId: theirs });
    expect(await takeHandover(ctx(), { token: stranger.link, minor: false })).toMatchObject({ ok: false, refusal: { code: "nothing_to_exchange" } });
    expectOk(await withdrawSeat(ctx(), { token: a.token }));
    await sql`update position set required_checks = '{first_aid}' where shift_id = ${theirs}`;
    const { link } = await askedBy(a, { ...b, forShiftId: theirs });
    expect(await takeHandover(ctx(), { token: link, minor: false })).toMatchObject({ ok: false, refusal: { code: "exchange_barred" } });
    await sql`update position set required_checks = '{}' where shift_id = ${theirs}`;
    await sql`update position set required_checks = '{first_aid}' where shift_id = ${mine}`;
    expect(await takeHandover(ctx(), { token: link, minor: false })).toMatchObject({ ok: false, refusal: { code: "check_missing" } });
    await sql`update position set required_checks = '{}' where shift_id = ${mine}`;
    expect(await states(mine)).toEqual({ [a.fullName]: "confirmed" });
    expect(await states(theirs)).toEqual({ [b.fullName]: "confirmed" });
    // The other's place went another way meanwhile.
    expectOk(await cancelSignup(ctx(), { token: b.token }));
    expect(await takeHandover(ctx(), { token: link, minor: false })).toMatchObject({ ok: false, refusal: { code: "nothing_to_exchange" } });
    expect((await signupByToken(ctx(), { token: a.token, locale: "bg" }))?.outlook).toBe("confirmed");
    await invariants();
  });
});
