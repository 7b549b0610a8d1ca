import { and, eq, gt, isNull, type SQL, sql } from "drizzle-orm";
import { createHash, randomBytes } from "node:crypto";
import { actToken } from "~db/schema/platform.server";
import type { Ctx } from "../context.server";
import type { Reader, Tx } from "../db/db.server";
import { newId } from "../ids/ids";

/**
 * Act links (MODEL §7): confirm, sign, cancel, manage. The link carries 32 random bytes; the table only their SHA-256.
 * One purpose each, expiring. GET finds (and shows), POST consumes (and acts).
 */
export interface FoundActToken {
  readonly id: string;
  readonly subjectId: string;
  /** Pages of used and expired links may still say where things stand; only a live one acts. */
  readonly state: "live" | "used" | "expired";
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

export interface ActTokenInput {
  /** "<domain>.<verb>", e.g. "volunteering.confirm". */
  readonly purpose: string;
  readonly subjectId: string;
  readonly expiresAt: Date;
}

/** Makes a link token for the subject. The value is returned once and cannot be read again. */
export async function issueActToken(tx: Tx, ctx: Pick<Ctx, "clock">, input: ActTokenInput): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.insert(actToken).values({ id: newId(), tokenHash: hashOf(token), createdAt: ctx.clock.now(), ...input });
  return token;
}

/** Null for a token that was never given, is malformed, or belongs to another purpose: those look the same to the caller. */
export async function findActToken(
  reader: Reader, ctx: Pick<Ctx, "clock">, purpose: string, token: string,
): Promise<FoundActToken | null> {
  if (!tokenPattern.test(token)) return null;
  const [row] = await reader
    .select({ id: actToken.id, subjectId: actToken.subjectId, expiresAt: actToken.expiresAt, usedAt: actToken.usedAt })
    .from(actToken)
    .where(and(eq(actToken.tokenHash, hashOf(token)), eq(actToken.purpose, purpose)));
  if (!row) return null;
  const state = row.usedAt ? "used" : row.expiresAt <= ctx.clock.now() ? "expired" : "live";
  return { id: row.id, subjectId: row.subjectId, state };
}

/** The subject of a live token as a part of another query, so that looking a link up costs no trip of its own. Null matches nothing. */
export const liveSubject = (ctx: Pick<Ctx, "clock">, purpose: string, token: string): SQL =>
  tokenPattern.test(token)
    ? sql`(select ${actToken.subjectId} from ${actToken} where ${and(eq(actToken.tokenHash, hashOf(token)), eq(actToken.purpose, purpose), isNull(actToken.usedAt), gt(actToken.expiresAt, ctx.clock.now()))})`
    : sql`null::uuid`;

/** Uses a live token up and answers its subject; null when it is unknown, used or expired. Of two at once one wins. */
export async function consumeActToken(
  tx: Tx, ctx: Pick<Ctx, "clock">, purpose: string, token: string,
): Promise<{ readonly subjectId: string } | null> {
  if (!tokenPattern.test(token)) return null;
  const now = ctx.clock.now();
  const [row] = await tx
    .update(actToken)
    .set({ usedAt: now })
    .where(and(eq(actToken.tokenHash, hashOf(token)), eq(actToken.purpose, purpose), isNull(actToken.usedAt), gt(actToken.expiresAt, now)))
    .returning({ subjectId: actToken.subjectId });
  return row ?? null;
}

/** Voids every live link of one purpose for the subject, e.g. before sending a fresh one. */
export async function revokeActTokens(tx: Tx, ctx: Pick<Ctx, "clock">, purpose: string, subjectId: string): Promise<void> {
  await tx
    .update(actToken)
    .set({ usedAt: ctx.clock.now() })
    .where(and(eq(actToken.purpose, purpose), eq(actToken.subjectId, subjectId), isNull(actToken.usedAt)));
}
