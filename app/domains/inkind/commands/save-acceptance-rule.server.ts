import { eq } from "drizzle-orm";
import { acceptanceRule } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { AcceptanceInput } from "../offer-schemas";
import { decideOffer } from "../permissions";

/** The coordinator changes what donors read about one rule, in both languages, and the words that bring it up. */
export async function saveAcceptanceRule(ctx: Ctx, { ruleId, ...words }: AcceptanceInput): Promise<Result<{ ruleId: string }, "rule_unknown">> {
  authorize(ctx.actor, decideOffer);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ ruleId: string }, "rule_unknown">> => {
    const [row] = await tx.update(acceptanceRule).set(words).where(eq(acceptanceRule.id, ruleId)).returning({ id: acceptanceRule.id });
    if (!row) return refuse("rule_unknown");
    await recordAudit(tx, ctx, { action: "inkind.save_acceptance_rule", subjectKind: "acceptance_rule", subjectId: ruleId, fields: Object.keys(words) });
    return ok({ ruleId });
  });
}
