import { beforeEach, expect, test } from "vitest";
import { recordCheck, revokeCheck } from "~/domains/people/commands/record-check.server";
import { remindOfChecks } from "~/domains/people/commands/remind-of-checks.server";
import { reminderStage, validUntilOf, type CheckKind, type PersonCheckId } from "~/domains/people/model";
import { peopleRegister } from "~/domains/people/queries/people-register.server";
import { systemActor } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { addDays, localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { makePerson } from "~tests/support/people";

let database: TestDatabase;
let staff: Ctx;
let fatme: PersonId;
const sent: Letter[] = [];
const jobs = (): JobCtx => ({
  ...database.ctx(systemActor("test")), baseUrl: "https://dobroteka.test", translators, mailer: { send: async (letter) => void sent.push(letter), close: () => undefined },
});
const seen = (kind: CheckKind, seenOn: string, validUntil?: string, id = newId<"PersonCheck">()) =>
  recordCheck(staff, { checkId: id as PersonCheckId, personId: fatme, kind, seenOn: localDate(seenOn), ...(validUntil ? { validUntil: localDate(validUntil) } : {}) });
const valid = async (kind: string, day: string) => (await database.sql`select people_check_valid(${fatme}::uuid, ${kind}, ${day}::date) as valid`)[0]!.valid as boolean;

beforeEach(async () => {
  database = await testDatabase();
  staff = database.ctx(await database.actorWith("coordinator"));
  fatme = await makePerson(database.ctx(), "Фатме Юсеин", { email: "f.yusein@primer.example" });
  sent.length = 0;
});

test("a check is valid from the day it was seen through its last day, until it is revoked", async () => {
  const id = newId<"PersonCheck">();
  expectOk(await seen("criminal_record", "2026-12-01", undefined, id));
  expect(await database.sql`select valid_until::text from person_check`).toEqual([{ valid_until: "2027-06-01" }]);
  expect(await Promise.all(["2026-11-30", "2026-12-01", "2027-06-01", "2027-06-02"].map((day) => valid("criminal_record", day)))).toEqual([false, true, true, false]);
  expect(await valid("first_aid", "2026-12-19")).toBe(false);
  expectOk(await seen("till_briefing", "2026-12-01"));
  expect(await valid("till_briefing", "2046-01-01")).toBe(true);
  expectOk(await revokeCheck(staff, { personId: fatme, checkId: id }));
  expectOk(await revokeCheck(staff, { personId: fatme, checkId: id }));
  expect(await valid("criminal_record", "2026-12-19")).toBe(false);
  expect((await database.sql`select topic, payload from outbox where topic = 'people.check_changed'`).length).toBe(3);
});

test("the same form is one record; a day to come, a turned period and another's form are refused", async () => {
  const id = newId<"PersonCheck">();
  await Promise.all([seen("medical", "2026-12-01", "2027-01-01", id), seen("medical", "2026-12-01", "2027-01-01", id)]).then((all) => all.forEach(expectOk));
  expect(await database.sql`select count(*) as n from person_check`).toEqual([{ n: 1 }]);
  expect(await seen("medical", "2026-12-01", "2027-02-01", id)).toMatchObject({ refusal: { code: "form_conflict" } });
  expect(await seen("medical", "2026-12-20")).toMatchObject({ refusal: { code: "check_in_future", field: "seenOn" } });
  expect(await seen("medical", "2026-12-10", "2026-12-09")).toMatchObject({ refusal: { code: "check_days", field: "validUntil" } });
  await expect(database.sql`update person_check set valid_until = '2030-01-01'`).rejects.toMatchObject({ code: "42501" });
  await expect(database.sql`delete from person_check`).rejects.toMatchObject({ code: "42501" });
});

test("the last day falls on the same day of the month, or on its last", () => {
  expect(validUntilOf("criminal_record", localDate("2026-08-31"))).toBe("2027-02-28");
  expect(validUntilOf("criminal_record", localDate("2027-08-31"))).toBe("2028-02-29");
  expect(validUntilOf("criminal_record", localDate("2026-12-15"))).toBe("2027-06-15");
  expect(validUntilOf("till_briefing", localDate("2026-12-15"))).toBeNull();
  expect([31, 30, 15, 14, 4, 3, 0, -1].map(reminderStage)).toEqual([null, 30, 30, 14, 14, 3, 3, null]);
});

test("reminders go at thirty, fourteen and three days, once each, also when the job missed a day; a renewal silences them", async () => {
  expectOk(await seen("criminal_record", "2026-12-01", "2027-01-31"));
  const on = async (day: string) => {
    database.clock.set(`${day}T08:00:00+02:00`);
    await remindOfChecks(jobs());
    return remindOfChecks(jobs());
  };
  const letters = async (day: string) => {
    sent.length = 0;
    expect(await on(day)).toBe(0);
    return sent.length;
  };
  const end = localDate("2027-01-31");
  expect(await letters(addDays(end, -31))).toBe(0);
  expect(await letters(addDays(end, -30))).toBe(1);
  expect(sent[0]!.subject).toBe("Изтича: Свидетелство за съдимост, 31.01.2027\u00a0г.");
  expect(await letters(addDays(end, -20))).toBe(0);
  expect(await letters(addDays(end, -13))).toBe(1);
  expect((await peopleRegister(staff, { q: "", show: "expiring" })).rows.map((row) => row.fullName)).toEqual(["Фатме Юсеин"]);
  expectOk(await seen("criminal_record", addDays(end, -13)));
  expect(await letters(addDays(end, -3))).toBe(0);
  expect((await peopleRegister(staff, { q: "", show: "expiring" })).rows).toEqual([]);
  expect((await peopleRegister(staff, { q: "", show: "all" })).endingSoon).toBe(0);
});

test("a person without e-mail gets no letter and keeps nobody else waiting", async () => {
  expectOk(await seen("medical", "2026-12-01", "2026-12-22"));
  const silent = await makePerson(database.ctx(), "Пламен Дочев");
  expectOk(await recordCheck(staff, { checkId: newId<"PersonCheck">() as PersonCheckId, personId: silent, kind: "medical", seenOn: localDate("2026-12-01"), validUntil: localDate("2026-12-20") }));
  expect(await remindOfChecks(jobs())).toBe(1);
  expect((await peopleRegister(staff, { q: "", show: "expiring" })).rows.map((row) => row.email)).toEqual([null, "f.yusein@primer.example"]);
});
