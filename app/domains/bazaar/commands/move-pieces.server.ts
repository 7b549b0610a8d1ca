import { and, eq } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { article } from "~db/schema/bazaar.server";
import { isStock, type ArticleId, type ArticleKind, type BazaarId } from "../model";
import { handInPieces, postMoves } from "../moves.server";
import { fillStall } from "../permissions";

export interface MovePiecesInput {
  readonly bazaarId: BazaarId;
  readonly articleId: ArticleId;
  readonly pieces: number;
}

/** More of the same comes to the stall. */
export async function handIn(ctx: Ctx, input: MovePiecesInput): Promise<Result<{ articleId: ArticleId }, "article_missing">> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  return inTransaction(ctx.db, async (tx) => {
    const [found] = await tx
      .select({ kind: article.kind })
      .from(article)
      .where(and(eq(article.id, input.articleId), eq(article.eventId, input.bazaarId)));
    const kind = found?.kind as ArticleKind | undefined;
    if (!kind || !isStock(kind)) return refuse("article_missing");
    await handInPieces(tx, ctx, { articleId: input.articleId, kind, pieces: input.pieces });
    await recordAudit(tx, ctx, { action: "bazaar.hand_in", subjectKind: "article", subjectId: input.articleId });
    return ok({ articleId: input.articleId });
  });
}

/** Unsold counted pieces go back to their maker. Refuses more than lie on the stall. */
export async function returnPieces(ctx: Ctx, input: MovePiecesInput): Promise<Result<{ articleId: ArticleId }, "article_missing" | "not_so_many">> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  return inTransaction(ctx.db, async (tx) => {
    const [found] = await tx
      .select({ id: article.id })
      .from(article)
      .where(and(eq(article.id, input.articleId), eq(article.eventId, input.bazaarId), eq(article.kind, "counted")));
    if (!found) return refuse("article_missing");
    const left = await postMoves(tx, ctx, [{ articleId: input.articleId, unitId: null, kind: "returned", quantity: -input.pieces }]);
    if (left < 0) return refuse("not_so_many", { left: Math.max(0, left + input.pieces) }, "pieces");
    await recordAudit(tx, ctx, { action: "bazaar.return_pieces", subjectKind: "article", subjectId: input.articleId });
    return ok({ articleId: input.articleId });
  });
}
