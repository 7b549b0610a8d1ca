import { beforeEach, expect, it } from "vitest";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { offerSeat } from "~/domains/volunteering/commands/offer-seat.server";
import { remindPeople } from "~/domains/volunteering/commands/remind-people.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { minutesLater } from "~/platform/time/clock";
import { testDatabase } from "~tests/support/database";
import { postOffice } from "~tests/support/post-office";
import { linkOf, makeShift, signUpOn, volunteer } from "~tests/support/volunteering";

const database = await testDatabase();
const { ctx, sql, clock, actorWith } = database;
const coordinator = await actorWith("coordinator", "Айше Мехмедова");
await sql`update person set phone = '+35982000110' where id = ${coordinator.personId}`;
const staff = ctx(coordinator);
const post = postOffice(database);
const start = "2026-12-23T15:00:00+02:00";
const before = (hours: number, minutes = 0) => clock.set(minutesLater(new Date(start), -hours * 60 + minutes));

/** The job twice (a second server runs it too) and all letters that follow, each delivery doubled. */
async function tick() {
  const [first, second] = await Promise.all([remindPeople(post.job), remindPeople(post.job)]);
  expect(Math.min(first.reminded, second.reminded)).toBe(0);
  return (await post.deliverTwice()).map((letter) => `${letter.to.replace("@primer.bg", "")}: ${letter.subject}`).sort();
}
async function comes(shiftId: string, who: ReturnType<typeof volunteer>) {
  const id = await signUpOn(ctx(), shiftId, who);
  const token = await linkOf(ctx(), id);
  expectOk(await confirmSignup(ctx(), { token }));
  return { id, token };
}

let shiftId = "";
beforeEach(async () => {
  before(100);
  for (const { id } of await sql`select id from shift where cancelled_at is null`) expectOk(await cancelShift(staff, { shiftId: String(id) }));
  shiftId = await makeShift(staff, coordinator, { capacity: 6, addressBg: "ул. „Черешова“ 4", bringBg: "Удобни обувки." });
  await post.deliver();
});

it("reminds a day and two hours before, once each, and says place, person, what to bring and how to give up", async () => {
  const early = await comes(shiftId, volunteer("early"));
  before(23);
  await comes(shiftId, volunteer("late"));
  before(1, -30);
  const last = await comes(shiftId, volunteer("last"));
  await post.deliver();
  for (const hours of [30, 25]) {
    before(hours);
    expect(await tick()).toEqual([]);
  }
  before(24);
  expect(await tick()).toEqual(["dearly: Утре: Подреждане на склада, 15:00\u00a0ч."]);
  before(20);
  expect(await tick()).toEqual([]);
  before(2);
  // Who confirmed within the day gets the second one only; who confirmed later than two hours before gets none.
  expect(await tick()).toEqual(["dearly: Днес: Подреждане на склада, 15:00\u00a0ч.", "dlate: Днес: Подреждане на склада, 15:00\u00a0ч."]);
  before(0, -10);
  expect(await tick()).toEqual([]);
  before(0);
  expect(await tick()).toEqual([]);
  expect(await sql`select count(*)::int as n from signup_reminder where signup_id in (${early.id}, ${last.id})`).toEqual([{ n: 2 }]);
  const text = await letterText();
  expect(text).toMatch(/Здравейте, Доброволец,[\s\S]*напомняме Ви за смяната днес, 23\.12\.2026 г\., от 15:00 ч\.: Подреждане на\s+склада[\s\S]*ул\. „Черешова“ 4[\s\S]*Айше Мехмедова, \+359 82 000 110[\s\S]*Удобни обувки[\s\S]*обадете се: Айше Мехмедова[\s\S]*Не мога да дойда:\nhttps:\/\/dobroteka\.test\/s\/[\w-]{43}\?lang=bg[\s\S]*\/my\/[\w-]{43}/);
});

async function letterText(): Promise<string> {
  await sql`delete from notification_sent where kind = 'volunteering.reminder_hours'`;
  await sql`update outbox set delivered_at = null where topic = 'volunteering.reminder_due'`;
  before(2);
  return (await post.deliver())[0]?.text ?? "";
}

it("passes over who no longer comes, who was handed over, and a shift that was called off", async () => {
  const gone = await comes(shiftId, volunteer("gone"));
  const stays = await comes(shiftId, volunteer("stays"));
  const waits = await signUpOn(ctx(), shiftId, volunteer("unopened"));
  before(24);
  expectOk(await cancelSignup(ctx(), { token: gone.token }));
  await post.deliver();
  expect(await tick()).toEqual(["dstays: Утре: Подреждане на склада, 15:00\u00a0ч."]);
  expect(waits).not.toBe(stays.id);
  // Called off between the claim and the delivery: nothing goes out.
  before(2);
  await remindPeople(post.job);
  expectOk(await cancelShift(staff, { shiftId }));
  expect((await post.deliverTwice()).map((letter) => letter.subject)).toEqual([expect.stringMatching(/^Отменена смяна/)]);
  expect(await tick()).toEqual([]);
});

it("sends one letter after a standstill, whichever windows passed meanwhile, and none when it is over", async () => {
  await comes(shiftId, volunteer("a"));
  await post.deliver();
  before(5);
  expect(await tick()).toEqual([]);
  before(1);
  expect(await tick()).toEqual(["da: Днес: Подреждане на склада, 15:00\u00a0ч."]);
  const next = await makeShift(staff, coordinator, { day: "2026-12-24" as never });
  clock.set("2026-12-20T10:00:00+02:00");
  await comes(next, volunteer("b"));
  await post.deliver();
  clock.set("2026-12-24T15:00:00+02:00");
  expect(await tick()).toEqual([]);
});

it("reminds anew when the shift moves, tells the change once with what was, and does not do both at once", async () => {
  const { id } = await comes(shiftId, volunteer("m"));
  const waiting = await signUpOn(ctx(), shiftId, volunteer("w"));
  await sql`update position set capacity = 1 where shift_id = ${shiftId} and seats_taken = 1`;
  await post.deliver();
  before(24);
  expect(await tick()).toEqual(["dm: Утре: Подреждане на склада, 15:00\u00a0ч."]);
  // What the team's command does: the shift and its entries move together, the revision grows, the event says so.
  before(22);
  await sql`update shift set starts_at = starts_at + interval '2 hours', ends_at = ends_at + interval '2 hours', place_bg = 'Павилионът', revision = revision + 1 where id = ${shiftId}`;
  await sql`update signup set starts_at = starts_at + interval '2 hours', ends_at = ends_at + interval '2 hours' where shift_id = ${shiftId}`;
  const changed = { shiftId, revision: 1 };
  await sql`insert into outbox (id, topic, payload, created_at) values (${newId()}, 'volunteering.shift_changed', ${sql.json(changed)}, ${clock.now()})`;
  const [letter, ...none] = await post.deliverTwice();
  expect(none).toEqual([]);
  expect(letter?.to).toBe("dm@primer.bg");
  expect(letter?.text).toMatch(/Кога:\s+сряда, 23\.12\.2026 г\., 17:00 – 20:00 ч\.\n\s+досега: сряда, 23\.12\.2026 г\., 15:00 – 18:00 ч\./);
  expect(letter?.text).toMatch(/Къде:\s+Павилионът, ул\. „Черешова“ 4\n\s+досега: Складът, ул\. „Черешова“ 4/);
  expect(letter?.text).not.toContain("Отговорник:");
  expect(await tick()).toEqual([]);
  before(17);
  expect(await tick()).toEqual(["dm: Утре: Подреждане на склада, 17:00\u00a0ч."]);
  before(0);
  expect(await tick()).toEqual(["dm: Днес: Подреждане на склада, 17:00\u00a0ч."]);
  expect(await sql`select revision, kind from signup_reminder where signup_id = ${id} order by revision, kind`)
    .toEqual([{ revision: 0, kind: "day" }, { revision: 1, kind: "day" }, { revision: 1, kind: "hours" }]);
  expect(waiting).not.toBe(id);
});

it("says that the place is still one's own while a substitute is sought", async () => {
  const { token } = await comes(shiftId, volunteer("o"));
  expectOk(await offerSeat(ctx(), { token, handoverId: newId(), locale: "bg" }));
  await post.deliver();
  before(24);
  await remindPeople(post.job);
  const [letter] = await post.deliver();
  expect(letter?.text).toContain("Още търсите заместник");
  expect(letter?.text).not.toContain("Предложете размяна");
  before(0);
  expect(await remindPeople(post.job)).toMatchObject({ expired: 1 });
  expect(await sql`select state from handover where signup_id in (select id from signup where shift_id = ${shiftId})`).toEqual([{ state: "expired" }]);
});
