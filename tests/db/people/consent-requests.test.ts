import { beforeEach, describe, expect, test } from "vitest";
import { consentCovers, noteConsentOutcome, recordActivity, requestConsent, supersedeConsents } from "~/domains/people/api.server";
import { ageOn } from "~/domains/people/api";
import { expireQuestions } from "~/domains/people/commands/expire-questions.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import { systemActor } from "~/platform/access/permission";
import { inTransaction } from "~/platform/db/db.server";
import { ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { allYes, ask, consentLink, father, makePerson, mother, shiftAsk, signs } from "~tests/support/people";

let database: TestDatabase;
beforeEach(async () => {
  database = await testDatabase();
});
const requests = () => database.sql`select subject_version as version, state from consent_request order by number`;
const topics = async () => (await database.sql`select topic from outbox order by id`).map((row) => row.topic as string);

describe("age", () => {
  test.each([
    ["2008-02-29", "2026-02-28", 17], ["2008-02-29", "2026-03-01", 18], ["2008-02-29", "2028-02-28", 19], ["2008-02-29", "2028-02-29", 20],
    ["2010-06-15", "2026-06-14", 15], ["2010-06-15", "2026-06-15", 16], ["2010-12-31", "2026-01-01", 15], ["2010-03-01", "2028-02-29", 17],
  ])("born %s, on %s: %i", async (birth, day, age) => {
    expect(ageOn(localDate(birth), localDate(day))).toBe(age);
    expect(await database.sql`select people_age_on(${birth}::date, ${day}::date) as age`).toEqual([{ age }]);
  });
});

describe("asking", () => {
  test("the same question twenty times at once is one request and one letter", async () => {
    const kaloyan = await makePerson(database.ctx(), "Калоян Бонев", { email: "k.bonev@primer.example", birthDate: "2010-05-14" });
    const asked = shiftAsk(kaloyan);
    const ids = await Promise.all(Array.from({ length: 20 }, () => ask(database.ctx(), asked)));
    expect(new Set(ids).size).toBe(1);
    expect(await topics()).toEqual(["people.consent_requested"]);
    expect(await database.sql`select count(*) as n from consent_item`).toEqual([{ n: 4 }]);
    expect(await database.sql`select minor_agreed_at is not null as agreed, relation from consent_request r join guardianship g using (minor_id, guardian_id)`).toEqual([{ agreed: true, relation: null }]);
  });

  test("a new version supersedes the old one and asks both parents; an older one changes nothing", async () => {
    const kaloyan = await makePerson(database.ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
    const shiftId = newId();
    await ask(database.ctx(), shiftAsk(kaloyan, { shiftId }));
    await ask(database.ctx(), shiftAsk(kaloyan, { shiftId, guardian: father }));
    const second = await ask(database.ctx(), shiftAsk(kaloyan, { shiftId, version: 2 }));
    expect(await requests()).toEqual([{ version: 1, state: "superseded" }, { version: 1, state: "superseded" }, { version: 2, state: "requested" }, { version: 2, state: "requested" }]);
    expect(await ask(database.ctx(), shiftAsk(kaloyan, { shiftId, version: 1 }))).toBe(second);
    expect(await topics()).toHaveLength(4);
    await inTransaction(database.db, async (tx) => ok(await supersedeConsents(tx, database.ctx(), { kind: "shift", id: shiftId, version: 3 })));
    expect(new Set((await requests()).map((row) => row.state as string))).toEqual(new Set(["superseded"]));
  });

  test("when the place no longer waits, asking again renews the question once", async () => {
    const kaloyan = await makePerson(database.ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
    const asked = shiftAsk(kaloyan);
    await ask(database.ctx(), asked);
    database.clock.set("2026-12-21T10:00:00+02:00");
    const again = { ...asked, holdUntil: new Date("2026-12-23T08:00:00Z") };
    await ask(database.ctx(), again);
    await ask(database.ctx(), again);
    expect(await topics()).toHaveLength(2);
    expect(await database.sql`select revision from consent_request`).toEqual([{ revision: 1 }]);
  });

  test("a question nobody answered ends with its last day; its link only says so", async () => {
    const kaloyan = await makePerson(database.ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
    const token = await consentLink(database.ctx(), await ask(database.ctx(), shiftAsk(kaloyan)));
    database.clock.set("2026-12-27T23:59:00+02:00");
    expect(await expireQuestions(database.ctx(systemActor("test")))).toBe(0);
    database.clock.set("2026-12-28T00:05:00+02:00");
    expect(await expireQuestions(database.ctx(systemActor("test")))).toBe(1);
    expect((await requests()).map((row) => row.state as string)).toEqual(["expired"]);
    expect(await consentPage(database.ctx(), { token, locale: "bg" })).toMatchObject({ standing: "open", over: true });
    expect(await signs(database.ctx(), token, allYes)).toMatchObject({ refusal: { code: "consent_over" } });
  });

  test("under fourteen the parent is asked about the data too, and no own agreement is recorded", async () => {
    const child = await makePerson(database.ctx(), "Дария Кинова", { birthDate: "2013-05-14" });
    await ask(database.ctx(), shiftAsk(child));
    expect((await database.sql`select scope from consent_item order by ordinal`).map((row) => row.scope as string)).toEqual(["taking_part", "phone", "photos", "travel", "data_use"]);
    expect(await database.sql`select minor_agreed_at from consent_request`).toEqual([{ minor_agreed_at: null }]);
  });

  test("nobody is their own guardian, no minor is one, and who denied it is not asked again", async () => {
    const ctx = database.ctx();
    const kaloyan = await makePerson(ctx, "Калоян Бонев", { email: "k.bonev@primer.example", birthDate: "2010-05-14" });
    await makePerson(ctx, "Никол Ангелова", { email: "n@primer.example", birthDate: "2009-01-01" });
    const asked = (guardian: { fullName: string; email: string }) => inTransaction(ctx.db, (tx) => requestConsent(tx, ctx, shiftAsk(kaloyan, { guardian })));
    expect(await asked({ fullName: "калоян БОНЕВ", email: "k.bonev@primer.example" })).toMatchObject({ refusal: { code: "guardian_is_self" } });
    expect(await asked({ fullName: "Никол Ангелова", email: "n@primer.example" })).toMatchObject({ refusal: { code: "guardian_underage" } });
    await ask(ctx, shiftAsk(kaloyan));
    await database.sql`update guardianship set denied_at = now()`;
    expect(await asked(mother)).toMatchObject({ refusal: { code: "guardian_not_accepted" } });
  });
});

test("the app's role answers and withdraws; it cannot rewrite what was asked, nor sign without a signature", async () => {
  const kaloyan = await makePerson(database.ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
  const id = await ask(database.ctx(), shiftAsk(kaloyan));
  const { sql } = database;
  for (const act of [
    sql`update consent_item set label_bg = 'друго'`, sql`update consent_request set facts = '{}'`, sql`delete from consent_request`, sql`update consent_template set texts = '{}'`,
    sql`update guardianship set minor_id = guardian_id`, sql`delete from consent_item`, sql`update consent_signature set typed_name = 'Друг'`,
  ]) await expect(act).rejects.toMatchObject({ code: "42501" });
  await expect(sql`update consent_request set state = 'signed', decided_at = now() where id = ${id}`).rejects.toMatchObject({ constraint_name: "consent_request_signed_in_full" });
  expect(await consentCovers(database.db, kaloyan, "taking_part", null, localDate("2026-12-26"))).toBeNull();
  await inTransaction(database.db, async (tx) => ok(await noteConsentOutcome(tx, id, "place_confirmed")));
  expect(await sql`select outcome from consent_request`).toEqual([{ outcome: null }]);
});

test("a sign of life is noted once a day and takes the question to stay back", async () => {
  const id = await makePerson(database.ctx(), "Огнян Вълков", { email: "o@primer.example" });
  database.clock.set("2028-11-20T10:00:00+02:00");
  await database.sql`update person set stay_asked_at = now()`;
  await recordActivity(database.db, database.ctx(), id);
  expect(await database.sql`select last_active_at = ${database.clock.now()} as noted, stay_asked_at from person`).toEqual([{ noted: true, stay_asked_at: null }]);
  database.clock.set("2028-11-20T20:00:00+02:00");
  await makePerson(database.ctx(), "Огнян Вълков", { email: "o@primer.example" });
  expect(await database.sql`select last_active_at = ${database.clock.now()} as noted from person`).toEqual([{ noted: false }]);
});
