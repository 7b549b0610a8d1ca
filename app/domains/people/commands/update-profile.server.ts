import { eq } from "drizzle-orm";
import { account, person } from "~db/schema/people.server";
import { AccessDenied, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import { ownAccountPermission } from "../permissions";

/** Changes the signed-in person's own name and language of pages and letters. */
export async function updateProfile(ctx: Ctx, input: { readonly fullName: string; readonly locale: Locale }): Promise<Result<null>> {
  authorize(ctx.actor, ownAccountPermission);
  const { actor } = ctx;
  if (actor.kind !== "account") throw new AccessDenied(ownAccountPermission.name, true);
  return inTransaction(ctx.db, async (tx) => {
    await tx.update(person).set({ fullName: input.fullName, locale: input.locale }).where(eq(person.id, actor.personId));
    await tx.update(account).set({ locale: input.locale }).where(eq(account.id, actor.accountId));
    await recordAudit(tx, ctx, { action: "people.update_profile", subjectKind: "person", subjectId: actor.personId, fields: ["fullName", "locale"] });
    return ok(null);
  });
}
