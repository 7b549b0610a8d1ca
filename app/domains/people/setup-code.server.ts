import { eq, sql } from "drizzle-orm";
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { setting } from "~db/schema/platform.server";
import type { Ctx } from "~/platform/context.server";
import { appSecret } from "~/platform/files/data-folder.server";
import { instant, minutesLater } from "~/platform/time/clock";
import { hasAdministrator } from "./commands/grant-role.server";

/** The one-time code of the first set-up: whoever sees the console of the machine is the owner. */
const key = "setup_code";
const validMinutes = 60;
const guesses = 5;

interface StoredCode {
  readonly hash: string;
  readonly expiresAt: string;
  readonly wrong: number;
}

export interface SetupCode {
  /** Six digits. */
  readonly code: string;
  readonly validUntil: Date;
}

/** Keyed: six digits alone could be found from a plain hash in a second. */
const hashOf = (code: string): string => createHmac("sha256", appSecret()).update(`setup\0${code}`).digest("hex");

/** A fresh code to print, or null when an administrator exists and `/setup` is closed. Earlier codes stop working. */
export async function setupCode(ctx: Pick<Ctx, "db" | "clock">): Promise<SetupCode | null> {
  if (await hasAdministrator(ctx.db)) return null;
  const code = String(randomInt(0, 1_000_000)).padStart(6, "0");
  const now = ctx.clock.now();
  const validUntil = minutesLater(now, validMinutes);
  const value: StoredCode = { hash: hashOf(code), expiresAt: validUntil.toISOString(), wrong: 0 };
  await ctx.db.insert(setting).values({ key, value, updatedAt: now }).onConflictDoUpdate({ target: setting.key, set: { value, updatedAt: now } });
  return { code, validUntil };
}

/**
 * Whether the code is the printed one. A wrong guess is counted at once, outside any use case's transaction; after five the
 * code is void whatever it was ("spent"), and the caller prints a new one.
 */
export async function checkSetupCode(ctx: Pick<Ctx, "db" | "clock">, code: string): Promise<"right" | "wrong" | "spent"> {
  const [row] = await ctx.db.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
  const kept = row?.value as StoredCode | undefined;
  if (!kept || kept.wrong >= guesses || instant(kept.expiresAt) <= ctx.clock.now()) return "spent";
  if (timingSafeEqual(Buffer.from(kept.hash), Buffer.from(hashOf(code)))) return "right";
  const [counted] = await ctx.db
    .update(setting)
    .set({ value: sql`jsonb_set(${setting.value}, '{wrong}', to_jsonb((${setting.value} ->> 'wrong')::int + 1))` })
    .where(eq(setting.key, key))
    .returning({ value: setting.value });
  return ((counted?.value as StoredCode | undefined)?.wrong ?? guesses) >= guesses ? "spent" : "wrong";
}

export const setupCodeKey = key;
