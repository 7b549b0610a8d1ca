import { beforeEach, describe, expect, test } from "vitest";
import { peopleChecks } from "~/domains/people/checks.server";
import { createAccount } from "~/domains/people/commands/create-account.server";
import { erasePerson, stay } from "~/domains/people/commands/erase-person.server";
import { requestOwnDataLink } from "~/domains/people/commands/request-own-data-link.server";
import { retireInactive } from "~/domains/people/commands/retire-inactive.server";
import { signIn } from "~/domains/people/commands/sign-in.server";
import { sendOwnDataLink } from "~/domains/people/handlers.server";
import { consentCovers, findOrCreateOrganisation } from "~/domains/people/api.server";
import { consentPage } from "~/domains/people/queries/consent-page.server";
import { ownDataPage } from "~/domains/people/queries/own-data.server";
import { issueDocument } from "~/domains/documents/api.server";
import { verifyDocument } from "~/domains/documents/queries/verify.server";
import { submitOffer } from "~/domains/inkind/commands/submit-offer.server";
import { offerForm } from "~/domains/inkind/schemas";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { systemActor } from "~/platform/access/permission";
import { startSession, resolveActor } from "~/platform/access/session.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { localDate } from "~/platform/time/local-date";
import { translators } from "~/translators.server";
import { testDatabase, type TestDatabase } from "~tests/support/database";
import { allYes, ask, consentLink, makePerson, shiftAsk, signs } from "~tests/support/people";
import { protocol } from "~tests/support/protocol";
import { makeShift } from "~tests/support/volunteering";

let database: TestDatabase;
const sent: Letter[] = [];
const ctx = () => database.ctx();
const mailer = { send: async (letter: Letter) => void sent.push(letter), close: () => undefined };
const jobs = (): JobCtx => ({ ...database.ctx(systemActor("test")), baseUrl: "https://dobroteka.test", translators, mailer });
const night = (day: string) => {
  database.clock.set(`${day}T10:40:00+02:00`);
  return retireInactive(jobs());
};
const linkIn = (letter: Letter): string => /\/my-data\/([\w-]{43})/.exec(letter.text)?.[1] ?? "";
const kept = (id: string) => database.sql`select full_name, email, phone, address, note, birth_date::text, erased_at is not null as erased from person where id = ${id}`;
const gone = [{ full_name: "—", email: null, phone: null, address: null, note: null, birth_date: null, erased: true }];
const erasedEvents = async () => (await database.sql`select payload from outbox where topic = 'people.person_erased' order by id`).map((row) => (row.payload as { personId: string }).personId);
const nothingBroken = async () => {
  for (const check of await countViolations(database.db, peopleChecks)) expect(check, check.name).toMatchObject({ violations: 0 });
};

beforeEach(async () => {
  database = await testDatabase();
  sent.length = 0;
});

describe("silence", () => {
  test("after 23 months a letter, after 24 the name is gone; one press and it starts anew", async () => {
    const [stays, goes] = [await makePerson(ctx(), "Огнян Вълков", { email: "o@primer.example" }), await makePerson(ctx(), "Пламен Дочев", { email: "p@primer.example", phone: "0888 123 456" })];
    expect(await night("2028-11-18")).toEqual({ asked: 0, erased: 0 });
    expect(await night("2028-11-19")).toEqual({ asked: 2, erased: 0 });
    expect(await night("2028-11-20")).toEqual({ asked: 0, erased: 0 });
    expect(sent.map((letter) => letter.subject)).toEqual(["Да останем ли във връзка?", "Да останем ли във връзка?"]);
    const token = linkIn(sent.find((letter) => letter.to === "o@primer.example")!);
    expect(await ownDataPage(ctx(), { token })).toMatchObject({ fullName: "Огнян Вълков", asked: true });
    expectOk(await stay(ctx(), { token }));
    expectOk(await stay(ctx(), { token }));
    expect(await ownDataPage(ctx(), { token })).toMatchObject({ asked: false });
    expect(await night("2028-12-18")).toEqual({ asked: 0, erased: 0 });
    expect(await night("2028-12-19")).toEqual({ asked: 0, erased: 1 });
    expect(await kept(goes)).toEqual(gone);
    expect(await kept(stays)).toMatchObject([{ erased: false }]);
    expect(await erasedEvents()).toEqual([goes]);
    // The next silence gets its own letter.
    sent.length = 0;
    expect(await night("2030-10-21")).toEqual({ asked: 1, erased: 0 });
    expect(sent).toHaveLength(1);
    await nothingBroken();
  });

  test("who was written to late has the month all the same; who has no e-mail is forgotten without a letter", async () => {
    await makePerson(ctx(), "Огнян Вълков", { email: "o@primer.example" });
    await makePerson(ctx(), "Без Контакт");
    expect(await night("2029-06-01")).toEqual({ asked: 1, erased: 1 });
    expect(await night("2029-06-30")).toEqual({ asked: 0, erased: 0 });
    expect(await night("2029-07-01")).toEqual({ asked: 0, erased: 1 });
  });

  test("nobody of the team, nobody signed in, no firm's contact; the setting rules the months", async () => {
    const member = await database.actorWith("coordinator");
    const guest = await database.actorWith([]);
    await database.sql`insert into session (id, account_id, expires_at) values (${"a".repeat(64)}, ${guest.accountId}, '2030-01-01')`;
    const contact = await makePerson(ctx(), "Юлия Димова", { email: "y@primer.example" });
    await inTransaction(database.db, async (tx) => ok(await findOrCreateOrganisation(tx, ctx(), { name: "„Синор Софт“ АД", kind: "firm", contactPersonId: contact })));
    expect(await night("2029-01-30")).toEqual({ asked: 0, erased: 0 });
    await makePerson(ctx(), "Огнян Вълков", { email: "o@primer.example" });
    await database.sql`insert into setting (key, value) values ('people.retention', '{"askAfterMonths": 11, "eraseAfterMonths": 12}')`;
    expect(await night("2029-12-29")).toEqual({ asked: 0, erased: 0 });
    expect(await night("2029-12-30")).toEqual({ asked: 1, erased: 0 });
    expect(member.kind).toBe("account");
  });

  test("signing in is a sign of life", async () => {
    const id = await makePerson(ctx(), "Румен Кьосев", { email: "r@primer.example" });
    expectOk(await createAccount(database.ctx(systemActor("test")), { personId: id, login: "r@primer.example", password: "четири думи стигат тук" }));
    database.clock.set("2028-11-01T10:00:00+02:00");
    expectOk(await signIn(ctx(), { email: "r@primer.example", password: "четири думи стигат тук" }, "10.0.0.1"));
    expect(await night("2028-12-20")).toEqual({ asked: 0, erased: 0 });
  });

  test("a child whose parent refused the use of data is forgotten after a week, unless that changed", async () => {
    const [refused, changed] = [await makePerson(ctx(), "Дария Кинова", { birthDate: "2014-05-14" }), await makePerson(ctx(), "Мерт Ахмедов", { birthDate: "2014-05-14" })];
    const links = await Promise.all([refused, changed].map(async (id) => consentLink(ctx(), await ask(ctx(), shiftAsk(id)))));
    for (const token of links) expectOk(await signs(ctx(), token, { ...allYes, data_use: "no" }));
    expect(await night("2026-12-25")).toEqual({ asked: 0, erased: 0 });
    expectOk(await signs(ctx(), links[1]!, { ...allYes, data_use: "yes" }));
    expect(await night("2026-12-27")).toEqual({ asked: 0, erased: 1 });
    expect(await erasedEvents()).toEqual([refused]);
  });
});

describe("„Изтрийте ме“", () => {
  test("by a mailed link: the same answer for a known and an unknown e-mail, a letter to each of a family, looking erases nobody", async () => {
    const id = await makePerson(ctx(), "Пенка Русева", { email: "family@primer.example", phone: "0888 123 456" });
    await makePerson(ctx(), "Мартин Русев", { email: "family@primer.example" });
    expect(await requestOwnDataLink(ctx(), { email: "family@primer.example" }, "10.0.0.1")).toEqual(await requestOwnDataLink(ctx(), { email: "nobody@primer.example" }, "10.0.0.1"));
    await deliverAll(jobs(), { "people.own_data_link_requested": [sendOwnDataLink] });
    expect(sent.map((letter) => letter.to)).toEqual(["family@primer.example", "family@primer.example"]);
    const token = linkIn(sent.find((letter) => letter.text.includes("Пенка"))!);
    await database.sql`insert into remark (subject_kind, subject_id, text, person_id, written_at) values ('goods_offer', ${newId()}, 'Елате отзад.', ${id}, now())`;
    await database.sql`insert into person_check (id, person_id, kind, seen_on, seen_by, created_at) values (${newId()}, ${id}, 'first_aid', '2026-12-01', ${(await database.actorWith("coordinator")).accountId}, now())`;
    expect(await ownDataPage(ctx(), { token })).toMatchObject({
      fullName: "Пенка Русева", phone: "+359888123456", remarks: ["Елате отзад."], checks: [{ kind: "first_aid", seenOn: "2026-12-01", validUntil: null }],
    });
    expect(await kept(id)).toMatchObject([{ erased: false }]);
    expectOk(await erasePerson(ctx(), { token }));
    expect(await erasePerson(ctx(), { token })).toMatchObject({ refusal: { code: "link_dead" } });
    expect(await ownDataPage(ctx(), { token })).toBeNull();
    expect(await kept(id)).toEqual(gone);
    expect(await database.sql`select count(*) as n from person where email = 'family@primer.example'`).toEqual([{ n: 1 }]);
  });

  test("an own account: sessions and the password are gone, the login is free; a member of the team asks the administrator", async () => {
    const own = await database.actorWith([], "Пенка Русева");
    const cookie = (await startSession(database.db, new Request("http://127.0.0.1/"), own.accountId, { secure: false })).split(";")[0] ?? "";
    expectOk(await erasePerson(database.ctx(own), { own: true }));
    expect((await resolveActor(database.db, new Request("http://127.0.0.1/", { headers: { cookie } }), { secure: false })).account).toBeNull();
    expect(await database.sql`select login, disabled_at is not null as disabled from account where id = ${own.accountId}`).toEqual([{ login: `${own.accountId}@erased.invalid`, disabled: true }]);
    const member = await database.actorWith("storekeeper");
    expect(await erasePerson(database.ctx(member), { own: true })).toMatchObject({ refusal: { code: "team_member" } });
    const administrator = await database.actorWith("administrator");
    expect(await erasePerson(database.ctx(administrator), { personId: administrator.personId })).toMatchObject({ refusal: { code: "erase_self" } });
    expectOk(await erasePerson(database.ctx(administrator), { personId: member.personId }));
    expectOk(await erasePerson(database.ctx(administrator), { personId: member.personId }));
    expect(await database.sql`select count(*) as n from role_grant g join account a on a.id = g.account_id where a.person_id = ${member.personId} and g.revoked_at is null`).toEqual([{ n: 0 }]);
    expect(await erasedEvents()).toEqual([own.personId, member.personId]);
    await nothingBroken();
  });

  test("of a guardian: what was signed stays provable without the name, allows nothing more, and places are told to be freed", async () => {
    const kaloyan = await makePerson(ctx(), "Калоян Бонев", { birthDate: "2010-05-14" });
    const shiftId = newId();
    const token = await consentLink(ctx(), await ask(ctx(), shiftAsk(kaloyan, { shiftId })));
    expectOk(await signs(ctx(), token, allYes));
    const [guardian] = await database.sql`select guardian_id as id from consent_request`;
    const administrator = database.ctx(await database.actorWith("administrator"));
    expectOk(await erasePerson(administrator, { personId: guardian!.id as string }));
    expect(await consentCovers(database.db, kaloyan, "taking_part", { id: shiftId, version: 1 }, localDate("2026-12-26"))).toBeNull();
    expect(await consentPage(ctx(), { token, locale: "bg" })).toBeNull();
    expect(await database.sql`select typed_name, sha256 = encode(sha256(convert_to(shown_text, 'UTF8')), 'hex') as proven from consent_signature`).toEqual([{ typed_name: null, proven: true }]);
    expect(await database.sql`select topic from outbox where topic = 'people.consent_withdrawn'`).toHaveLength(1);
    await expect(database.sql`select people_forget_signatures(${kaloyan}::uuid)`).rejects.toThrow(/not erased/);
    await nothingBroken();
  });

  test("what was given, the hours and the documents stay under the bare id (V8, P3)", async () => {
    const offer = offerForm.parse({ offerId: newId(), lines: [{ description: "детски якета", quantity: "6", unit: "piece" }], delivery: "bring", name: "Пенка Русева", email: "p@primer.example" });
    expectOk(await submitOffer(ctx(), { ...offer, locale: "bg" }));
    const donor = (await database.sql`select donor_person_id as id from goods_offer`)[0]!.id as PersonId;
    const coordinator = await database.actorWith("coordinator");
    const shiftId = await makeShift(database.ctx(coordinator), coordinator);
    const signed = expectOk(await signUpByPhone(database.ctx(coordinator), { shiftId, personId: donor, minor: false, consentSeen: false, locale: "bg" }));
    database.clock.set("2026-12-23T18:10:00+02:00");
    expectOk(await recordAttendance(database.ctx(coordinator), { shiftId, people: [{ signupId: signed.signupId, outcome: "came", minutes: 120 }] }));
    const issued = expectOk(await inTransaction(database.db, async (tx) => ok(await issueDocument(tx, ctx(), { type: "handover_protocol", on: localDate("2026-12-23"), subjectId: offer.offerId, data: protocol() }))));
    expectOk(await erasePerson(database.ctx(await database.actorWith("administrator")), { personId: donor }));
    expect(await database.sql`select l.quantity, p.full_name from goods_offer o join goods_offer_line l on l.offer_id = o.id join person p on p.id = o.donor_person_id`).toEqual([{ quantity: 6, full_name: "—" }]);
    expect(await database.sql`select minutes, state from time_entry where person_id = ${donor}`).toEqual([{ minutes: 120, state: "posted" }]);
    expect(await verifyDocument(ctx(), issued.lookCode)).toMatchObject({ number: issued.number });
    await nothingBroken();
  });
});
