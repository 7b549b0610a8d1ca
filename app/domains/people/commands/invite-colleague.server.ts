import { eq } from "drizzle-orm";
import { account } from "~db/schema/people.server";
import { authorize, type Role } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import type { AccountId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { findOrCreatePerson } from "../find-or-create.server";
import { manageAccountsPermission } from "../permissions";
import { accountConstraints, insertAccount } from "./create-account.server";
import { insertGrant } from "./grant-role.server";

export interface InviteInput {
  /** Made with the form: a resend is the same invitation. */
  readonly accountId: AccountId;
  readonly fullName: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly locale: Locale;
}
type Refusals = "login_taken" | "person_unknown" | "login_invalid";

/**
 * Gives a colleague an account with roles and sends the letter with the way in. Administrators only. A person we know by this
 * e-mail and name keeps what is theirs. Refuses an e-mail or a person that has an account already.
 */
export async function inviteColleague(ctx: Ctx, input: InviteInput): Promise<Result<AccountId, Refusals>> {
  authorize(ctx.actor, manageAccountsPermission);
  return inTransaction<AccountId, Refusals>(ctx.db, async (tx) => {
    const [sent] = await tx.select({ login: account.login }).from(account).where(eq(account.id, input.accountId));
    if (sent) return sent.login === input.email ? ok(input.accountId) : refuse("login_taken", undefined, "email");
    const personId = await findOrCreatePerson(tx, ctx, { fullName: input.fullName, email: input.email, locale: input.locale });
    const made = await insertAccount(tx, ctx, { id: input.accountId, personId, login: input.email, passwordHash: null });
    if (!made.ok) return made;
    for (const role of new Set(input.roles)) await insertGrant(tx, ctx, { accountId: made.value, role });
    await emit(tx, ctx, "people.colleague_invited", { accountId: made.value });
    return made;
  }, accountConstraints);
}
