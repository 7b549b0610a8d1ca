import { and, eq, isNull } from "drizzle-orm";
import { account, roleGrant } from "~db/schema/people.server";
import { AccessDenied, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { findActToken } from "~/platform/tokens/act-token.server";
import { recordActivity } from "../activity.server";
import { erasePeople, ownData, wholeOrganisation } from "../permissions";
import { erase, ownDataPurpose } from "../retention.server";

/** Whose data: of the mailed link, of the signed-in account itself, or of somebody named by the administrator. */
export type Whose = { readonly token: string } | { readonly own: true } | { readonly personId: string };
/** `team_member`: whoever works in the team hands the roles over first; `link_dead` as for every link. */
type EraseRefusal = "link_dead" | "team_member" | "person_unknown" | "erase_self";

async function whoseOf(tx: Tx, ctx: Ctx, whose: Whose): Promise<Result<string, "link_dead">> {
  if ("personId" in whose) return ok(whose.personId);
  if ("own" in whose) {
    if (ctx.actor.kind !== "account") throw new AccessDenied(ownData.name, true);
    return ok(ctx.actor.personId);
  }
  const found = await findActToken(tx, ctx, ownDataPurpose, whose.token);
  return found?.state === "live" ? ok(found.subjectId) : refuse("link_dead");
}

const holdsRole = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.select({ id: roleGrant.id }).from(roleGrant).innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(and(eq(account.personId, personId), isNull(roleGrant.revokedAt))).limit(1)).length > 0;

/**
 * „Изтрийте ме“. Who: the person by a mailed link or an own account; the administrator anybody but themselves. Guarantees:
 * the identity is gone at once, sessions end, what was given and done stays without a name (V8, P3). Refuses a dead link and,
 * unless it is the administrator who asks, somebody with a role in the team.
 */
export async function erasePerson(ctx: Ctx, whose: Whose): Promise<Result<null, EraseRefusal>> {
  const byName = "personId" in whose;
  if (byName) authorize(ctx.actor, erasePeople, wholeOrganisation);
  else authorize(ctx.actor, ownData);
  return inTransaction<null, EraseRefusal>(ctx.db, async (tx) => {
    const found = await whoseOf(tx, ctx, whose);
    if (!found.ok) return found;
    const personId = found.value;
    if (byName && ctx.actor.kind === "account" && ctx.actor.personId === personId) return refuse("erase_self");
    if (!byName && (await holdsRole(tx, personId))) return refuse("team_member");
    return (await erase(tx, ctx, personId)) === "unknown" ? refuse("person_unknown") : ok(null);
  });
}

/** „Оставам“: silence starts anew. Who: whoever holds the mailed link. A second press changes nothing; a dead link is refused. */
export async function stay(ctx: Ctx, input: { readonly token: string }): Promise<Result<null, "link_dead">> {
  authorize(ctx.actor, ownData);
  return inTransaction<null, "link_dead">(ctx.db, async (tx) => {
    const found = await findActToken(tx, ctx, ownDataPurpose, input.token);
    if (found?.state !== "live") return refuse("link_dead");
    await recordActivity(tx, ctx, found.subjectId);
    return ok(null);
  });
}
