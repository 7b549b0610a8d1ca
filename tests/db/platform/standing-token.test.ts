import { expect, it } from "vitest";
import { newId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { findActToken, revokeActTokens } from "~/platform/tokens/act-token.server";
import { findStandingToken, keepStandingToken } from "~/platform/tokens/standing-token.server";
import { testDatabase } from "~tests/support/database";

const { ctx, db, sql, clock } = await testDatabase();
const purpose = "test.standing";
const keep = (subjectId: string, hours = 24) => db.transaction((tx) => keepStandingToken(tx, ctx(), { purpose, subjectId, expiresAt: hoursLater(clock.now(), hours) }));

it("stays the same, can be shown again, lives longer when kept longer, and is another one after a revocation", async () => {
  const subjectId = newId();
  expect(await findStandingToken(db, ctx(), { purpose, subjectId })).toBeNull();
  const token = await keep(subjectId);
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(await keep(subjectId, 48)).toBe(token);
  expect(await keep(subjectId, 1)).toBe(token);
  expect(await findStandingToken(db, ctx(), { purpose, subjectId })).toBe(token);
  expect(await findActToken(db, ctx(), purpose, token)).toMatchObject({ subjectId, state: "live" });
  expect(await findActToken(db, ctx(), "test.other", token)).toBeNull();
  const [row] = await sql`select encode(token_hash, 'hex') as hash, expires_at from act_token where subject_id = ${subjectId}`;
  expect(row?.expires_at).toEqual(hoursLater(clock.now(), 48));
  await db.transaction((tx) => revokeActTokens(tx, ctx(), purpose, subjectId));
  expect(await findStandingToken(db, ctx(), { purpose, subjectId })).toBeNull();
  expect(await findActToken(db, ctx(), purpose, token)).toMatchObject({ state: "used" });
  expect(await keep(subjectId)).not.toBe(token);
});

it("is another one when the old one has run out or was made under another secret", async () => {
  const subjectId = newId();
  const token = await keep(subjectId, 1);
  await sql`update act_token set token_hash = sha256(token_hash) where subject_id = ${subjectId}`;
  const second = await keep(subjectId, 1);
  expect(second).not.toBe(token);
  clock.set(hoursLater(clock.now(), 2));
  expect(await findStandingToken(db, ctx(), { purpose, subjectId })).toBeNull();
  expect(await keep(subjectId, 1)).not.toBe(second);
});
