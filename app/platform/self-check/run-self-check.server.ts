import { sql } from "drizzle-orm";
import { selfCheckRun } from "~db/schema/platform.server";
import type { Ctx } from "../context.server";
import type { Reader } from "../db/db.server";
import { newId } from "../ids/ids";

/** One invariant: `sql` is a complete statement that answers one row with one number, `violations`. The same SQL serves the property tests. */
export interface SelfCheck {
  /** "F4 …", "G1 …": the invariant of MODEL and a few words. */
  readonly name: string;
  readonly sql: string;
}

export interface CheckOutcome {
  readonly name: string;
  readonly violations: number;
}

/** Runs the checks one after another on one reader. Checks that ask for the time read the setting `dobroteka.now`, else the database's clock. */
export async function countViolations(reader: Reader, checks: readonly SelfCheck[]): Promise<CheckOutcome[]> {
  const outcomes: CheckOutcome[] = [];
  for (const check of checks) {
    const [row] = (await reader.execute(sql.raw(check.sql))) as unknown as { violations: number | string }[];
    outcomes.push({ name: check.name, violations: Number(row?.violations ?? 0) });
  }
  return outcomes;
}

/** Runs every check against one snapshot of the database and records the outcome; staff read the newest row on „Днес“. */
export async function runSelfCheck(ctx: Ctx, checks: readonly SelfCheck[]): Promise<{ checks: number; violations: number; failed: CheckOutcome[] }> {
  const started = performance.now();
  const outcomes = await ctx.db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('dobroteka.now', ${ctx.clock.now().toISOString()}, true)`);
    return countViolations(tx, checks);
  }, { isolationLevel: "repeatable read", accessMode: "read only" });
  const failed = outcomes.filter((outcome) => outcome.violations > 0);
  const violations = failed.reduce((sum, outcome) => sum + outcome.violations, 0);
  await ctx.db.insert(selfCheckRun).values({
    id: newId(),
    ranAt: ctx.clock.now(),
    durationMs: Math.round(performance.now() - started),
    checks: outcomes.length,
    violations,
    failed,
  });
  return { checks: outcomes.length, violations, failed };
}
