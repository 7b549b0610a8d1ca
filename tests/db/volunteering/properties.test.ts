import fc from "fast-check";
import { expect, it } from "vitest";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { passOffer } from "~/domains/volunteering/commands/pass-offer.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { releaseLapsed } from "~/domains/volunteering/commands/release-lapsed.server";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { systemActor } from "~/platform/access/permission";
import { newId } from "~/platform/ids/ids";
import { instant, minutesLater } from "~/platform/time/clock";
import { checkProperty } from "~tests/support/property";
import { testDatabase } from "~tests/support/database";
import { asksFor, linkOf, makeShift, volunteer, young } from "~tests/support/volunteering";
import { answerConsent, brokenChecks, changeCheck } from "~tests/support/volunteering-story";

const { ctx, clock, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const organisationId = newId();
await sql`insert into organisation (id, name, kind, created_at) values (${organisationId}, 'Фирма', 'firm', now())`;

/** Three shifts of one day: the first two overlap, the third touches the second. The first has two kinds of work, the second asks for a briefing. */
const hours = [["10:00", "13:00"], ["12:00", "15:00"], ["15:00", "17:00"]] as const;
/** Ten people; the last three are sixteen. */
const someone = fc.integer({ min: 0, max: 9 });
const isYoung = (who: number) => who >= 7;
/** Most stories crowd into one place. */
const where = fc.constantFrom(0, 0, 0, 0, 1, 2, 3);
const any = fc.nat(30);
const step = <K extends string, T extends object>(weight: number, kind: K, rest: { [P in keyof T]: fc.Arbitrary<T[P]> }) =>
  ({ weight, arbitrary: fc.record({ kind: fc.constant(kind), ...rest }) as fc.Arbitrary<{ kind: K } & T> });
const act = fc.oneof(
  step(12, "join", { who: someone, at: where, party: fc.integer({ min: 1, max: 3 }) }),
  step(4, "ask", { who: someone, at: where, party: fc.integer({ min: 1, max: 3 }), ofBlock: fc.boolean() }),
  step(6, "confirm", { nth: any }),
  step(1, "instead", { nth: any, other: any }),
  step(2, "phone", { who: someone, at: where }),
  step(4, "cancel", { nth: any }),
  step(2, "pass", { nth: any }),
  step(2, "admit", { nth: any }),
  step(3, "wait", { minutes: fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 5, max: 60 }) }, { weight: 1, arbitrary: fc.integer({ min: 400, max: 1700 }) }) }),
  step(4, "sweep", {}),
  step(2, "capacity", { at: where, to: fc.integer({ min: 1, max: 6 }) }),
  step(2, "block", { at: where, size: fc.integer({ min: 1, max: 3 }), hours: fc.integer({ min: 1, max: 20 }) }),
  step(1, "resize", { nth: any, size: fc.integer({ min: 1, max: 4 }) }),
  step(2, "check", { who: someone, valid: fc.boolean() }),
  step(3, "consent", { who: someone, at: where, yes: fc.boolean() }),
  step(2, "move", { nth: any, at: fc.integer({ min: 0, max: 1 }) }),
  step(2, "handOn", { nth: any }),
  step(1, "attend", { at: where, minutes: fc.integer({ min: 1, max: 600 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

interface Story {
  readonly round: number;
  /** Shift and position: two of the first shift, one of each other. */
  readonly places: readonly { readonly shiftId: string; readonly positionId: string }[];
  readonly ids: string[];
  readonly blocks: string[];
}

const now = () => clock.now().toISOString();
const pick = (of: readonly string[], n: number): string | undefined => of[n % Math.max(1, of.length)];
const person = (story: Story, who: number) => ({ ...volunteer(`${story.round}x${who}`), ...(isYoung(who) ? young : {}) });
const shiftOf = async (id: string) => (await sql`select shift_id from signup where id = ${id}`)[0]?.shift_id as string;
const personIdOf = async (story: Story, who: number) => (await sql`select id from person where email = ${volunteer(`${story.round}x${who}`).email}`)[0]?.id as string | undefined;

async function begin(round: number, capacities: readonly number[]): Promise<Story> {
  const day = instant(Date.UTC(2027, 0, 1) + round * 5 * 86_400_000).toISOString().slice(0, 10) as never;
  clock.set(`${instant(Date.UTC(2027, 0, 1) + (round * 5 - 4) * 86_400_000).toISOString().slice(0, 10)}T10:00:00+02:00`);
  const shifts: string[] = [];
  for (const [i, [from, to]] of hours.entries()) shifts.push(await makeShift(staff, coordinator, { day, from, to, capacity: capacities[i] ?? 1 }));
  await sql`insert into position (id, shift_id, name_bg, capacity, ordinal) values (${newId()}, ${shifts[0]!}, 'Друго', ${capacities[3] ?? 1}, 1)`;
  await sql`update opportunity set required_checks = '{till_briefing}' where id = (select opportunity_id from shift where id = ${shifts[1]!})`;
  await sql`update position set minors_per_adult = 1 where shift_id = ${shifts[2]!}`;
  const rows = await sql`select shift_id, id from position where shift_id in ${sql(shifts)}`;
  const order = (row: { shift_id: string }) => shifts.indexOf(row.shift_id);
  const places = (rows as unknown as { shift_id: string; id: string }[]).sort((a, b) => order(a) - order(b)).map((row) => ({ shiftId: row.shift_id, positionId: row.id }));
  return { round, places, ids: [], blocks: [] };
}

/** One step of the story. Refusals are answers; anything thrown fails the property. */
async function play(story: Story, one: Act): Promise<void> {
  const link = async (id: string) => ({ token: await linkOf(ctx(), id) });
  if (one.kind === "ask" || one.kind === "join") {
    const blockId = one.kind === "ask" && one.ofBlock ? pick(story.blocks, one.who) : undefined;
    const at = blockId ? (await sql`select p.id, p.shift_id from seat_block b join position p on p.id = b.position_id where b.id = ${blockId}`)[0] as { id: string; shift_id: string }
      : { id: story.places[one.at]!.positionId, shift_id: story.places[one.at]!.shiftId };
    const asked = await asksFor({ ...ctx(), requestId: String(story.round) }, at.shift_id, { ...person(story, one.who), positionId: at.id, blockId, partySize: isYoung(one.who) ? 1 : one.party });
    if (!asked.ok || !(await shiftOf(asked.value.signupId))) return;
    story.ids.push(asked.value.signupId);
    if (one.kind === "join") await confirmSignup(ctx(), await link(asked.value.signupId));
  } else if (one.kind === "phone") {
    const { shiftId, positionId } = story.places[one.at]!;
    const seated = await signUpByPhone(staff, { shiftId, positionId, signupId: newId(), ...person(story, one.who), minor: isYoung(one.who), consentSeen: true, locale: "bg" });
    if (seated.ok) story.ids.push(seated.value.signupId);
  } else if (one.kind === "wait") clock.set(minutesLater(clock.now(), one.minutes));
  else if (one.kind === "sweep") await releaseLapsed(ctx(systemActor("test")));
  else if (one.kind === "capacity") await sql`select volunteering_set_capacity(${newId()}, ${story.places[one.at]!.positionId}, ${one.to}, 'причина', ${coordinator.accountId}, ${now()})`;
  else if (one.kind === "block") {
    const id = newId();
    const [row] = await sql`select volunteering_hold_block(${id}, ${story.places[one.at]!.positionId}, ${organisationId}, null, ${one.size}, ${minutesLater(clock.now(), one.hours * 60).toISOString()}, ${coordinator.accountId}, ${now()}) as answer`;
    if (row!.answer === "held") story.blocks.push(id);
  } else if (one.kind === "resize") {
    const id = pick(story.blocks, one.nth);
    if (id) await sql`select volunteering_change_block(${id}, ${one.size}, (select release_at from seat_block where id = ${id}), ${now()})`;
  } else if (one.kind === "check") {
    const personId = await personIdOf(story, one.who);
    if (personId) await changeCheck(ctx(), sql, { personId, kind: "till_briefing", seenBy: coordinator.accountId, valid: one.valid });
  } else if (one.kind === "consent") {
    const who = 7 + (one.who % 3);
    const personId = await personIdOf(story, who);
    if (personId) await answerConsent(ctx(), sql, { personId, shiftId: story.places[one.at]!.shiftId, yes: one.yes });
  } else if (one.kind === "attend") {
    const { shiftId } = story.places[one.at]!;
    const people = (await sql`select id from signup where shift_id = ${shiftId} and state = 'confirmed'`).map(({ id }) => ({ signupId: id as string, outcome: "came" as const, minutes: one.minutes }));
    await recordAttendance(staff, { shiftId, people });
  } else {
    const id = pick(story.ids, one.nth);
    if (!id) return;
    if (one.kind === "confirm") await confirmSignup(ctx(), await link(id));
    else if (one.kind === "instead") await confirmSignup(ctx(), { ...(await link(id)), release: [pick(story.ids, one.other) ?? id] });
    else if (one.kind === "pass") await passOffer(ctx(), await link(id));
    else if (one.kind === "cancel") await cancelForVolunteer(staff, { shiftId: await shiftOf(id), signupId: id });
    else if (one.kind === "move") await sql`select volunteering_move_signup(${id}, ${story.places[one.at]!.positionId}, ${now()})`;
    else if (one.kind === "handOn") {
      await sql`insert into handover (id, signup_id, position_id, created_at) select ${newId()}, id, position_id, ${now()} from signup where id = ${id} and state = 'confirmed' on conflict do nothing`;
    } else await admitMinor(staff, { shiftId: await shiftOf(id), signupId: id });
  }
}

/** V4: whoever was offered a seat in this step had nobody before them who is eligible, fits it and had not passed it by. */
const overtaken = async (story: Story): Promise<number> => (await sql`
  select count(*)::int as n from signup_offer o join signup s on s.id = o.signup_id
  join signup w on w.position_id = s.position_id and w.state = 'waitlisted' and w.queue_no < s.queue_no and w.party_size <= s.party_size
  join position p on p.id = s.position_id
  where s.position_id in ${sql(story.places.map((place) => place.positionId))} and o.offered_at = ${now()} and o.answer is null
    and (w.passed_at is null or w.passed_at < p.freed_total) and volunteering_obstacle(w.person_id, w.position_id, w.id) is null`)[0]!.n as number;

/** Numbers stay: whoever waits, is offered a seat or waits for a consent keeps the number until the entry ends or moves. */
async function numbersKept(story: Story, before: Map<string, number>): Promise<void> {
  const rows = (await sql`select id, queue_no, state, position_id from signup where position_id in ${sql(story.places.map((place) => place.positionId))}`) as unknown as { id: string; queue_no: number | null; state: string }[];
  for (const row of rows) {
    const known = before.get(row.id);
    if (known !== undefined && ["waitlisted", "offered", "pending_consent", "pending_clearance"].includes(row.state)) expect([row.id, row.queue_no]).toEqual([row.id, known]);
    if (row.queue_no === null) before.delete(row.id);
    else before.set(row.id, row.queue_no);
  }
}

let round = 0;
const capacities = fc.tuple(...[1, 2, 3, 4].map(() => fc.integer({ min: 1, max: 4 })));

it("V1–V6 hold after every step of any story of joins, offers, expiries, releases, raises, moves and withdrawals", async () => {
  await checkProperty(
    fc.asyncProperty(fc.array(act, { minLength: 15, maxLength: 50, size: "max" }), capacities, async (acts, seats) => {
      round += 1;
      const story = await begin(round, seats);
      const numbers = new Map<string, number>();
      for (const [at, one] of acts.entries()) {
        // Each step at an instant of its own, so that offers know their step.
        clock.set(instant(clock.now().getTime() + 1_000));
        await play(story, one);
        expect(await overtaken(story), `overtaken in step ${at}: ${JSON.stringify(one)}`).toBe(0);
        await numbersKept(story, numbers);
        if (at % 5 === 4) expect(await brokenChecks(ctx()), `after step ${at}: ${JSON.stringify(one)}`).toEqual([]);
      }
      // Calling the shifts off leaves nothing taken and nothing open.
      for (const { shiftId } of story.places) await cancelShift(staff, { shiftId });
      expect(await brokenChecks(ctx())).toEqual([]);
    }),
  );
  // The stories were rich enough to use the list.
  expect((await sql`select count(*)::int as n from signup_offer where answer is not null`)[0]!.n).toBeGreaterThan(0);
}, 180_000);
