import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { ownDataPath, recordActivity } from "../../people/api.server";
import { type OwnBy, personBehind } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/** „Оставам с вас“ on one's own page: silence is counted anew. Who: the person, by the page's link or the account. */
export async function stayActive(ctx: Ctx, input: OwnBy): Promise<Result<null, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<null, "link_expired">(ctx.db, async (tx) => {
    const personId = await personBehind(tx, ctx, input);
    if (!personId) return refuse("link_expired");
    await recordActivity(tx, ctx, personId);
    await recordAudit(tx, ctx, { action: "volunteering.stay_active", subjectKind: "person", subjectId: personId });
    return ok(null);
  });
}

/** Opens „Моите данни“, where what is kept is shown and erased. Who: the person, by the page's link or the account. Nothing is erased here. */
export async function openOwnData(ctx: Ctx, input: OwnBy): Promise<Result<{ path: string }, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ path: string }, "link_expired">(ctx.db, async (tx) => {
    const personId = await personBehind(tx, ctx, input);
    return personId ? ok({ path: await ownDataPath(tx, ctx, personId) }) : refuse("link_expired");
  });
}
