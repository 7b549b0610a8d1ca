import { expect, test } from "vitest";
import { findOrCreateOrganisation, findOrCreatePerson, type PersonInput } from "~/domains/people/api.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { testDatabase } from "~tests/support/database";

test("one e-mail and one name is one person, also for twenty gifts at once; another name is another person", async () => {
  const { ctx, sql } = await testDatabase();
  const find = async (input: Partial<PersonInput>) =>
    expectOk(await inTransaction(ctx().db, async (tx) => ok(await findOrCreatePerson(tx, ctx(), { fullName: "Александра Маринова-Тотева", email: "family@primer.example", locale: "bg", ...input }))));
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => find({ fullName: index % 2 ? "александра  МАРИНОВА – Тотева" : "Александра Маринова-Тотева" })));
  expect(new Set(ids).size).toBe(1);
  expect(await find({ fullName: "Мартин Маринов" })).not.toBe(ids[0]);
  expect(await find({ email: null })).not.toBe(ids[0]);
  expect(await sql`select count(*) as n from person where email = 'family@primer.example'`).toEqual([{ n: 2 }]);
});

test("knowing somebody's e-mail changes nothing we keep, only fills what is empty", async () => {
  const { ctx, sql } = await testDatabase();
  const find = (input: Partial<PersonInput>) =>
    inTransaction(ctx().db, async (tx) => ok(await findOrCreatePerson(tx, ctx(), { fullName: "Пенка Русева", email: "p@primer.example", locale: "bg", ...input })));
  await find({});
  await find({ phone: "0888 123 456", address: "ул. „Липа“ 3" });
  await find({ phone: "0899 999 999", address: "друго", locale: "en", publicNameAllowed: true });
  expect(await sql`select phone, address, locale, public_name_allowed as named from person`).toEqual([
    { phone: "+359888123456", address: "ул. „Липа“ 3", locale: "bg", named: false },
  ]);
});

test("a firm is found by its number, without one by its name", async () => {
  const { ctx } = await testDatabase();
  const find = async (name: string, eik?: string) =>
    expectOk(await inTransaction(ctx().db, async (tx) => ok(await findOrCreateOrganisation(tx, ctx(), { name, kind: "firm", eik }))));
  const first = await find("„Дунав Текс“ ООД", "999100028");
  expect(await find("ДУНАВ ТЕКС", "999100028")).toBe(first);
  const printer = await find("Печатница „Мастило“");
  expect(await find("печатница \"Мастило\"")).toBe(printer);
  expect(await find("Печатница „Перо“")).not.toBe(printer);
});
