import { sql } from "drizzle-orm";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import { itemUnit } from "~db/schema/bazaar.server";
import { nextItemCodes } from "./item-codes.server";
import type { ArticleId, ArticleKind, UnitId } from "./model";

export interface Move {
  /** The form's, so that a resend is met; otherwise new. */
  readonly id?: string;
  readonly articleId: ArticleId;
  readonly unitId: UnitId | null;
  readonly kind: "handed_in" | "returned";
  /** Signed: in is positive. */
  readonly quantity: number;
}

/** Writes the stall ledger and its fold together; the SQL function holds the locks. Answers the least that any article has left. */
export async function postMoves(tx: Tx, ctx: Ctx, moves: readonly Move[]): Promise<number> {
  const list = (values: readonly (string | number | null)[]): string => `{${values.map((value) => value ?? "NULL").join(",")}}`;
  const rows = (await tx.execute(sql`select left_over from bazaar_post_moves(
    ${list(moves.map((m) => m.id ?? newId()))}::uuid[], ${list(moves.map((m) => m.articleId))}::uuid[], ${list(moves.map((m) => m.unitId))}::uuid[],
    ${list(moves.map((m) => m.kind))}::text[], ${list(moves.map((m) => m.quantity))}::integer[], ${list(moves.map(() => null))}::uuid[],
    ${ctx.clock.now().toISOString()}::timestamptz, ${accountOf(ctx.actor)}::uuid)`)) as unknown as { left_over: number }[];
  return Math.min(...rows.map((row) => row.left_over));
}

/** Things come to the stall: a move, and for unique things a unit with a code of its own each. */
export async function handInPieces(
  tx: Tx, ctx: Ctx, input: { readonly articleId: ArticleId; readonly kind: ArticleKind; readonly pieces: number; readonly unitIds?: readonly UnitId[]; readonly moveId?: string },
): Promise<UnitId[]> {
  const firstMove = (index: number) => (index === 0 && input.moveId ? { id: input.moveId } : {});
  if (input.kind !== "unique") {
    await postMoves(tx, ctx, [{ ...firstMove(0), articleId: input.articleId, unitId: null, kind: "handed_in", quantity: input.pieces }]);
    return [];
  }
  const unitIds = Array.from({ length: input.pieces }, (_, index) => input.unitIds?.[index] ?? newId<"ItemUnit">());
  const codes = await nextItemCodes(tx, unitIds.length);
  await tx.insert(itemUnit).values(unitIds.map((id, index) => ({ id, articleId: input.articleId, code: codes[index] ?? "", place: "checked_in", money: "unsold" })));
  await postMoves(tx, ctx, unitIds.map((unitId, index) => ({ ...firstMove(index), articleId: input.articleId, unitId, kind: "handed_in" as const, quantity: 1 })));
  return unitIds;
}
