import { giftPaper } from "~db/schema/inkind-values.server";
import type { DonationCertificateSnapshot, DonationContractSnapshot, GiftPaperLine } from "~/domains/documents/api";
import { issueDocument } from "~/domains/documents/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { giftFacts, signerOf, totalsByBasis, usOnPaper, type FactLine, type GiftFacts } from "../gift-facts.server";
import type { OfferId } from "../model";
import { issueGiftPapers } from "../permissions";
import type { GiftPaperId } from "../value-model";

type Refusal = "gift_not_received" | "gift_nothing_accepted" | "gift_donor_unnamed";
export interface IssuePaper {
  readonly paperId: GiftPaperId;
  readonly offerId: OfferId;
  readonly kind: "donation_contract" | "donation_certificate";
  /** A certificate without values. */
  readonly goodsOnly: boolean;
}

const lineOf = (line: FactLine, value: GiftPaperLine["value"]): GiftPaperLine => ({ what: line.what, quantity: formatQuantity(line.accepted, line.unit, "bg"), value });

/** What both papers say of a gift. */
async function common(tx: Tx, ctx: Ctx, facts: GiftFacts & { donor: NonNullable<GiftFacts["donor"]> }) {
  const { donor, protocol, purpose, gift } = facts;
  return { date: formatDate(ctx.clock.now(), "bg"), organisation: await usOnPaper(tx), donor, protocol, purpose, gift };
}

async function contractOf(tx: Tx, ctx: Ctx, facts: Parameters<typeof common>[2]): Promise<DonationContractSnapshot> {
  return {
    ...(await common(tx, ctx, facts)), signer: await signerOf(tx, "director"), notForSale: facts.notForSale,
    lines: facts.lines.map((line) => lineOf(line, line.declared)), values: totalsByBasis(facts.lines.map((line) => line.declared)),
  };
}

async function certificateOf(tx: Tx, ctx: Ctx, facts: Parameters<typeof common>[2], goodsOnly: boolean): Promise<DonationCertificateSnapshot> {
  const signers = [await signerOf(tx, "director"), await signerOf(tx, "accountant")].filter((one) => one !== null);
  const values = facts.lines.map((line) => (goodsOnly ? null : line.recognised));
  return {
    ...(await common(tx, ctx, facts)), signers: signers.filter((one, index) => signers.findIndex((other) => other.name === one.name) === index),
    lines: facts.lines.map((line, index) => lineOf(line, values[index] ?? null)), values: totalsByBasis(values),
  };
}

/**
 * Issues the contract or the certificate of an accepted gift, once each; asking again answers the one it has. The contract says
 * what the donor declared, the certificate what we recognised, or goods only. The donor gets it by a mailed link.
 */
export async function issueGiftPaper(ctx: Ctx, input: IssuePaper): Promise<Result<{ documentId: string; created: boolean }, Refusal>> {
  authorize(ctx.actor, issueGiftPapers);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ documentId: string; created: boolean }, Refusal>> => {
    const facts = await giftFacts(tx, ctx, input.offerId);
    if (!facts) return refuse("gift_not_received");
    const { donor, number, receiptId } = facts;
    if (facts.lines.length === 0) return refuse("gift_nothing_accepted", { number });
    if (!donor) return refuse("gift_donor_unnamed", { number });
    const named = { ...facts, donor };
    const document = { on: localDateOf(ctx.clock.now()), subjectId: receiptId };
    // Recorded before the number is given: its counter stays locked until the end.
    await emit(tx, ctx, "inkind.paper_issued", { paperId: input.paperId });
    const issued = input.kind === "donation_contract"
      ? await issueDocument(tx, ctx, { ...document, type: "donation_contract", data: await contractOf(tx, ctx, named) })
      : await issueDocument(tx, ctx, { ...document, type: "donation_certificate", data: await certificateOf(tx, ctx, named, input.goodsOnly) });
    const made = await tx
      .insert(giftPaper)
      .values({ id: input.paperId, receiptId, kind: input.kind, documentId: issued.id, issuedAt: ctx.clock.now(), issuedBy: accountOf(ctx.actor) })
      .onConflictDoNothing().returning({ id: giftPaper.id });
    if (made.length > 0) await recordAudit(tx, ctx, { action: "inkind.issue_paper", subjectKind: "goods_receipt", subjectId: receiptId });
    return ok({ documentId: issued.id, created: made.length > 0 });
  });
}
