import { expect, it } from "vitest";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { confirmSignup } from "~/domains/volunteering/commands/confirm-signup.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { resendSignupLink } from "~/domains/volunteering/commands/resend-signup-link.server";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { sendHoursPosted, sendShiftCancelled } from "~/domains/volunteering/handlers.server";
import { sendSignupConfirmed, sendSignupLink } from "~/domains/volunteering/signup-handlers.server";
import { calendarFile } from "~/domains/volunteering/calendar";
import { calendarOfSignup } from "~/domains/volunteering/queries/own-calendar.server";
import { expectOk } from "~/platform/errors/result";
import { deliverAll } from "~/platform/jobs/deliver.server";
import { newId } from "~/platform/ids/ids";
import type { Letter } from "~/platform/mail/mailer.server";
import { translators } from "~/translators.server";
import { testDatabase } from "~tests/support/database";
import { asksFor, makeShift } from "~tests/support/volunteering";

const { ctx, sql, db, clock, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator", "Айше Мехмедова");
await sql`update person set phone = '+35982000110' where id = ${coordinator.personId}`;
const staff = ctx(coordinator);
const handlers = {
  "volunteering.signup_requested": [sendSignupLink], "volunteering.signup_confirmed": [sendSignupConfirmed],
  "volunteering.shift_cancelled": [sendShiftCancelled], "volunteering.hours_posted": [sendHoursPosted],
};
const sent: Letter[] = [];
const mailer = { send: async (letter: Letter) => void sent.push(letter), close: () => undefined };
const runtime = { db, clock, baseUrl: "https://dobroteka.test", translators, mailer };
const tokenIn = (letter: Letter): string => /\/s\/([\w-]{43})/.exec(letter.text)?.[1] ?? "";
/** Delivers, then delivers everything again as if the worker had died before it noted the delivery. */
async function deliverTwice(): Promise<Letter[]> {
  sent.length = 0;
  await deliverAll(runtime, handlers);
  await sql`update outbox set delivered_at = null`;
  await deliverAll(runtime, handlers);
  return [...sent];
}

it("writes once at each step, each letter with a link that works, and nothing personal stays in the outbox", async () => {
  const shiftId = await makeShift(staff, coordinator, { addressBg: "ул. „Черешова“ 4", bringBg: "Удобни обувки." });
  const signupId = newId();
  const who = { fullName: "Александра Маринова-Тотева", email: "a.toteva@primer.bg", signupId };
  expectOk(await asksFor(ctx(), shiftId, who));
  const [link, ...none] = await deliverTwice();
  expect(none).toEqual([]);
  expect(link).toMatchObject({ to: "a.toteva@primer.bg", subject: expect.stringContaining("Потвърдете смяната: сряда") as string });
  const token = tokenIn(link!);
  expect((await signupByToken(ctx(), { token, locale: "bg" }))?.outlook).toBe("can_confirm");

  expectOk(await resendSignupLink(ctx(), { signupId }));
  expectOk(await resendSignupLink(ctx(), { signupId: newId() }));
  expect(await deliverTwice()).toHaveLength(1);

  expectOk(await confirmSignup(ctx(), { token }));
  const [confirmed, ...more] = await deliverTwice();
  expect(more).toEqual([]);
  expect(confirmed?.text).toContain("Чакаме Ви в сряда");
  expect(confirmed?.text).toMatch(/Здравейте, Александра,[\s\S]*23\.12\.2026 г\., 15:00 – 18:00 ч\.[\s\S]*calendar\.ics[\s\S]*Айше Мехмедова, \+359 82 000 110[\s\S]*Вашите 3 часа/);
  expect(confirmed?.html).toContain("Добавете в календара");

  clock.set("2026-12-23T18:05:00+02:00");
  expectOk(await recordAttendance(staff, { shiftId, people: [{ signupId, outcome: "came", minutes: 150 }] }));
  const [posted, ...others] = await deliverTwice();
  expect(others).toEqual([]);
  expect(posted?.subject).toContain("2\u00a0ч.\u00a030\u00a0мин.");
  const [entry] = await sql`select look_code from time_entry where signup_id = ${signupId}`;
  expect(posted?.text).toContain(`https://dobroteka.test/path/${entry?.look_code as string}`);

  expect(JSON.stringify(await sql`select payload from outbox`)).not.toMatch(/toteva|Александра/);
  expect(JSON.stringify(await sql`select fields from audit_event`)).not.toMatch(/toteva|Александра/);
});

it("tells everybody of a shift that is called off, once, in their language; the calendar entry keeps its UID", async () => {
  clock.set("2026-12-19T10:00:00+02:00");
  const shiftId = await makeShift(staff, coordinator, { day: "2027-01-08" as never });
  for (const n of [1, 2, 3]) expectOk(await asksFor(ctx(), shiftId, { fullName: `Доброволец Пореден${n}`, email: `off${n}@primer.bg` }));
  const tokens = (await deliverTwice()).map(tokenIn);
  for (const token of tokens) expectOk(await confirmSignup(ctx(), { token }));
  await deliverTwice();
  const calendar = async (locale: "bg" | "en") => {
    const entries = await calendarOfSignup(ctx(), { token: tokens[0]!, locale });
    return calendarFile(entries!, { locale, t: translators[locale], organisation: "„Отворен двор“" }).replace(/\r\n /g, "");
  };
  const before = await calendar("bg");
  expect(before).toMatch(/SUMMARY:Подреждане на склада/);
  expect(before).toMatch(/DTSTART:20270108T130000Z[\s\S]*DTEND:20270108T160000Z/);
  await sql`update person set locale = 'en' where email = 'off1@primer.bg'`;
  expectOk(await cancelShift(staff, { shiftId }));
  const letters = await deliverTwice();
  expect(letters.map((letter) => letter.to).sort()).toEqual(["off1@primer.bg", "off2@primer.bg", "off3@primer.bg"]);
  expect(letters.find((letter) => letter.to === "off1@primer.bg")?.subject).toMatch(/^Shift called off: Friday/);
  const after = await calendar("en");
  expect(after).toMatch(/STATUS:CANCELLED/);
  expect(after).toMatch(/SUMMARY:Called off: Tidying the store/);
  const part = (text: string, key: string) => new RegExp(`^${key}:(.*)$`, "m").exec(text)?.[1]?.trim();
  expect(part(after, "UID")).toBe(part(before, "UID"));
  expect(Number(part(after, "SEQUENCE"))).toBeGreaterThan(Number(part(before, "SEQUENCE")));
});
