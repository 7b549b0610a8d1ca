import { beforeAll, describe, expect, test } from "vitest";
import { createAccount } from "~/domains/people/commands/create-account.server";
import { grantRole } from "~/domains/people/commands/grant-role.server";
import { requestSignInLink } from "~/domains/people/commands/request-sign-in-link.server";
import { signInByLink, signInPurpose } from "~/domains/people/commands/sign-in-by-link.server";
import { signIn } from "~/domains/people/commands/sign-in.server";
import { sendSignInLink } from "~/domains/people/handlers.server";
import { findOrCreatePerson } from "~/domains/people/api.server";
import { endSession, resolveActor, startSession } from "~/platform/access/session.server";
import { hashPassword } from "~/platform/access/password.server";
import { systemActor } from "~/platform/access/permission";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import type { AccountId } from "~/platform/ids/ids";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { issueActToken, findActToken } from "~/platform/tokens/act-token.server";
import { minutesLater } from "~/platform/time/clock";
import { translators } from "~/translators.server";
import { testDatabase, type TestDatabase } from "~tests/support/database";

const password = "четири думи стигат тук";
const login = "r.kyosev@primer.example";
let database: TestDatabase;
let accountId: AccountId;
const request = (cookie?: string) => new Request("http://127.0.0.1/", { headers: cookie ? { cookie } : {} });
const cookieOf = (header: string) => header.split(";")[0] ?? "";

beforeAll(async () => {
  database = await testDatabase();
  const ctx = database.ctx(systemActor("test"));
  const personId = expectOk(await inTransaction(ctx.db, async (tx) => ok(await findOrCreatePerson(tx, ctx, { fullName: "Румен Кьосев", email: login, locale: "bg" }))));
  accountId = expectOk(await createAccount(ctx, { personId, login: " R.Kyosev@Primer.Example ", password }));
  expectOk(await grantRole(ctx, { accountId, role: "storekeeper" }));
});

describe("password", () => {
  test("is kept as argon2id only", async () => {
    const [row] = await database.asOwner`select password_hash as hash from account_credential`;
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await hashPassword("една")).not.toBe(await hashPassword("една"));
  });

  test("the right one opens, and a wrong name and a wrong password get one answer", async () => {
    expect(await signIn(database.ctx(), { email: login, password }, "10.0.0.1")).toEqual({ ok: true, value: { accountId, isStaff: true } });
    const wrong = await signIn(database.ctx(), { email: login, password: "друга" }, "10.0.0.1");
    const nobody = await signIn(database.ctx(), { email: "nobody@primer.example", password }, "10.0.0.1");
    expect(wrong).toMatchObject({ ok: false, refusal: { code: "wrong_credentials", field: "password" } });
    expect(nobody).toEqual(wrong);
  });

  test("ten tries a name, then even the right password waits until the window is over", async () => {
    const name = "guessed@primer.example";
    for (let round = 0; round < 10; round += 1) await signIn(database.ctx(), { email: name, password: "x" }, `10.1.0.${round}`);
    expect(await signIn(database.ctx(), { email: name, password }, "10.1.1.1")).toMatchObject({ refusal: { code: "too_many_attempts" } });
    const keys = await database.asOwner`select key from rate_limit where key like 'password-login:%'`;
    expect(JSON.stringify(keys)).not.toContain("guessed");
    database.clock.set(minutesLater(database.clock.now(), 15));
    expect(await signIn(database.ctx(), { email: name, password }, "10.1.1.1")).toMatchObject({ refusal: { code: "wrong_credentials" } });
  });
});

describe("session", () => {
  test("only the hash of its id is stored, and the raw id opens nothing by being in the table", async () => {
    const header = await startSession(database.db, request(), accountId, { secure: true });
    expect(header).toMatch(/^dobroteka_session=\w+; HttpOnly; Path=\/; SameSite=Lax; Secure$/);
    const id = cookieOf(header).split("=")[1] ?? "";
    const rows = await database.asOwner`select id from session`;
    expect(rows.map((row) => row.id as string)).not.toContain(id);
    for (const row of rows) expect((await resolveActor(database.db, request(`dobroteka_session=${row.id as string}`), { secure: true })).account).toBeNull();
    await expect(database.sql`insert into session (id, account_id, expires_at) values ('chosen', ${accountId}, now())`).rejects.toMatchObject({ constraint_name: "session_id_hashed" });
  });

  test("resolves account, name and roles; ends on sign-out", async () => {
    const cookie = cookieOf(await startSession(database.db, request(), accountId, { secure: false, remember: true }));
    const found = await resolveActor(database.db, request(cookie), { secure: false });
    expect(found.account).toMatchObject({ accountId, name: "Румен Кьосев", locale: "bg", roles: ["storekeeper"] });
    expect(found.actor).toMatchObject({ kind: "account", grants: [{ role: "storekeeper", scopeKind: "organisation", scopeId: null }] });
    expect(await endSession(database.db, request(cookie), { secure: false })).toContain("Max-Age=0");
    const after = await resolveActor(database.db, request(cookie), { secure: false });
    expect(after).toMatchObject({ account: null, actor: { kind: "visitor" } });
    expect(after.setCookie).toContain("Max-Age=0");
  });

  test("signing in ends the session the browser came with", async () => {
    const planted = cookieOf(await startSession(database.db, request(), accountId, { secure: false }));
    const fresh = cookieOf(await startSession(database.db, request(planted), accountId, { secure: false }));
    expect(fresh).not.toBe(planted);
    expect((await resolveActor(database.db, request(planted), { secure: false })).account).toBeNull();
    expect((await resolveActor(database.db, request(fresh), { secure: false })).account).not.toBeNull();
  });

  test("a disabled account's session opens nothing; a revoked role is gone at once", async () => {
    const cookie = cookieOf(await startSession(database.db, request(), accountId, { secure: false }));
    await database.sql`update role_grant set revoked_at = now() where account_id = ${accountId}`;
    expect((await resolveActor(database.db, request(cookie), { secure: false })).account?.roles).toEqual([]);
    await database.sql`update account set disabled_at = now() where id = ${accountId}`;
    expect((await resolveActor(database.db, request(cookie), { secure: false })).account).toBeNull();
    await database.sql`update account set disabled_at = null where id = ${accountId}`;
    await database.sql`update role_grant set revoked_at = null where account_id = ${accountId}`;
  });
});

describe("link by mail", () => {
  test("known and unknown names get one answer; one letter goes out, and its link works once", async () => {
    const letters: Letter[] = [];
    const jobs = {
      db: database.db, clock: database.clock, baseUrl: "https://example.test", translators,
      mailer: { send: async (letter: Letter) => void letters.push(letter), close: () => undefined },
    };
    const known = await requestSignInLink(database.ctx(), { email: login }, "10.2.0.1");
    const unknown = await requestSignInLink(database.ctx(), { email: "nobody@primer.example" }, "10.2.0.1");
    expect(unknown).toEqual(known);
    const handlers = { "people.sign_in_link_requested": [sendSignInLink] };
    await deliverAll(jobs, handlers);
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({ to: login, subject: "Вашата връзка за вход" });
    // The same effect delivered again sends nothing.
    await database.sql`update outbox set delivered_at = null`;
    await deliverAll(jobs, handlers);
    expect(letters).toHaveLength(1);
    const token = /\/sign-in\/link\/([\w-]{43})/.exec(letters[0]?.text ?? "")?.[1] ?? "";
    const stored = await database.asOwner`select encode(token_hash, 'hex') as hash from act_token`;
    expect(JSON.stringify(stored)).not.toContain(token);
    const both = await Promise.all([signInByLink(database.ctx(), token), signInByLink(database.ctx(), token)]);
    expect(both.filter((result) => result.ok)).toEqual([{ ok: true, value: { accountId, isStaff: true } }]);
    expect(await signInByLink(database.ctx(), token)).toMatchObject({ refusal: { code: "link_dead" } });
  });

  test("expires, and serves its purpose only", async () => {
    const ctx = database.ctx();
    const token = expectOk(await inTransaction(ctx.db, async (tx) => ok(await issueActToken(tx, ctx, { purpose: signInPurpose, subjectId: accountId, expiresAt: minutesLater(ctx.clock.now(), 15) }))));
    expect(await findActToken(ctx.db, ctx, signInPurpose, token)).toMatchObject({ subjectId: accountId, state: "live" });
    expect(await findActToken(ctx.db, ctx, "volunteering.confirm", token)).toBeNull();
    expect(await findActToken(ctx.db, ctx, signInPurpose, `${token.slice(0, 42)}${token.endsWith("A") ? "E" : "A"}`)).toBeNull();
    database.clock.set(minutesLater(ctx.clock.now(), 15));
    expect(await findActToken(ctx.db, ctx, signInPurpose, token)).toMatchObject({ state: "expired" });
    expect(await signInByLink(ctx, token)).toMatchObject({ refusal: { code: "link_dead" } });
  });

  test("a mailbox is not filled: the fifth letter in half an hour is asked for and not sent", async () => {
    database.clock.set(minutesLater(database.clock.now(), 60));
    for (let round = 0; round < 5; round += 1) expect((await requestSignInLink(database.ctx(), { email: login }, `10.3.0.${round}`)).ok).toBe(true);
    const rows = await database.asOwner`select payload ->> 'accountId' as id from outbox where delivered_at is null`;
    expect(rows.filter((row) => row.id === accountId)).toHaveLength(4);
    expect(rows.filter((row) => row.id === null)).toHaveLength(1);
  });
});
