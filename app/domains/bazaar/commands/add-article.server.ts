import { and, eq } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { article, stall } from "~db/schema/bazaar.server";
import { needsSource, type ArticleId, type ArticleKind, type BazaarId, type Drawing, type SourceKind, type StallId, type UnitId } from "../model";
import { nextItemCode } from "../item-codes.server";
import { handInPieces } from "../moves.server";
import { fillStall } from "../permissions";
import { nextQuickPosition } from "../quick-keys.server";

export interface AddArticleInput {
  readonly id: ArticleId;
  readonly bazaarId: BazaarId;
  readonly stallId: StallId;
  readonly kind: Exclude<ArticleKind, "free_gift">;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly priceCents: number;
  readonly drawing?: Drawing | null;
  /** On a key of the till, after those already there. */
  readonly onKeys?: boolean;
  /** What proves the gift; a thing without it is refused at check-in. */
  readonly source?: { readonly kind: SourceKind; readonly label: string } | null;
  /** Handed in at once; 0 for an experience. */
  readonly pieces: number;
  readonly unitIds?: readonly UnitId[];
  /** The goods behind the article: the lot, its tranche, and how much of it one piece is. */
  readonly lot?: { readonly lotId: string; readonly trancheId: string; readonly unitsPerPiece: number } | null;
}

export interface AddedArticle {
  readonly articleId: ArticleId;
  readonly unitIds: readonly UnitId[];
}

/** Coordinator or storekeeper puts an article on a stall and checks its pieces in. Refuses things without a document. */
export async function addArticle(ctx: Ctx, input: AddArticleInput): Promise<Result<AddedArticle, "stall_missing" | "source_missing" | "article_exists">> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  return inTransaction(ctx.db, (tx) => insertArticle(tx, ctx, input), { article_pkey: () => refuse("article_exists") });
}

export async function insertArticle(tx: Tx, ctx: Ctx, input: AddArticleInput): Promise<Result<AddedArticle, "stall_missing" | "source_missing">> {
  const [found] = await tx.select({ id: stall.id }).from(stall).where(and(eq(stall.id, input.stallId), eq(stall.eventId, input.bazaarId)));
  if (!found) return refuse("stall_missing", undefined, "stallId");
  if (needsSource(input.kind) && !input.source) return refuse("source_missing", undefined, "makersList");
  await tx.insert(article).values({
    id: input.id, eventId: input.bazaarId, stallId: input.stallId, kind: input.kind, nameBg: input.nameBg, nameEn: input.nameEn,
    priceCents: input.priceCents, code: await nextItemCode(tx), drawing: input.drawing ?? null,
    quickPosition: input.onKeys ? await nextQuickPosition(tx, input.bazaarId) : null,
    sourceKind: input.source?.kind ?? null, sourceLabel: input.source?.label ?? null,
    lotId: input.lot?.lotId ?? null, parentTrancheId: input.lot?.trancheId ?? null, parentUnitsPerPiece: input.lot?.unitsPerPiece ?? null,
    createdAt: ctx.clock.now(),
  });
  const unitIds = input.pieces > 0 ? await handInPieces(tx, ctx, { articleId: input.id, kind: input.kind, pieces: input.pieces, ...(input.unitIds ? { unitIds: input.unitIds } : {}) }) : [];
  await recordAudit(tx, ctx, { action: "bazaar.add_article", subjectKind: "article", subjectId: input.id });
  return ok({ articleId: input.id, unitIds });
}
