import { asc } from "drizzle-orm";
import { minorRule } from "~db/schema/volunteering-acts.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { MinorRule } from "../commands/change-minor-rules.server";
import { setVolunteeringRules, wholeHouse } from "../permissions";
import { weeksAhead } from "../series-rows.server";

/** The organisation's rules for people under 18, by age, and how far ahead series are made. Who: director or administrator. */
export async function minorRulesPage(ctx: Ctx): Promise<{ readonly rules: readonly MinorRule[]; readonly weeks: number }> {
  authorize(ctx.actor, setVolunteeringRules, wholeHouse);
  const [rules, weeks] = await Promise.all([ctx.db.select().from(minorRule).orderBy(asc(minorRule.ageFrom)), weeksAhead(ctx.db)]);
  return { rules, weeks };
}
