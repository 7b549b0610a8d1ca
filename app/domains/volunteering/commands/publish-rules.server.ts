import { desc, eq } from "drizzle-orm";
import { volunteerRules } from "~db/schema/volunteering-acts.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { publishRules as permission, wholeHouse } from "../permissions";
import type { PublishRulesInput } from "../schemas";

/**
 * Publishes the next version of the volunteer's rules. Who: coordinators and the director of the whole organisation. Guarantees: what
 * anybody accepted stays as it was; people accept the new version with their next sign-up from its first day on; the same form again is
 * the same version. Refuses: another version came in between, nothing has changed, a first day in the past or before the last version's.
 */
export async function publishRules(
  ctx: Ctx, input: PublishRulesInput,
): Promise<Result<{ version: number }, "rules_moved_on" | "rules_same" | "rules_too_early">> {
  authorize(ctx.actor, permission, wholeHouse);
  const version = input.after + 1;
  const moved = () => refuse("rules_moved_on");
  return inTransaction<{ version: number }, "rules_moved_on" | "rules_same" | "rules_too_early">(ctx.db, async (tx) => {
    const [last] = await tx.select().from(volunteerRules).orderBy(desc(volunteerRules.version)).limit(1);
    const same = (row: typeof last) => row?.textBg === input.textBg && row.textEn === input.textEn;
    if (last && last.version >= version) {
      const [mine] = await tx.select().from(volunteerRules).where(eq(volunteerRules.version, version));
      return same(mine) && mine?.validFrom === input.validFrom ? ok({ version }) : moved();
    }
    if (last && last.version !== input.after) return moved();
    if (same(last)) return refuse("rules_same", {}, "textBg");
    if (input.validFrom < localDateOf(ctx.clock.now()) || (last && input.validFrom < last.validFrom)) return refuse("rules_too_early", {}, "validFrom");
    await tx.insert(volunteerRules).values({ version, textBg: input.textBg, textEn: input.textEn, validFrom: input.validFrom, publishedAt: ctx.clock.now() });
    await recordAudit(tx, ctx, { action: "volunteering.publish_rules", subjectKind: "volunteer_rules", subjectId: newId(), fields: [`version_${version}`] });
    return ok({ version });
  }, { volunteer_rules_pkey: moved });
}
