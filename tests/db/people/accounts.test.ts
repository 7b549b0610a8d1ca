import { expect, it } from "vitest";
import { changePassword } from "~/domains/people/commands/change-password.server";
import { inviteColleague } from "~/domains/people/commands/invite-colleague.server";
import { setRoles } from "~/domains/people/commands/set-roles.server";
import { signInByLink } from "~/domains/people/commands/sign-in-by-link.server";
import { signIn } from "~/domains/people/commands/sign-in.server";
import { accountList, accountOfTeam } from "~/domains/people/queries/accounts.server";
import { resolveActor, startSession } from "~/platform/access/session.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { deliverAll } from "~/platform/jobs/deliver.server";
import type { Letter } from "~/platform/mail/mailer.server";
import { translators } from "~/translators.server";
import { handlers } from "~/wiring.server";
import { testDatabase } from "~tests/support/database";

const { ctx, db, sql, clock, actorWith } = await testDatabase();
const admin = await actorWith("administrator");
const letters: Letter[] = [];
const runtime = { db, clock, baseUrl: "https://primer.example", translators, mailer: { send: async (letter: Letter) => void letters.push(letter), close: () => undefined } };
const invitation = (email: string) => ({ accountId: newId<"Account">(), fullName: "Румен Кьосев", email, roles: ["storekeeper", "coordinator"] as const, locale: "bg" as const });
const password = "четири думи стигат тук";

it("an invited colleague gets a letter, comes in by its link once, and holds the roles", async () => {
  const asked = invitation("r.kyosev@primer.example");
  const accountId = expectOk(await inviteColleague(ctx(admin), asked));
  expect(expectOk(await inviteColleague(ctx(admin), asked))).toBe(accountId);
  expect(await inviteColleague(ctx(admin), invitation("r.kyosev@primer.example"))).toMatchObject({ refusal: { code: "login_taken", field: "email" } });
  expect(await sql`select count(*) as n from account where login = 'r.kyosev@primer.example'`).toEqual([{ n: 1 }]);
  await deliverAll(runtime, handlers);
  expect(letters.map((letter) => letter.to)).toEqual(["r.kyosev@primer.example"]);
  const token = /sign-in\/link\/([\w-]+)/.exec(letters[0]!.text)?.[1] ?? "";
  clock.set("2026-12-20T10:00:00+02:00");
  expect(expectOk(await signInByLink(ctx(), token))).toMatchObject({ accountId, isStaff: true });
  expect(await signInByLink(ctx(), token)).toMatchObject({ refusal: { code: "link_dead" } });
  expect(await accountOfTeam(ctx(admin), accountId)).toMatchObject({ name: "Румен Кьосев", roles: ["coordinator", "storekeeper"], narrowRoles: [], hasPassword: false });
  expect((await accountList(ctx(admin))).map((row) => row.login)).toContain("r.kyosev@primer.example");
});

it("roles are granted and revoked from the next request on; a narrower grant stays; who held what is not forgotten", async () => {
  const eventId = newId();
  const colleague = await actorWith(["cashier", { role: "coordinator", scopeKind: "event", scopeId: eventId }]);
  const cookie = (await startSession(db, new Request("http://127.0.0.1/"), colleague.accountId, { secure: false })).split(";")[0]!;
  const grants = async () => (await resolveActor(db, new Request("http://127.0.0.1/", { headers: { cookie } }), { secure: false })).account?.roles.slice().sort();
  expectOk(await setRoles(ctx(admin), { accountId: colleague.accountId, roles: ["accountant"] }));
  expect(await grants()).toEqual(["accountant", "coordinator"]);
  expectOk(await setRoles(ctx(admin), { accountId: colleague.accountId, roles: ["accountant"] }));
  expect(await accountOfTeam(ctx(admin), colleague.accountId)).toMatchObject({ roles: ["accountant"], narrowRoles: ["coordinator"] });
  expect(await sql`select role, revoked_at is null as live from role_grant where account_id = ${colleague.accountId} and scope_kind = 'organisation' order by role`)
    .toEqual([{ role: "accountant", live: true }, { role: "cashier", live: false }]);
  expect(await setRoles(ctx(admin), { accountId: newId<"Account">(), roles: [] })).toMatchObject({ refusal: { code: "account_unknown" } });
});

it("somebody who administers always remains, also when two take the role from each other at once", async () => {
  const other = await actorWith("administrator");
  const taken = await Promise.all([
    setRoles(ctx(admin), { accountId: other.accountId, roles: [] }), setRoles(ctx(other), { accountId: admin.accountId, roles: ["director"] }),
  ]);
  expect(taken.filter((one) => one.ok)).toHaveLength(1);
  expect(taken.find((one) => !one.ok)).toMatchObject({ refusal: { code: "last_administrator" } });
  expect(await sql`select count(*) as n from role_grant where role = 'administrator' and revoked_at is null`).toEqual([{ n: 1 }]);
});

it("nobody else may see or change accounts", async () => {
  for (const role of ["director", "coordinator", "accountant"] as const) {
    const colleague = await actorWith(role);
    await expect(accountList(ctx(colleague))).rejects.toThrow("people.manage_accounts");
    await expect(inviteColleague(ctx(colleague), invitation("x@primer.example"))).rejects.toThrow("people.manage_accounts");
    await expect(setRoles(ctx(colleague), { accountId: colleague.accountId, roles: ["administrator"] })).rejects.toThrow("people.manage_accounts");
  }
});

it("one's own password: the first is set, the next needs the one before; every session ends", async () => {
  const colleague = await actorWith("cashier");
  const login = `${colleague.accountId}@example.test`;
  await startSession(db, new Request("http://127.0.0.1/"), colleague.accountId, { secure: false });
  expectOk(await changePassword(ctx(colleague), { password }));
  expect(await sql`select count(*) as n from session where account_id = ${colleague.accountId}`).toEqual([{ n: 0 }]);
  expect(await signIn(ctx(), { email: login, password }, "10.0.0.1")).toMatchObject({ ok: true });
  expect(await changePassword(ctx(colleague), { password: "друга дълга парола" })).toMatchObject({ refusal: { code: "password_wrong", field: "currentPassword" } });
  expect(await changePassword(ctx(colleague), { currentPassword: "не тази", password: "друга дълга парола" })).toMatchObject({ ok: false });
  expectOk(await changePassword(ctx(colleague), { currentPassword: password, password: "друга дълга парола" }));
  expect(await signIn(ctx(), { email: login, password }, "10.0.0.1")).toMatchObject({ refusal: { code: "wrong_credentials" } });
});
