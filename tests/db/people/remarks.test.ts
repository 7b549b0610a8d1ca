import { expect, it } from "vitest";
import { remarksOn, writeRemark } from "~/domains/people/api.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { testDatabase } from "~tests/support/database";

const { ctx, db, sql, actorWith } = await testDatabase();
const coordinator = await actorWith("coordinator");
const write = (subjectId: string, text: string | null, personId: string | null = null) =>
  inTransaction(db, async (tx) => {
    await writeRemark(tx, ctx(coordinator), { subjectKind: "goods_offer", subjectId, text, personId });
    return ok(null);
  });

it("keeps one remark a thing: a later one replaces it, an empty one takes it away", async () => {
  const [one, other] = [newId(), newId()];
  await write(one, "  Елате отзад, при Мария.  ");
  await write(other, "Друго");
  await write(one, "Елате отпред.");
  expect(await remarksOn(db, "goods_offer", [one, other, newId()])).toEqual(new Map([[one, "Елате отпред."], [other, "Друго"]]));
  expect(await remarksOn(db, "till_close", [one])).toEqual(new Map());
  await write(one, " ");
  expect(await remarksOn(db, "goods_offer", [one])).toEqual(new Map());
});

it("goes with the identity of the person it was written to, whoever takes that away (V8)", async () => {
  const donor = await actorWith([]);
  const [theirs, another] = [newId(), newId()];
  await write(theirs, "Ще се радваме да дойдете.", donor.personId);
  await write(another, "За друг човек.");
  await sql`update person set full_name = '–', email = null, erased_at = now() where id = ${donor.personId}`;
  expect(await remarksOn(db, "goods_offer", [theirs, another])).toEqual(new Map([[another, "За друг човек."]]));
});

it("the things themselves hold no free words of the team", async () => {
  expect(await sql`select table_name, column_name from information_schema.columns
    where table_name in ('goods_offer', 'till_close') and column_name ~ 'note'`).toEqual([]);
});
