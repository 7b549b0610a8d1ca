import { and, eq, ne } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { article } from "~db/schema/bazaar.server";
import type { ArticleId, BazaarId } from "../model";
import { fillStall } from "../permissions";

/** A new price from now on. Sold lines keep theirs; a bill made at the old price arrives with a price exception. */
export async function setPrice(
  ctx: Ctx, input: { readonly bazaarId: BazaarId; readonly articleId: ArticleId; readonly priceCents: number },
): Promise<Result<{ articleId: ArticleId }, "article_missing">> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  return inTransaction(ctx.db, async (tx) => {
    const changed = await tx
      .update(article)
      .set({ priceCents: input.priceCents })
      .where(and(eq(article.id, input.articleId), eq(article.eventId, input.bazaarId), ne(article.kind, "free_gift")))
      .returning({ id: article.id });
    if (changed.length === 0) return refuse("article_missing");
    await recordAudit(tx, ctx, { action: "bazaar.set_price", subjectKind: "article", subjectId: input.articleId, fields: ["price_cents"] });
    return ok({ articleId: input.articleId });
  });
}
