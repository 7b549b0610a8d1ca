import ICAL from "ical.js";
import { expect, it } from "vitest";
import { organisationSettings } from "~/domains/people/api.server";
import { calendarFile } from "~/domains/volunteering/calendar";
import { cancelSignup } from "~/domains/volunteering/commands/cancel-signup.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { makeCalendarFeed } from "~/domains/volunteering/commands/calendar-feed.server";
import { calendarFeed, calendarOfSignup } from "~/domains/volunteering/queries/own-calendar.server";
import type { ShiftId, SignupId } from "~/domains/volunteering/model";
import { loader } from "~/routes/api/calendar-feed";
import { expectOk } from "~/platform/errors/result";
import { addressHeader } from "~/platform/rate-limit/rate-limit.server";
import { localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { testDatabase } from "~tests/support/database";
import { linkOf, makeShift, ownPageOf, signUpOn, volunteer } from "~tests/support/volunteering";

const { ctx, sql, db, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Айше Мехмедова");
await sql`update person set phone = '+35982000110' where id = ${coordinator.personId}`;
const staff = ctx(coordinator);
const who = { fullName: "Александра Маринова-Тотева", email: "a.toteva@primer.bg" };
const organisation = "„Отворен двор“";

interface Parsed { uid: string; sequence: number; status: string; summary: string; location: string; description: string; start: string; end: string; minutes: number; stamp: string; changed: string; created: string }
const iso = (time: ICAL.Time) => time.toJSDate().toISOString();
function parse(text: string): { calendar: ICAL.Component; events: Map<string, Parsed> } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  const events = calendar.getAllSubcomponents("vevent").map((part): [string, Parsed] => {
    const event = new ICAL.Event(part);
    const time = (name: string) => iso(part.getFirstPropertyValue(name) as ICAL.Time);
    return [event.uid, {
      uid: event.uid, sequence: event.sequence, status: String(part.getFirstPropertyValue("status")), summary: event.summary, location: event.location, description: event.description,
      start: iso(event.startDate), end: iso(event.endDate), minutes: event.endDate.subtractDateTz(event.startDate).toSeconds() / 60, stamp: time("dtstamp"), changed: time("last-modified"), created: time("created"),
    }];
  });
  return { calendar, events: new Map(events) };
}
const uid = (signupId: string) => `signup-${signupId}@dobroteka`;
const runtime = { db, clock, baseUrl: "https://dobroteka.test", dataDir: "", isProduction: false, secureCookies: false, translators };
async function ask(token: string, headers: Record<string, string> = {}): Promise<Response> {
  const visit = Promise.resolve({ actor: { kind: "visitor" as const }, account: null, locale: "bg" as const, theme: null, t: translators.bg });
  const context = { runtime, requestId: "test", nonce: "", closed: new AbortController().signal, setCookies: [], visit } as never;
  const request = new Request(`https://dobroteka.test/calendar/${token}.ics`, { headers: { [addressHeader]: "192.0.2.1", ...headers } });
  return loader({ request, context, params: { file: `${token}.ics` } }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown;
    throw thrown;
  });
}

it("carries every shift of a person, field by field, and keeps what was called off under the same UID", async () => {
  const made: ShiftId[] = [];
  for (const day of ["2026-12-23", "2026-12-28", "2026-12-29"]) {
    made.push(await makeShift(staff, coordinator, { day: localDate(day), capacity: 2, addressBg: "ул. „Черешова“ 4, вход от двора", bringBg: "Удобни обувки.", doesBg: "Броите кашони; запетаи, и точки." }));
  }
  const [confirmedAt, cancelledAt, offeredAt] = made as [ShiftId, ShiftId, ShiftId];
  const ids: SignupId[] = [];
  for (const shiftId of made) ids.push(await signUpOn(ctx(), shiftId, who));
  const [confirmed, cancelled, offered] = ids as [SignupId, SignupId, SignupId];
  const tokens = await Promise.all(ids.map((id) => linkOf(ctx(), id)));
  for (const token of tokens.slice(0, 2)) expectOk(await confirmSignup(ctx(), { token }));
  // The third waits: two others sit, one of them leaves, and the place is offered.
  const others = [];
  for (const n of ["x", "y"]) others.push(await linkOf(ctx(), await signUpOn(ctx(), offeredAt, volunteer(n))));
  await sql`update position set capacity = 2, seats_held = 0, seats_taken = 0 where shift_id = ${offeredAt}`;
  await sql`update signup set holds_seat = false, hold_until = null where shift_id = ${offeredAt}`;
  for (const token of others) expectOk(await confirmSignup(ctx(), { token }));
  expect(expectOk(await confirmSignup(ctx(), { token: tokens[2]! })).state).toBe("waitlisted");

  const page = await ownPageOf(ctx(), confirmed);
  const { token } = expectOk(await makeCalendarFeed(ctx(), { page }));
  expect(expectOk(await makeCalendarFeed(ctx(), { page })).token).toBe(token);
  expect([...parse(await (await ask(token)).text()).events.keys()]).toEqual([uid(confirmed), uid(cancelled)]);
  expectOk(await cancelSignup(ctx(), { token: others[0]! }));

  const first = parse(await (await ask(token)).text());
  expect(first.calendar.getFirstPropertyValue("x-wr-calname")).toBe(`Смени, ${(await organisationSettings(db, "bg")).name}`);
  expect(first.calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
  expect(first.calendar.getFirstPropertyValue("version")).toBe("2.0");
  expect(String(first.calendar.getFirstPropertyValue("refresh-interval"))).toBe("PT1H");
  expect(first.events.get(uid(confirmed))).toEqual({
    uid: uid(confirmed), sequence: 1, status: "CONFIRMED", summary: "Подреждане на склада", location: "Складът, ул. „Черешова“ 4, вход от двора",
    description: "Броите кашони; запетаи, и\u00a0точки.\nПри кого: Айше Мехмедова, +359\u00a082\u00a0000\u00a0110\nКакво да носите: Удобни обувки.",
    start: "2026-12-23T13:00:00.000Z", end: "2026-12-23T16:00:00.000Z", minutes: 180, stamp: "2026-12-19T08:00:00.000Z", changed: "2026-12-19T08:00:00.000Z", created: "2026-12-19T08:00:00.000Z",
  });
  expect(first.events.get(uid(offered))).toMatchObject({ status: "TENTATIVE", description: expect.stringContaining("още чака") as string });

  // One's own cancelling, and a shift called off: both stay, CANCELLED, under the same UID, with a later SEQUENCE and stamp.
  clock.set("2026-12-19T12:00:00+02:00");
  expectOk(await cancelSignup(ctx(), { token: tokens[1]! }));
  expectOk(await cancelShift(staff, { shiftId: offeredAt }));
  const second = parse(await (await ask(token)).text());
  for (const id of [cancelled, offered]) {
    const [before, after] = [first.events.get(uid(id)), second.events.get(uid(id))];
    expect(after).toMatchObject({ status: "CANCELLED", summary: "Отменена: Подреждане на склада", start: before?.start, changed: "2026-12-19T10:00:00.000Z", stamp: "2026-12-19T10:00:00.000Z" });
    expect(after!.sequence).toBeGreaterThan(before!.sequence);
  }
  expect(second.events.get(uid(confirmed))).toEqual(first.events.get(uid(confirmed)));
  // The single download is the same event; a moved shift is the same event once more.
  const single = async () => parse(calendarFile((await calendarOfSignup(ctx(), { token: tokens[0]!, locale: "bg" }))!, { locale: "bg", t: translators.bg, organisation })).events;
  expect((await single()).get(uid(confirmed))).toEqual(second.events.get(uid(confirmed)));
  await sql`update shift set revision = revision + 1, starts_at = starts_at + interval '1 hour' where id = ${confirmedAt}`;
  await sql`update signup set starts_at = starts_at + interval '1 hour' where id = ${confirmed}`;
  expect((await single()).get(uid(confirmed))).toMatchObject({ sequence: 2, start: "2026-12-23T14:00:00.000Z", minutes: 120 });
  expect(cancelledAt).not.toBe(confirmedAt);
});

it("counts the night in which the clock goes back as nine hours, and the one in which it goes forward as seven", async () => {
  clock.set("2026-10-01T10:00:00+03:00");
  const nights = [["2026-10-24", "2026-10-24T19:00:00Z", "2026-10-25T04:00:00Z", 540], ["2027-03-27", "2027-03-27T20:00:00Z", "2027-03-28T03:00:00Z", 420]] as const;
  for (const [day, starts, ends, minutes] of nights) {
    const shiftId = await makeShift(staff, coordinator, { day: localDate(day), from: "22:00", to: "23:00" });
    const id = await signUpOn(ctx(), shiftId, who);
    await sql`update shift set ends_at = (${`${day} 22:00`}::timestamp + interval '8 hours') at time zone 'Europe/Sofia' where id = ${shiftId}`;
    await sql`update signup set ends_at = (select ends_at from shift where id = ${shiftId}) where id = ${id}`;
    const token = await linkOf(ctx(), id);
    expectOk(await confirmSignup(ctx(), { token }));
    const entries = await calendarOfSignup(ctx(), { token, locale: "en" });
    expect(parse(calendarFile(entries!, { locale: "en", t: translators.en, organisation })).events.get(uid(id)))
      .toMatchObject({ start: starts.replace("Z", ".000Z"), end: ends.replace("Z", ".000Z"), minutes });
  }
});

it("answers 304 while nothing changed, and an address that was replaced like one that never was", async () => {
  clock.set("2026-12-19T10:00:00+02:00");
  const [row] = await sql`select s.id from signup s join person p on p.id = s.person_id where p.email = ${who.email} limit 1`;
  const page = await ownPageOf(ctx(), String(row?.id));
  const { token } = expectOk(await makeCalendarFeed(ctx(), { page }));
  const answer = await ask(token);
  const etag = answer.headers.get("etag")!;
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "text/calendar; charset=utf-8", "private, no-cache"]);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) expect((await ask(token, { "if-none-match": known })).status).toBe(304);
  expect((await ask(token, { "if-none-match": '"other"' })).status).toBe(200);
  const renewed = expectOk(await makeCalendarFeed(ctx(), { page, renew: true })).token;
  expect(renewed).not.toBe(token);
  const [old, never] = await Promise.all([ask(token), ask("x".repeat(43))]);
  expect([old.status, await old.text()]).toEqual([never.status, await never.text()]);
  expect(old.status).toBe(404);
  expect((await ask(renewed)).status).toBe(200);
  // Guessing is throttled: after twenty wrong ones even a right one is unknown from that address, and still right from another.
  for (let n = 0; n < 20; n += 1) await ask("y".repeat(43));
  expect((await ask(renewed)).status).toBe(404);
  expect((await ask(renewed, { [addressHeader]: "192.0.2.2" })).status).toBe(200);
  // A feed reads; it opens nothing else, and no other link opens it.
  expect(await calendarFeed(ctx(), { token: page })).toBeNull();
  expect(await makeCalendarFeed(ctx(), { page: renewed })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
});
