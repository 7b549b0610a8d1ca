import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eq, sql } from "drizzle-orm";
import { systemActor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import type { Db } from "../../../app/platform/db/db.server";
import { fixedClock, instant, systemClock } from "../../../app/platform/time/clock";
import { instantAt, localDate, localDateOf, type LocalDate } from "../../../app/platform/time/local-date";
import { markAllDelivered } from "../../../app/platform/jobs/deliver.server";
import { runSelfCheck } from "../../../app/platform/self-check/run-self-check.server";
import { selfChecks } from "../../../app/wiring.server";
import { setting } from "../../schema/platform.server";

/**
 * The demo organisation „Отворен двор“. Each domain has a file `db/seed/demo/<domain>.ts` exporting
 *
 *     export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void>
 *
 * It calls commands with `ctx` (or `{ ...ctx, clock: fixedClock(…), actor: … }` for what happened earlier or was done by
 * somebody). Domains are filled in this order, all in one transaction (`ctx.db` is it); ids are fixed, dates hang on the anchor.
 */
export const fillOrder = [
  "people", "people-care", "services", "funds", "volunteering", "volunteering-board", "inkind", "inkind-requests", "inkind-values", "bazaar", "checkout", "voices", "funds-flows", "impact",
] as const;

export type Fill = (ctx: Ctx, anchor: LocalDate) => Promise<void>;

const anchorKey = "demo.anchor";

/** The day the demo data hangs on, or null when this database holds no demo. */
export async function demoAnchor(db: Db): Promise<LocalDate | null> {
  const [row] = await db.select().from(setting).where(eq(setting.key, anchorKey));
  return row ? localDate((row.value as { day: string }).day) : null;
}

export interface FillOptions {
  /** Tests and pictures: 2026-12-19. Else the day of the fill. */
  readonly anchor?: LocalDate;
  /** Told after each domain, with the milliseconds it took. */
  readonly onFilled?: (domain: string, ms: number) => void;
}

/** Fills an empty database once; a filled one is left alone. Answers the anchor. */
export async function fillDemo(db: Db, options: FillOptions = {}): Promise<LocalDate> {
  const filled = await demoAnchor(db);
  if (filled) return filled;
  const today = localDateOf(systemClock.now());
  const anchor = options.anchor ?? today;
  const clock = fixedClock(anchor === today ? instant(systemClock.now().getTime()) : instantAt(anchor, "10:00"));
  await db.transaction(async (tx) => {
    const ctx: Ctx = { db: tx as unknown as Db, actor: systemActor("demo"), clock, requestId: "demo" };
    for (const domain of fillOrder) await fillDomain(domain, ctx, anchor, options);
    await markAllDelivered(ctx.db, clock);
    await tx.execute(sql`select count(*) from graphile_worker.complete_jobs(array(select id from graphile_worker.jobs where task_identifier = 'outbox'))`);
    await tx.insert(setting).values({ key: anchorKey, value: { day: anchor } });
  });
  // The story's nights are checked like any other: „Днес“ shows that its books tie.
  await runSelfCheck({ db, actor: systemActor("demo"), clock, requestId: "demo" }, selfChecks);
  return anchor;
}

async function fillDomain(domain: string, ctx: Ctx, anchor: LocalDate, options: FillOptions): Promise<void> {
  const file = join(import.meta.dirname, `${domain}.ts`);
  if (!existsSync(file)) return;
  const { fill } = (await import(pathToFileURL(file).href)) as { fill: Fill };
  const start = performance.now();
  try {
    await fill(ctx, anchor);
  } catch (error) {
    throw new Error(`the demo data of ${domain} could not be filled`, { cause: error });
  }
  options.onFilled?.(domain, Math.round(performance.now() - start));
}
