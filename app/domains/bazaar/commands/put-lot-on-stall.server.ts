import { eq } from "drizzle-orm";
import { issueLotToStall } from "~/domains/inkind/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { document } from "~db/schema/documents.server";
import type { ArticleId, BazaarId, Drawing, StallId } from "../model";
import { fillStall } from "../permissions";
import { insertArticle, type AddedArticle } from "./add-article.server";

export interface PutLotInput {
  readonly articleId: ArticleId;
  readonly bazaarId: BazaarId;
  readonly stallId: StallId;
  readonly lotId: string;
  /** Of the lot, in its base unit. */
  readonly quantity: number;
  /** Into how many pieces for sale; a piece carries its even share of the goods, the rounding stays with the lot's tranche. */
  readonly pieces: number;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly priceCents: number;
  readonly drawing?: Drawing | null;
  readonly onKeys?: boolean;
}

type PutLotRefusal =
  | "stall_missing" | "source_missing" | "article_exists" | "lot_without_protocol" | "too_many_pieces"
  | "lot_unknown" | "not_for_sale" | "lot_expired" | "lot_held" | "lot_promised" | "not_enough" | "stall_issue_conflict";

/**
 * A lot from the store becomes an article of a stall; its handover protocol is the document behind it. Refuses goods a donor
 * gave not to be sold, expired ones, more than lies in the store, and a lot without a protocol.
 */
export async function putLotOnStall(ctx: Ctx, input: PutLotInput): Promise<Result<AddedArticle, PutLotRefusal>> {
  authorize(ctx.actor, fillStall, { eventId: input.bazaarId });
  const unitsPerPiece = Math.floor(input.quantity / input.pieces);
  if (unitsPerPiece < 1) return refuse("too_many_pieces", undefined, "pieces");
  return inTransaction<AddedArticle, PutLotRefusal>(ctx.db, async (tx) => {
    const issued = await issueLotToStall(tx, ctx, { lotId: input.lotId, quantity: input.quantity, eventId: input.bazaarId, stallId: input.stallId, movementId: input.articleId });
    if (!issued.ok) return refuse(issued.refusal.code, issued.refusal.facts, "lotId");
    const [paper] = issued.value.documentId
      ? await tx.select({ number: document.number }).from(document).where(eq(document.id, issued.value.documentId))
      : [];
    if (!paper) return refuse("lot_without_protocol", undefined, "lotId");
    return insertArticle(tx, ctx, {
      id: input.articleId, bazaarId: input.bazaarId, stallId: input.stallId, kind: "counted", nameBg: input.nameBg, nameEn: input.nameEn,
      priceCents: input.priceCents, drawing: input.drawing ?? null, onKeys: input.onKeys ?? false, pieces: input.pieces,
      source: { kind: "protocol", label: String(paper.number) },
      lot: { lotId: input.lotId, trancheId: issued.value.trancheId, unitsPerPiece },
    });
  }, { article_pkey: () => refuse("article_exists") });
}
