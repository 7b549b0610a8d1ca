import { describe, expect, it } from "vitest";
import { documentList } from "~/domains/documents/queries/list.server";
import { documentPdf } from "~/domains/documents/queries/pdf.server";
import { createAccount } from "~/domains/people/commands/create-account.server";
import { grantRole } from "~/domains/people/commands/grant-role.server";
import { updateProfile } from "~/domains/people/commands/update-profile.server";
import { profile } from "~/domains/people/queries/profile.server";
import { AccessDenied, roles, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { newId } from "~/platform/ids/ids";
import { testDatabase } from "~tests/support/database";

const { ctx, actorWith, sql } = await testDatabase();
const readers: readonly Role[] = ["coordinator", "storekeeper", "service_manager", "accountant", "director", "administrator"];
const guarded: Record<string, { readonly allowed: readonly Role[]; readonly run: (at: Ctx) => Promise<unknown> }> = {
  documentList: { allowed: readers, run: (at) => documentList(at) },
  documentPdf: { allowed: readers, run: async (at) => (await documentPdf(at, newId(), "https://example.test")) ?? "none" },
  createAccount: { allowed: ["administrator"], run: (at) => createAccount(at, { personId: newId(), login: "new@primer.example" }) },
  grantRole: {
    allowed: ["administrator"],
    run: async (at) => grantRole(at, { accountId: (await actorWith([])).accountId, role: "cashier" }),
  },
};

describe.each(Object.entries(guarded))("%s", (_name, { allowed, run }) => {
  it("is closed to visitors, to accounts without roles and to other roles", async () => {
    await expect(run(ctx())).rejects.toMatchObject({ stranger: true });
    await expect(run(ctx(await actorWith([])))).rejects.toBeInstanceOf(AccessDenied);
    for (const role of roles) {
      const at = ctx(await actorWith(role));
      if (allowed.includes(role)) await expect(run(at)).resolves.toBeDefined();
      else await expect(run(at)).rejects.toBeInstanceOf(AccessDenied);
    }
  });
});

describe("one's own profile", () => {
  it("is nobody else's, and nobody's without an account", async () => {
    await expect(profile(ctx())).rejects.toMatchObject({ stranger: true });
    await expect(updateProfile(ctx(), { fullName: "Друго Име", locale: "en" })).rejects.toMatchObject({ stranger: true });
    const [own, other] = [await actorWith([], "Пенка Русева"), await actorWith([], "Огнян Вълков")];
    await updateProfile(ctx(own), { fullName: "Пенка Русева-Иванова", locale: "en" });
    expect(await profile(ctx(own))).toMatchObject({ fullName: "Пенка Русева-Иванова", locale: "en", roles: [] });
    expect(await profile(ctx(other))).toMatchObject({ fullName: "Огнян Вълков", locale: "bg" });
    const audited = await sql`select fields from audit_event where action = 'people.update_profile'`;
    expect(audited).toEqual([{ fields: ["fullName", "locale"] }]);
  });
});
