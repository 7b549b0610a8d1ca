import { and, eq, sql } from "drizzle-orm";
import { returnLotFromStall } from "~/domains/inkind/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { article, stallMove } from "~db/schema/bazaar.server";
import { isStock, type ArticleId, type ArticleKind, type BazaarId, type MoveKind } from "../model";
import { handInPieces, postMoves } from "../moves.server";
import { fillStall } from "../permissions";

export interface MovePiecesInput {
  readonly bazaarId: BazaarId;
  readonly articleId: ArticleId;
  readonly pieces: number;
  /** Made by the form: a resend moves nothing twice. */
  readonly moveId?: string;
}

/** What an earlier arrival of the same form did. */
async function standing(tx: Tx, input: MovePiecesInput, kind: MoveKind): Promise<Result<{ articleId: ArticleId }, "move_conflict"> | null> {
  if (!input.moveId) return null;
  const [known] = await tx.select({ articleId: stallMove.articleId, kind: stallMove.kind }).from(stallMove).where(eq(stallMove.id, input.moveId));
  if (!known) return null;
  return known.articleId === input.articleId && known.kind === kind ? ok({ articleId: input.articleId }) : refuse("move_conflict");
}

const moveConstraints = { stall_move_pkey: () => refuse("move_conflict") };

/** More of the same comes to the stall. */
export async function handIn(ctx: Ctx, input: MovePiecesInput): Promise<Result<{ articleId: ArticleId }, "article_missing" | "move_conflict">> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  return inTransaction<{ articleId: ArticleId }, "article_missing" | "move_conflict">(ctx.db, async (tx) => {
    const known = await standing(tx, input, "handed_in");
    if (known) return known;
    const [found] = await tx
      .select({ kind: article.kind })
      .from(article)
      .where(and(eq(article.id, input.articleId), eq(article.eventId, input.bazaarId)));
    const kind = found?.kind as ArticleKind | undefined;
    if (!kind || !isStock(kind)) return refuse("article_missing");
    await handInPieces(tx, ctx, { articleId: input.articleId, kind, pieces: input.pieces, ...(input.moveId ? { moveId: input.moveId } : {}) });
    await recordAudit(tx, ctx, { action: "bazaar.hand_in", subjectKind: "article", subjectId: input.articleId });
    return ok({ articleId: input.articleId });
  }, moveConstraints);
}

/** Goods that came from a lot lie in the store again, as far as they were not sold. */
async function backToStore(tx: Tx, ctx: Ctx, of: { articleId: string; lotId: string; stallId: string; perPiece: number }, pieces: number): Promise<void> {
  const [moved] = await tx.select({ sold: sql<number>`coalesce(-sum(${stallMove.quantity}), 0)::int` }).from(stallMove).where(and(eq(stallMove.articleId, of.articleId), eq(stallMove.kind, "sold")));
  await returnLotFromStall(tx, ctx, { lotId: of.lotId, stallId: of.stallId, quantity: pieces * of.perPiece, sold: (moved?.sold ?? 0) * of.perPiece });
}

/** Unsold counted pieces go back to their maker, those of a lot to the store. Refuses more than lie on the stall. */
export async function returnPieces(ctx: Ctx, input: MovePiecesInput): Promise<Result<{ articleId: ArticleId }, "article_missing" | "not_so_many" | "move_conflict">> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  return inTransaction<{ articleId: ArticleId }, "article_missing" | "not_so_many" | "move_conflict">(ctx.db, async (tx) => {
    const known = await standing(tx, input, "returned");
    if (known) return known;
    const [found] = await tx
      .select({ id: article.id, lotId: article.lotId, stallId: article.stallId, perPiece: article.parentUnitsPerPiece })
      .from(article)
      .where(and(eq(article.id, input.articleId), eq(article.eventId, input.bazaarId), eq(article.kind, "counted")));
    if (!found) return refuse("article_missing");
    const left = await postMoves(tx, ctx, [{ ...(input.moveId ? { id: input.moveId } : {}), articleId: input.articleId, unitId: null, kind: "returned", quantity: -input.pieces }]);
    if (left < 0) return refuse("not_so_many", { left: Math.max(0, left + input.pieces) }, "pieces");
    const { lotId, stallId, perPiece } = found;
    if (lotId && stallId && perPiece) await backToStore(tx, ctx, { articleId: found.id, lotId, stallId, perPiece }, input.pieces);
    await recordAudit(tx, ctx, { action: "bazaar.return_pieces", subjectKind: "article", subjectId: input.articleId });
    return ok({ articleId: input.articleId });
  }, moveConstraints);
}
