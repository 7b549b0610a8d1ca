import { and, desc, eq, gt, isNull } from "drizzle-orm";
import { createHash, createHmac } from "node:crypto";
import { actToken } from "~db/schema/platform.server";
import type { Ctx } from "../context.server";
import type { Reader, Tx } from "../db/db.server";
import { appSecret } from "../files/data-folder.server";
import { newId } from "../ids/ids";
import type { ActTokenInput } from "./act-token.server";

/**
 * Act tokens that stay the same and can be shown again (one's own page, a calendar feed): the value is a keyed hash of the
 * row's id, so the table still holds nothing that opens a door, and whoever reads the table alone cannot make it.
 * `findActToken` and `revokeActTokens` work on them as on any other; after a revocation the next one is another.
 */
const valueOf = (purpose: string, id: string): string => createHmac("sha256", appSecret()).update(`standing\0${purpose}\0${id}`).digest("base64url");
const hashOf = (token: string): Buffer => createHash("sha256").update(token).digest();

async function current(reader: Reader, ctx: Pick<Ctx, "clock">, purpose: string, subjectId: string) {
  const rows = await reader
    .select({ id: actToken.id, tokenHash: actToken.tokenHash, expiresAt: actToken.expiresAt })
    .from(actToken)
    .where(and(eq(actToken.purpose, purpose), eq(actToken.subjectId, subjectId), isNull(actToken.usedAt), gt(actToken.expiresAt, ctx.clock.now())))
    .orderBy(desc(actToken.createdAt), desc(actToken.id));
  // A token made under another secret works but can no longer be shown.
  return rows.map((row) => ({ ...row, token: valueOf(purpose, row.id) })).find((row) => hashOf(row.token).equals(row.tokenHash)) ?? null;
}

/** The live one of the subject, to show; null when there is none. */
export async function findStandingToken(reader: Reader, ctx: Pick<Ctx, "clock">, of: Pick<ActTokenInput, "purpose" | "subjectId">): Promise<string | null> {
  return (await current(reader, ctx, of.purpose, of.subjectId))?.token ?? null;
}

/** The live one of the subject, kept until `expiresAt` at least, or a new one. */
export async function keepStandingToken(tx: Tx, ctx: Pick<Ctx, "clock">, input: ActTokenInput): Promise<string> {
  const known = await current(tx, ctx, input.purpose, input.subjectId);
  if (known) {
    if (known.expiresAt < input.expiresAt) await tx.update(actToken).set({ expiresAt: input.expiresAt }).where(eq(actToken.id, known.id));
    return known.token;
  }
  const id = newId();
  const token = valueOf(input.purpose, id);
  await tx.insert(actToken).values({ id, tokenHash: hashOf(token), createdAt: ctx.clock.now(), ...input });
  return token;
}
