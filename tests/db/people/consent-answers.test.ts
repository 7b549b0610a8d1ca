import { createHash, randomBytes } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { consentCovers, noteConsentOutcome } from "~/domains/people/api.server";
import { peopleChecks } from "~/domains/people/checks.server";
import { denyGuardianship, withdrawConsent, withdrawForGuardian } from "~/domains/people/commands/withdraw-consent.server";
import { tellConsentDecided, tellConsentWithdrawn, sendConsentLink } from "~/domains/people/consent-handlers.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import { guardianConsentView } from "~/domains/people/ui/guardian-consent";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { allNo, allYes, ask, consentLink, father, makePerson, shiftAsk, signs } from "~tests/support/people";

let database: TestDatabase;
let kaloyan: PersonId;
const shiftId = newId();
const saturday = localDate("2026-12-26");
const ctx = () => database.ctx();
const covers = (scope = "taking_part", version = 1, day = saturday) => consentCovers(database.db, kaloyan, scope, { id: shiftId, version }, day);
const events = async () => (await database.sql`select topic, payload from outbox where topic like 'people.consent_%' and topic <> 'people.consent_requested' order by id`);
const nothingBroken = async () => {
  for (const check of await countViolations(database.db, peopleChecks)) expect(check, check.name).toMatchObject({ violations: 0 });
};

beforeEach(async () => {
  database = await testDatabase();
  kaloyan = await makePerson(ctx(), "Калоян Бонев", { email: "k.bonev@primer.example", birthDate: "2010-05-14" });
});

describe("signing", () => {
  test("records each answer, the name and the exact words; what was allowed is covered and the rest is not", async () => {
    const id = await ask(ctx(), shiftAsk(kaloyan, { shiftId }));
    const token = await consentLink(ctx(), id);
    expect(await covers()).toBeNull();
    expectOk(await signs(ctx(), token, { ...allYes, photos: "no", travel: "no" }));
    expect(await covers()).toBe(id);
    expect([await covers("phone"), await covers("photos"), await covers("travel"), await covers("other")]).toEqual([id, null, null, null]);
    // Another version, another day, another shift.
    expect([await covers("taking_part", 2), await covers("taking_part", 1, localDate("2026-12-28")), await covers("taking_part", 1, localDate("2026-12-27"))]).toEqual([null, null, id]);
    expect(await consentCovers(database.db, kaloyan, "taking_part", { id: newId(), version: 1 }, saturday)).toBeNull();
    const [signature] = await database.sql<{ shown_text: string; sha256: string; typed_name: string }[]>`select * from consent_signature`;
    expect(signature!.sha256).toBe(createHash("sha256").update(signature!.shown_text).digest("hex"));
    expect(signature!.shown_text).toContain("3. Снимки, на които се познава. Снимки, на които се познава: подробно. Не.");
    expect(signature!.shown_text).toContain(`{person:${kaloyan}} иска да помогне на базара`);
    expect(signature!.shown_text).not.toContain("Калоян");
    expect(await events()).toEqual([{ topic: "people.consent_decided", payload: { requestId: id, minorId: kaloyan, subjectKind: "shift", subjectId: shiftId } }]);
    await nothingBroken();
  });

  test("the same form sent twice is one signature; an older form is refused and loses nothing", async () => {
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId })));
    const both = await Promise.all([signs(ctx(), token, allYes, { revision: 0 }), signs(ctx(), token, allYes, { revision: 0 })]);
    expect(both.map((result) => result.ok)).toEqual([true, true]);
    expect(await database.sql`select count(*) as n from consent_signature`).toEqual([{ n: 1 }]);
    expect(await signs(ctx(), token, allNo, { revision: 0 })).toMatchObject({ refusal: { code: "consent_changed" } });
    expect(await covers()).not.toBeNull();
    expectOk(await signs(ctx(), token, { ...allYes, taking_part: "no" }));
    expect(await covers()).toBeNull();
    expect(await database.sql`select count(*) as n from consent_signature`).toEqual([{ n: 2 }]);
    await nothingBroken();
  });

  test("an open point, a day that is over and a dead link sign nothing", async () => {
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId })));
    expect(await signs(ctx(), token, { taking_part: "yes" })).toMatchObject({ refusal: { code: "consent_open_points" } });
    expect(await signs(ctx(), randomBytes(32).toString("base64url"), allYes)).toMatchObject({ refusal: { code: "consent_link_dead" } });
    database.clock.set("2026-12-28T00:00:00+02:00");
    expect(await signs(ctx(), token, allYes)).toMatchObject({ refusal: { code: "consent_over" } });
    expect(await database.sql`select count(*) as n from consent_signature`).toEqual([{ n: 0 }]);
  });

  test("a refusal of everything is recorded without covering anything, and can be changed", async () => {
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId })));
    expectOk(await signs(ctx(), token, allNo));
    expect(await consentPage(ctx(), { token, locale: "bg" })).toMatchObject({ standing: "declined" });
    expectOk(await signs(ctx(), token, allYes));
    expect(await covers()).not.toBeNull();
    await nothingBroken();
  });

  test("under fourteen nothing is covered while the use of data is refused", async () => {
    const child = await makePerson(ctx(), "Дария Кинова", { birthDate: "2013-05-14" });
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(child, { shiftId })));
    expect(await signs(ctx(), token, allYes)).toMatchObject({ refusal: { code: "consent_open_points" } });
    expectOk(await signs(ctx(), token, { ...allYes, data_use: "no" }));
    const part = () => consentCovers(database.db, child, "taking_part", { id: shiftId, version: 1 }, saturday);
    expect(await part()).toBeNull();
    expectOk(await signs(ctx(), token, { ...allYes, data_use: "yes" }));
    expect(await part()).not.toBeNull();
    expect((await consentPage(ctx(), { token, locale: "en" }))?.words.note).toContain("Under 14 only the parent");
  });

  test("a general consent holds for every shift in its days, until a word about one shift says otherwise", async () => {
    const general = shiftAsk(kaloyan, { subject: { kind: "general", id: null, version: 1 }, validOn: { from: localDate("2026-12-01"), until: null } });
    expectOk(await signs(ctx(), await consentLink(ctx(), await ask(ctx(), general)), allYes));
    expect(await covers("photos", 7)).not.toBeNull();
    expect(await covers("photos", 1, localDate("2026-11-30"))).toBeNull();
    database.clock.set("2026-12-19T10:01:00+02:00");
    expectOk(await signs(ctx(), await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId }))), { ...allYes, photos: "no" }));
    expect(await covers("photos", 7)).toBeNull();
    expect(await consentCovers(database.db, kaloyan, "photos", { id: newId(), version: 1 }, saturday)).not.toBeNull();
  });
});

describe("of two parents", () => {
  test("the refusal counts until that parent says otherwise, a new version included; the other one reads why", async () => {
    const mothers = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId })));
    const fathers = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId, guardian: father })));
    expectOk(await signs(ctx(), mothers, allYes));
    expect(await covers()).not.toBeNull();
    expectOk(await signs(ctx(), fathers, { ...allYes, taking_part: "no" }, { typedName: "Бойко Бонев", relation: "father" }));
    expect(await covers()).toBeNull();
    expect(await covers("phone")).not.toBeNull();
    expect((await consentPage(ctx(), { token: mothers, locale: "bg" }))?.refusedByOther).toEqual(["Помощ в детския кът"]);
    expect((await consentPage(ctx(), { token: fathers, locale: "bg" }))?.refusedByOther).toEqual([]);

    const second = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId, version: 2 })));
    expectOk(await signs(ctx(), second, allYes));
    expect(await covers("taking_part", 2)).toBeNull();
    const [asked] = await database.sql`select r.id from consent_request r join person p on p.id = r.guardian_id where r.subject_version = 2 and p.email = ${father.email}`;
    const fathersSecond = await consentLink(ctx(), asked!.id as string);
    expectOk(await signs(ctx(), fathersSecond, allYes, { typedName: "Бойко Бонев", relation: "father" }));
    expect(await covers("taking_part", 2)).not.toBeNull();
    expectOk(await withdrawConsent(ctx(), { token: fathersSecond }));
    expect(await covers("taking_part", 2)).toBeNull();
    await nothingBroken();
  });
});

describe("withdrawing", () => {
  test("ends what was signed at once, tells the others, and can be given back; twice is once", async () => {
    const id = await ask(ctx(), shiftAsk(kaloyan, { shiftId }));
    const token = await consentLink(ctx(), id);
    expectOk(await withdrawConsent(ctx(), { token }));
    expect(await events()).toEqual([]);
    expectOk(await signs(ctx(), token, allYes));
    await inTransaction(database.db, async (tx) => ok(await noteConsentOutcome(tx, id, "place_confirmed")));
    expect((await consentPage(ctx(), { token, locale: "bg" }))?.outcome).toBe("place_confirmed");
    await Promise.all([withdrawConsent(ctx(), { token }), withdrawConsent(ctx(), { token })]);
    expect(await covers()).toBeNull();
    expect((await events()).map((row) => row.topic as string)).toEqual(["people.consent_decided", "people.consent_withdrawn"]);
    expect(await consentPage(ctx(), { token, locale: "bg" })).toMatchObject({ standing: "revoked", outcome: null });
    expectOk(await signs(ctx(), token, allYes));
    expect(await covers()).toBe(id);
    await nothingBroken();
  });

  test("by phone the coordinator does it; nobody else may", async () => {
    const id = await ask(ctx(), shiftAsk(kaloyan, { shiftId }));
    const coordinator = database.ctx(await database.actorWith("coordinator"));
    expect(await withdrawForGuardian(coordinator, { requestId: id })).toMatchObject({ refusal: { code: "consent_not_signed" } });
    expectOk(await signs(ctx(), await consentLink(ctx(), id), allYes));
    expectOk(await withdrawForGuardian(coordinator, { requestId: id }));
    expect(await covers()).toBeNull();
  });

  test("who is no parent ends the link, what it signed, and every later question", async () => {
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId })));
    const other = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan)));
    expectOk(await signs(ctx(), token, allYes));
    expectOk(await denyGuardianship(ctx(), { token: other }));
    expect(await covers()).toBeNull();
    expect([await consentPage(ctx(), { token, locale: "bg" }), await consentPage(ctx(), { token: other, locale: "bg" })]).toEqual([null, null]);
    expect((await events()).map((row) => row.topic as string).sort()).toEqual(["people.consent_decided", "people.consent_decided", "people.consent_withdrawn"]);
    expect(await signs(ctx(), token, allYes)).toMatchObject({ refusal: { code: "consent_link_dead" } });
    await nothingBroken();
  });
});

describe("the link", () => {
  test("superseded, expired, foreign and unknown links are all nothing; reading changes nothing", async () => {
    const id = await ask(ctx(), shiftAsk(kaloyan, { shiftId }));
    const token = await consentLink(ctx(), id);
    const before = await database.sql`select md5(string_agg(r::text, '')) as print from consent_request r`;
    for (let n = 0; n < 3; n += 1) expect(await consentPage(ctx(), { token, locale: "bg" })).toMatchObject({ standing: "open", minor: "Калоян" });
    expect(await database.sql`select md5(string_agg(r::text, '')) as print from consent_request r`).toEqual(before);
    await ask(ctx(), shiftAsk(kaloyan, { shiftId, version: 2 }));
    expect(await consentPage(ctx(), { token, locale: "bg" })).toBeNull();
    expect(await signs(ctx(), token, allYes)).toMatchObject({ refusal: { code: "consent_link_dead" } });
    const foreign = await ctx().db.transaction((tx) => import("~/platform/tokens/act-token.server").then(({ issueActToken }) => issueActToken(tx, ctx(), { purpose: "people.sign_in", subjectId: id, expiresAt: new Date("2027-01-01") })));
    for (const dead of [foreign, randomBytes(32).toString("base64url"), "x", ""]) expect(await consentPage(ctx(), { token: dead, locale: "bg" })).toBeNull();
  });

  test("says what the place waits for in the reader's words", async () => {
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId, holdUntil: new Date("2026-12-19T16:00:00Z") })));
    const page = (await consentPage(ctx(), { token, locale: "bg" }))!;
    const view = guardianConsentView(page, { locale: "bg", t: translators.bg });
    expect(view.title).toBe("Калоян иска да помогне на базара");
    expect(view.facts.when).toEqual({ day: "Събота, 26.12.2026\u00a0г.", range: "14:00\u00a0–\u00a018:00\u00a0ч." });
    expect(view.facts.hold?.text).toBe("Пазим мястото до днес, 18:00\u00a0ч.");
    expect(view.note).toContain("Калоян е на 16 години.");
    const english = guardianConsentView((await consentPage(ctx(), { token, locale: "en" }))!, { locale: "en", t: translators.en });
    expect(english.title).toBe("Калоян wants to help at the bazaar");
  });
});

test("letters: the question, a copy, the answers to who is in charge, a withdrawal to everybody; each once, nobody's name in the outbox", async () => {
  const coordinator = await database.actorWith("coordinator", "Йорданка Цветкова");
  const elena = await makePerson(ctx(), "Елена Спасова", { email: "e.spasova@primer.example", phone: "+35982000118" });
  const asked = shiftAsk(kaloyan, { shiftId });
  const id = await ask(ctx(), { ...asked, facts: { ...asked.facts, inChargeId: elena } });
  const sent: Letter[] = [];
  const mailer = { send: async (letter: Letter) => void sent.push(letter), close: () => undefined };
  const runtime = { db: database.db, clock: database.clock, baseUrl: "https://dobroteka.test", translators, mailer };
  const handlers = { "people.consent_requested": [sendConsentLink], "people.consent_decided": [tellConsentDecided], "people.consent_withdrawn": [tellConsentWithdrawn] };
  const deliverTwice = async (): Promise<Letter[]> => {
    sent.length = 0;
    await deliverAll(runtime, handlers);
    await database.sql`update outbox set delivered_at = null`;
    await deliverAll(runtime, handlers);
    return [...sent];
  };
  const [question, ...none] = await deliverTwice();
  expect(none).toEqual([]);
  expect(question).toMatchObject({ to: "r.boneva@primer.example", subject: "Калоян иска да помогне на базара. Нужно е Вашето съгласие" });
  expect(question!.text).toMatch(/събота, 26\.12\.2026 г\., 14:00 – 18:00 ч\.[\s\S]*Елена Спасова[\s\S]*Отварянето на връзката не подписва нищо/);
  const token = /\/c\/([\w-]{43})\?lang=bg/.exec(question!.text)?.[1] ?? "";
  expectOk(await signs(ctx(), token, { ...allYes, photos: "no" }));
  const decided = await deliverTwice();
  expect(decided.map((letter) => letter.to).sort()).toEqual(["e.spasova@primer.example", "r.boneva@primer.example"]);
  const copy = decided.find((letter) => letter.to === "r.boneva@primer.example")!;
  const [stored] = await database.sql<{ sha256: string }[]>`select sha256 from consent_signature`;
  expect(copy.subject).toBe("Копие от съгласие № 1");
  expect(copy.text).toContain(stored!.sha256.slice(0, 16));
  expect(copy.text).toMatch(/Снимки, на които се познава:\s+Не/);
  expect(await consentPage(ctx(), { token: /\/c\/([\w-]{43})/.exec(copy.text)?.[1] ?? "", locale: "bg" })).toMatchObject({ standing: "signed" });
  expect(decided.find((letter) => letter.to === "e.spasova@primer.example")!.text).not.toContain("/c/");
  expectOk(await withdrawConsent(ctx(), { token }));
  expect((await deliverTwice()).map((letter) => letter.to).sort()).toEqual([`${coordinator.accountId}@example.test`, "e.spasova@primer.example", "k.bonev@primer.example", "r.boneva@primer.example"].sort());
  const outbox = JSON.stringify(await database.sql`select payload from outbox`);
  for (const personal of ["Калоян", "Бонев", "primer.example", "Спасова"]) expect(outbox).not.toContain(personal);
  expect(id).toBeDefined();
});
