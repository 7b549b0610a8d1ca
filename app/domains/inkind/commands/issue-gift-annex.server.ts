import { and, eq, inArray } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { giftPaper } from "~db/schema/inkind-values.server";
import { issueDocument } from "~/domains/documents/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { formatDate } from "~/platform/i18n/format";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { giftFacts, signerOf, usOnPaper } from "../gift-facts.server";
import type { OfferId } from "../model";
import { paperWords } from "../paper-words";
import { issueGiftPapers } from "../permissions";
import type { GiftPaperId } from "../value-model";

type Refusal = "gift_not_received" | "gift_donor_unnamed" | "annex_of_missing";

/** An issued contract or certificate is never changed: what is different is said in a numbered annex to it (F12 of domain.md). */
export async function issueGiftAnnex(
  ctx: Ctx, input: { readonly paperId: GiftPaperId; readonly offerId: OfferId; readonly annexOf: string; readonly text: string },
): Promise<Result<{ documentId: string; created: boolean }, Refusal>> {
  authorize(ctx.actor, issueGiftPapers);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ documentId: string; created: boolean }, Refusal>> => {
    const facts = await giftFacts(tx, ctx, input.offerId);
    if (!facts) return refuse("gift_not_received");
    if (!facts.donor) return refuse("gift_donor_unnamed", { number: facts.number });
    const [paper] = await tx
      .select({ kind: giftPaper.kind, number: document.number, issuedOn: document.issuedOn })
      .from(giftPaper).innerJoin(document, eq(document.id, giftPaper.documentId))
      .where(and(eq(giftPaper.documentId, input.annexOf), eq(giftPaper.receiptId, facts.receiptId), inArray(giftPaper.kind, ["donation_contract", "donation_certificate"])));
    if (!paper) return refuse("annex_of_missing", undefined, "annexOf");
    await emit(tx, ctx, "inkind.paper_issued", { paperId: input.paperId });
    const of = `${paperWords.types[paper.kind as keyof typeof paperWords.types]} № ${paper.number} от ${formatDate(paper.issuedOn, "bg")}`;
    const now = ctx.clock.now();
    const issued = await issueDocument(tx, ctx, {
      type: "gift_annex", on: localDateOf(now), subjectId: input.paperId,
      data: {
        date: formatDate(now, "bg"), organisation: await usOnPaper(tx), donor: facts.donor, of, signer: await signerOf(tx, "director"),
        paragraphs: input.text.normalize("NFC").split(/\n+/).map((part) => part.trim()).filter(Boolean),
      },
    });
    const made = await tx
      .insert(giftPaper)
      .values({ id: input.paperId, receiptId: facts.receiptId, kind: "gift_annex", documentId: issued.id, annexOf: input.annexOf, issuedAt: now, issuedBy: accountOf(ctx.actor) })
      .onConflictDoNothing().returning({ id: giftPaper.id });
    if (made.length > 0) await recordAudit(tx, ctx, { action: "inkind.issue_annex", subjectKind: "goods_receipt", subjectId: facts.receiptId });
    return ok({ documentId: issued.id, created: made.length > 0 });
  });
}
