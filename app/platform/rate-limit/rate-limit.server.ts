import { and, eq, lt, sql } from "drizzle-orm";
import { createHmac } from "node:crypto";
import { rateLimit } from "~db/schema/platform.server";
import type { Db, Reader } from "../db/db.server";
import { appSecret } from "../files/data-folder.server";
import type { Clock } from "../time/clock";
import { hoursLater, instant } from "../time/clock";

/** At most `limit` hits of one subject in a fixed window. */
export interface LimitRule {
  readonly bucket: string;
  readonly limit: number;
  readonly windowMinutes: number;
}

/** A keyed hash, so that the table names neither an address nor an e-mail, and cannot be searched by guessing. */
const keyOf = (rule: LimitRule, subject: string): string =>
  `${rule.bucket}:${createHmac("sha256", appSecret()).update(`${rule.bucket}\0${subject}`).digest("base64url")}`;

function windowStart(rule: LimitRule, now: Date): Date {
  const width = rule.windowMinutes * 60_000;
  return instant(Math.floor(now.getTime() / width) * width);
}

/**
 * Counts one hit and answers whether it is still within the limit. Runs on the pool, outside any use case's transaction:
 * a refused attempt counts although it changes nothing else.
 */
export async function withinLimit(db: Db, clock: Clock, rule: LimitRule, subject: string): Promise<boolean> {
  const [row] = (await db.execute(
    sql`select rate_limit_hit(${keyOf(rule, subject)}, ${rule.windowMinutes * 60}::int, ${rule.limit}::int, ${clock.now().toISOString()}::timestamptz) as within`,
  )) as unknown as { within: boolean }[];
  return row?.within ?? false;
}

/** Takes a counted hit back: the attempt turned out to be rightful. */
export async function takeBack(db: Db, clock: Clock, rule: LimitRule, subject: string): Promise<void> {
  await db
    .update(rateLimit)
    .set({ hits: sql`greatest(${rateLimit.hits} - 1, 0)` })
    .where(and(eq(rateLimit.key, keyOf(rule, subject)), eq(rateLimit.windowStart, windowStart(rule, clock.now()))));
}

/** Whether the limit is already reached, without counting: for look codes, where only wrong ones count. */
export async function limitReached(reader: Reader, clock: Clock, rule: LimitRule, subject: string): Promise<boolean> {
  const [row] = await reader
    .select({ hits: rateLimit.hits })
    .from(rateLimit)
    .where(and(eq(rateLimit.key, keyOf(rule, subject)), eq(rateLimit.windowStart, windowStart(rule, clock.now()))));
  return (row?.hits ?? 0) >= rule.limit;
}

/** Wrong look codes from one address; a whole mall behind one address may still read its own slips. */
export const wrongCodes: LimitRule = { bucket: "wrong-code", limit: 20, windowMinutes: 10 };

/**
 * The sender's network address. Our server writes this header on every request, over whatever the client sent;
 * behind a proxy express takes it from there only when told to trust it.
 */
export const addressHeader = "x-client-address";
export const addressOf = (request: Request): string => request.headers.get(addressHeader) ?? "unknown";

/**
 * One throttled look-up by code: `find` runs unless this address has given too many wrong codes; a miss counts.
 * Unknown, foreign and throttled all answer null.
 */
export async function throttledLookUp<T>(
  ctx: { readonly db: Db; readonly clock: Clock }, request: Request, find: () => Promise<T | null>,
): Promise<T | null> {
  const address = addressOf(request);
  if (await limitReached(ctx.db, ctx.clock, wrongCodes, address)) return null;
  const found = await find();
  if (found === null) await withinLimit(ctx.db, ctx.clock, wrongCodes, address);
  return found;
}

/** Windows older than a day say nothing any more. */
export async function purgeRateLimits(db: Db, clock: Clock): Promise<void> {
  await db.delete(rateLimit).where(lt(rateLimit.windowStart, hoursLater(clock.now(), -24)));
}
