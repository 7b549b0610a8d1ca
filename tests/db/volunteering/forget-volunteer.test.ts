import { expect, it } from "vitest";
import { makeCalendarFeed } from "~/domains/volunteering/commands/calendar-feed.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { correctHours } from "~/domains/volunteering/commands/correct-hours.server";
import { forgetVolunteer } from "~/domains/volunteering/commands/forget-volunteer.server";
import { offerSeat } from "~/domains/volunteering/commands/offer-seat.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { setShortageAlerts } from "~/domains/volunteering/commands/shortage-alerts.server";
import { takeHandover } from "~/domains/volunteering/commands/take-handover.server";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { calendarFeed } from "~/domains/volunteering/queries/own-calendar.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { postOffice, tokenIn } from "~tests/support/post-office";
import { linkOf, makeShift, ownPageOf, signUpOn, volunteer } from "~tests/support/volunteering";

const database = await testDatabase();
const { ctx, sql, asOwner, clock, actorWith } = database;
const coordinator = await actorWith("coordinator");
const staff = ctx(coordinator);
const post = postOffice(database);
async function seated(shiftId: string, who: { fullName: string; email: string }) {
  const id = await signUpOn(ctx(), shiftId, who);
  const token = await linkOf(ctx(), id);
  expectOk(await confirmSignup(ctx(), { token }));
  return { ...who, id, token };
}
/** Everything the time book and the hours hold. */
const book = () => sql`select (select json_agg(to_jsonb(e) - 'reversed_reason' order by e.id) from time_entry e) as entries, (select json_agg(t order by t.id) from tranche t) as tranches,
  (select json_agg(f order by f.id) from funding_edge f) as edges, (select json_agg(p order by p.entry_id, p.line) from posting p) as postings`;

/** Every table that holds the words anywhere in a row. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await asOwner<{ name: string }[]>`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const found = await Promise.all(tables.map(async ({ name }) => [name, (await asOwner.unsafe(`select 1 from "${name}" t where t::text ilike $1 limit 1`, [`%${words}%`])).length > 0] as const));
  return found.flatMap(([name, has]) => (has ? [name] : []));
}

it("frees what was to come, ends every link and letter, and leaves the hours and the time book as they were (V8)", async () => {
  const who = volunteer("erased");
  const past = await makeShift(staff, coordinator, { day: localDate("2026-12-20") });
  const worked = await seated(past, who);
  clock.set("2026-12-20T18:05:00+02:00");
  expectOk(await recordAttendance(staff, { shiftId: past, people: [{ signupId: worked.id, outcome: "came", minutes: 170 }] }));
  const [posted] = await sql`select id from time_entry where signup_id = ${worked.id}`;
  expectOk(await correctHours(staff, { entryId: posted!.id as string, newEntryId: newId(), minutes: 150, people: 1, reason: "Тръгна си с майка си Рада." }));
  const ahead = await makeShift(staff, coordinator, { capacity: 1, day: localDate("2026-12-23") });
  const mine = await seated(ahead, who);
  const waits = await seated(ahead, volunteer("waits"));
  const other = await makeShift(staff, coordinator, { capacity: 1, day: localDate("2026-12-28") });
  const giver = await seated(other, volunteer("giver"));
  await post.deliver();
  expectOk(await offerSeat(ctx(), { token: giver.token, handoverId: newId(), locale: "bg", to: who }));
  const asked = tokenIn((await post.deliver()).find((letter) => letter.to === who.email), "h");
  expectOk(await offerSeat(ctx(), { token: mine.token, handoverId: newId(), locale: "bg", to: volunteer("friend") }));
  const page = await ownPageOf(ctx(), mine.id);
  const feed = expectOk(await makeCalendarFeed(ctx(), { page })).token;
  expectOk(await setShortageAlerts(ctx(), { page, any: true, opportunityIds: [] }));
  await post.deliver();
  const before = await book();
  const personId = String((await sql`select person_id as id from signup where id = ${mine.id}`)[0]?.id);

  // As people erases: the row forgets, the event says whose.
  await sql`update person set full_name = 'Изтрит човек', email = null, phone = null, erased_at = ${clock.now()} where id = ${personId}`;
  // The links are dead at once, before anything else happened.
  expect(await makeCalendarFeed(ctx(), { page })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
  expect(await calendarFeed(ctx(), { token: feed })).toBeNull();
  await sql`insert into outbox (id, topic, payload, created_at) values (${newId()}, 'people.person_erased', ${sql.json({ personId })}, ${clock.now()})`;
  const letters = await post.deliverTwice();
  expect(letters.map((letter) => letter.to)).not.toContain(who.email);
  expect(letters.find((letter) => letter.to === giver.email)?.text).toContain("Поканеният човек не може");

  expect(await sql`select state, ended_reason from signup where id = ${mine.id}`).toEqual([{ state: "cancelled_by_system", ended_reason: "erased" }]);
  expect(await sql`select state from signup where id = ${waits.id}`).toEqual([{ state: "offered" }]);
  expect(await sql`select state, count(*)::int as n from handover group by state order by state`).toEqual([{ state: "declined", n: 1 }, { state: "withdrawn", n: 1 }]);
  expect(await sql`select count(*)::int as n from shortage_alert where stopped_at is null`).toEqual([{ n: 0 }]);
  expect(await signupByToken(ctx(), { token: mine.token, locale: "bg" })).toBeNull();
  expect(await takeHandover(ctx(), { token: asked, minor: false })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
  expect(await book()).toEqual(before);
  expect(await sql`select state, minutes from time_entry where signup_id = ${worked.id} order by state`).toEqual([{ state: "posted", minutes: 150 }, { state: "reversed", minutes: 170 }]);
  expect(await forgetVolunteer(post.job, { personId })).toEqual({ freed: 0 });
  for (const words of [who.email, who.fullName, "майка си"]) expect([words, await tablesWith(words)]).toEqual([words, []]);
  for (const check of volunteeringChecks) expect([check.name, (await sql.unsafe(check.sql))[0]?.violations]).toEqual([check.name, 0]);
});
