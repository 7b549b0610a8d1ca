import { beforeEach, expect, it } from "vitest";
import { callForHelp } from "~/domains/volunteering/commands/call-for-help.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { setShortageAlerts, stopShortageAlerts } from "~/domains/volunteering/commands/shortage-alerts.server";
import { shortageResults } from "~/domains/volunteering/queries/shortage.server";
import { AccessDenied } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { hoursLater } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { makePerson } from "~tests/support/people";
import { postOffice, tokenIn } from "~tests/support/post-office";
import { linkOf, makeShift, pageOf, signUpOn } from "~tests/support/volunteering";

const database = await testDatabase();
const { ctx, sql, clock, actorWith } = database;
const coordinator = await actorWith("coordinator", "Айше Мехмедова");
const staff = ctx(coordinator);
const post = postOffice(database);
const friday = localDate("2026-12-25");
let n = 0;

async function willing(over: { any?: boolean; opportunityIds?: string[]; email?: string | null; birthDate?: string } = {}) {
  const fullName = `Готов Помощник${(n += 1)}`;
  const email = over.email === null ? undefined : `g${n}@primer.bg`;
  const personId = await makePerson(ctx(), fullName, { ...(email ? { email } : { phone: `+35988800${String(n).padStart(4, "0")}` }), ...(over.birthDate ? { birthDate: over.birthDate } : {}) });
  const page = await pageOf(ctx(), personId);
  expectOk(await setShortageAlerts(ctx(), { page, any: over.any ?? true, opportunityIds: over.opportunityIds ?? [] }));
  return { fullName, email: email ?? "", personId, page };
}
const short = (day: string, over: object = {}) => makeShift(staff, coordinator, { day: localDate(day), capacity: 4, ...over }).then(async (shiftId) => {
  await sql`update position set min_people = 2 where shift_id = ${shiftId}`;
  return shiftId;
});
async function comes(shiftId: string, who: { fullName: string; email: string }) {
  const id = await signUpOn(ctx(), shiftId, who);
  expectOk(await confirmSignup(ctx(), { token: await linkOf(ctx(), id) }));
  return id;
}
/** The job, twice at once, and the letters: to whom and about how many shifts. */
async function morning(day: string): Promise<Record<string, number>> {
  clock.set(`${day}T09:30:00+02:00`);
  await post.deliver();
  await Promise.all([callForHelp(post.job), callForHelp(post.job)]);
  const letters = await post.deliverTwice();
  return Object.fromEntries(letters.map((letter) => [letter.to.replace("@primer.bg", ""), letter.text.match(/\/shifts\//g)?.length ?? 0]));
}

beforeEach(async () => {
  clock.set("2026-12-19T10:00:00+02:00");
  for (const { id } of await sql`select id from shift where cancelled_at is null`) expectOk(await cancelShift(staff, { shiftId: String(id) }));
  await sql`update shortage_alert set stopped_at = ${clock.now()} where stopped_at is null`;
  await post.deliver();
});

it("asks who wanted it, could come and is free, once a day, never twice for a shift; a reply is counted", async () => {
  const soon = await short("2026-12-25");
  const far = await short("2026-12-31");
  const [opportunity] = await sql`select opportunity_id as id from shift where id = ${soon}`;
  const anyone = await willing();
  const chosen = await willing({ any: false, opportunityIds: [String(opportunity?.id)] });
  const elsewhere = await willing({ any: false, opportunityIds: [] });
  const already = await willing();
  await comes(soon, already);
  const busy = await willing();
  await comes(await makeShift(staff, coordinator, { day: friday, from: "14:00", to: "16:00" }), busy);
  const noMail = await willing({ email: null });
  const teen = await willing({ birthDate: "2011-01-01" });
  expect(await morning("2026-12-21")).toEqual({});
  expect(await morning("2026-12-23")).toEqual({ [mail(anyone)]: 1, [mail(chosen)]: 1 });
  expect(await morning("2026-12-24")).toEqual({});
  const letter = await lastLetter(anyone.personId);
  expect(letter).toMatch(/Липсва още 1 човек/);
  expect(letter).toMatch(/петък, 25\.12\.2026 г\., 15:00 – 18:00 ч\./);
  // The other shift comes near: both hear of it, and who is free again as well.
  expect(await morning("2026-12-29")).toEqual({ [mail(anyone)]: 1, [mail(already)]: 1, [mail(busy)]: 1 });
  for (const { personId } of [elsewhere, noMail, teen]) expect(await sql`select id from shortage_letter where person_id = ${personId}`).toEqual([]);
  await comes(far, anyone);
  await comes(far, busy);
  expect(await morning("2026-12-30")).toEqual({});
  const from = hoursLater(clock.now(), -24 * 14);
  expect(await shortageResults(staff, { from, until: clock.now() })).toEqual({ letters: 5, people: 4, signedUp: 2, came: 0 });
  await sql`update signup set state = 'checked_in' where shift_id = ${far} and person_id = ${busy.personId}`;
  expect(await shortageResults(staff, { from, until: clock.now() })).toMatchObject({ signedUp: 2, came: 1 });
  await sql`update signup set state = 'confirmed' where state = 'checked_in'`;
  expect(await shortageResults(staff, { from: clock.now(), until: hoursLater(clock.now(), 1) })).toEqual({ letters: 0, people: 0, signedUp: 0, came: 0 });
  await expect(shortageResults(ctx(), { from, until: clock.now() })).rejects.toBeInstanceOf(AccessDenied);
});

const mail = (one: { email: string }) => one.email.replace("@primer.bg", "");
async function lastLetter(personId: string): Promise<string> {
  await sql`delete from notification_sent where kind = 'volunteering.help_asked' and recipient_id = ${personId}`;
  await sql`update outbox set delivered_at = null where topic = 'volunteering.help_asked' and payload->>'letterId' in (select id::text from shortage_letter where person_id = ${personId})`;
  return (await post.deliver())[0]?.text ?? "";
}

it("tells urgent shifts earlier, three a letter at most, and leaves out what filled up before the letter left", async () => {
  const person = await willing();
  const urgent = await short("2026-12-30", { urgent: true });
  const days = ["2026-12-22", "2026-12-23", "2026-12-24"];
  const soon = [];
  for (const day of days) soon.push(await short(day, { from: "10:00", to: "12:00" }));
  clock.set("2026-12-21T12:30:00+02:00");
  await callForHelp(post.job);
  // The soonest three; one of them fills up, another is called off.
  await comes(soon[0]!, { fullName: "Някой Първи", email: "n1@primer.bg" });
  await comes(soon[0]!, { fullName: "Някой Втори", email: "n2@primer.bg" });
  expectOk(await cancelShift(staff, { shiftId: soon[1]! }));
  const letters = (await post.deliverTwice()).filter((letter) => letter.to === person.email);
  expect(letters).toHaveLength(1);
  expect([...letters[0]!.text.matchAll(/\/shifts\/([\w-]{36})/g)].map((match) => match[1])).toEqual([soon[2]]);
  expect(letters[0]?.subject).toMatch(/^Липсват хора: четвъртък/);
  expect(await morning("2026-12-22")).toEqual({ [mail(person)]: 1 });
  expect(await sql`select shift_id from shortage_letter_shift where person_id = ${person.personId} and shift_id = ${urgent}`).toHaveLength(1);
});

it("stops by the link in the letter: opening does nothing, pressing ends it, and a letter on its way does not leave", async () => {
  const person = await willing();
  await short("2026-12-21");
  expect(await morning("2026-12-20")).toEqual({ [mail(person)]: 1 });
  await sql`delete from notification_sent where kind = 'volunteering.help_asked'`;
  await sql`update outbox set delivered_at = null where topic = 'volunteering.help_asked'`;
  const token = tokenIn((await post.deliver()).find((letter) => letter.to === person.email), "alerts");
  await short("2026-12-23");
  clock.set("2026-12-21T09:30:00+02:00");
  await callForHelp(post.job);
  expectOk(await stopShortageAlerts(ctx(), { token }));
  expectOk(await stopShortageAlerts(ctx(), { token }));
  expect(await post.deliver()).toEqual([]);
  expect(await morning("2026-12-22")).toEqual({});
  expect(await stopShortageAlerts(ctx(), { token: person.page })).toMatchObject({ ok: false, refusal: { code: "link_expired" } });
  // Asked for again, on the page: the same choice twice is one.
  for (const _ of [1, 2]) expectOk(await setShortageAlerts(ctx(), { page: person.page, any: true, opportunityIds: [] }));
  expect(await sql`select count(*)::int as n from shortage_alert where person_id = ${person.personId} and stopped_at is null`).toEqual([{ n: 1 }]);
});
