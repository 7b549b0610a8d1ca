import { eq } from "drizzle-orm";
import { account, accountCredential, person } from "~db/schema/people.server";
import { hashPassword } from "~/platform/access/password.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type AccountId, type PersonId } from "~/platform/ids/ids";
import { normaliseEmail } from "../model";
import { manageAccountsPermission } from "../permissions";

export interface CreateAccountInput {
  readonly id?: AccountId;
  readonly personId: PersonId;
  /** The sign-in name: an e-mail. */
  readonly login: string;
  /** Without one the person signs in by mailed link. */
  readonly password?: string;
}

type Refusals = "login_taken" | "person_unknown" | "login_invalid";

/** Gives a person an account without roles. Administrators only. Refuses a taken sign-in name and a second account. */
export async function createAccount(ctx: Ctx, input: CreateAccountInput): Promise<Result<AccountId, Refusals>> {
  authorize(ctx.actor, manageAccountsPermission);
  const passwordHash = input.password ? await hashPassword(input.password) : null;
  return inTransaction<AccountId, Refusals>(ctx.db, (tx) => insertAccount(tx, ctx, { ...input, passwordHash }), accountConstraints);
}

export const accountConstraints = {
  account_login: () => refuse("login_taken" as const, undefined, "email"),
  account_person: () => refuse("login_taken" as const, undefined, "email"),
};

/** Within a use case that has authorised, e.g. the first set-up. */
export async function insertAccount(
  tx: Tx, ctx: Ctx, input: Omit<CreateAccountInput, "password"> & { readonly passwordHash: string | null },
): Promise<Result<AccountId, Refusals>> {
  const login = normaliseEmail(input.login);
  if (!login) return refuse("login_invalid", undefined, "email");
  const [owner] = await tx.select({ locale: person.locale }).from(person).where(eq(person.id, input.personId));
  if (!owner) return refuse("person_unknown");
  const id = input.id ?? newId<"Account">();
  const now = ctx.clock.now();
  await tx.insert(account).values({ id, personId: input.personId, login, locale: owner.locale, createdAt: now });
  if (input.passwordHash) await tx.insert(accountCredential).values({ accountId: id, passwordHash: input.passwordHash, updatedAt: now });
  await recordAudit(tx, ctx, { action: "people.create_account", subjectKind: "account", subjectId: id });
  return ok(id);
}
