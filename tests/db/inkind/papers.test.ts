import { beforeAll, describe, expect, it } from "vitest";
import { documentPdf, linkedDocumentPdf } from "~/domains/documents/queries/pdf.server";
import { verifyDocument } from "~/domains/documents/queries/verify.server";
import { documentsChecks } from "~/domains/documents/checks.server";
import { issueGiftAnnex } from "~/domains/inkind/commands/issue-gift-annex.server";
import { issueGiftPaper } from "~/domains/inkind/commands/issue-gift-paper.server";
import type { OfferId } from "~/domains/inkind/model";
import { giftPapersPage } from "~/domains/inkind/queries/gift-papers.server";
import { trackOffer } from "~/domains/inkind/queries/tracking.server";
import type { GiftPaperId } from "~/domains/inkind/value-model";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { formatLookCode } from "~/platform/tokens/look-code";
import { postOffice, tokenIn } from "~tests/support/post-office";
import { valueFixture, type ValueFixture } from "./values";

let at: ValueFixture;
beforeAll(async () => {
  at = await valueFixture();
  await at.actorWith("director", "Христо Жечев");
});
const issue = (offerId: OfferId, kind: "donation_contract" | "donation_certificate", goodsOnly = false, paperId = newId<"GiftPaper">() as GiftPaperId) =>
  issueGiftPaper(at.ctx(at.coordinator), { paperId, offerId, kind, goodsOnly });
const said = async (documentId: string) => (JSON.parse(String((await at.sql`select snapshot from document where id = ${documentId}`)[0]!.snapshot)) as { number: number; data: Record<string, unknown> });

describe("papers of a gift", () => {
  it("a contract says what the donor declared, a certificate what we recognised, each once and with its own numbers", async () => {
    const gift = await at.received(6);
    await at.declare(gift.offerId, 18_000, "book");
    expectOk(await at.recognise(await at.lineOf(gift.receiptId), 17_500));
    const contract = expectOk(await issue(gift.offerId, "donation_contract"));
    const certificate = expectOk(await issue(gift.offerId, "donation_certificate"));
    expect(expectOk(await issue(gift.offerId, "donation_contract"))).toEqual({ documentId: contract.documentId, created: false });
    const [first, second] = [await said(contract.documentId), await said(certificate.documentId)];
    expect(first).toMatchObject({ number: 1, data: { donor: { name: "Юлия Димова" }, signer: { name: "Христо Жечев", role: "директор" }, values: [{ cents: 18_000, basis: "счетоводна стойност, посочена от дарителя" }] } });
    expect(second).toMatchObject({ number: 1, data: { values: [{ cents: 17_500, basis: "по фактура" }], signers: [{ name: "Христо Жечев" }, { name: "Виолета Щерева" }], lines: [{ what: "Детско яке", quantity: "6\u00a0броя" }] } });
    expect(JSON.stringify(first)).not.toMatch(/17500/);
    const page = await giftPapersPage(at.ctx(at.accountant), gift.offerId);
    expect(page?.documents.map(({ type, number }) => [type, number])).toEqual([["handover_protocol", 1], ["donation_contract", 1], ["donation_certificate", 1]]);
    for (const { documentId } of [contract, certificate]) {
      const pdf = await documentPdf(at.ctx(at.accountant), documentId, "https://example.test");
      expect(pdf?.bytes.subarray(0, 5).toString()).toBe("%PDF-");
      expect(pdf?.filename).toMatch(/^(dogovor|svidetelstvo)-za-darenie-1-2026\.pdf$/);
    }
    expect(await countViolations(at.db, documentsChecks)).toEqual(documentsChecks.map(({ name }) => ({ name, violations: 0 })));
  });

  it("a certificate may show goods only; the change of a paper is an annex to it", async () => {
    const gift = await at.received(3);
    expectOk(await at.recognise(await at.lineOf(gift.receiptId), 900));
    const certificate = expectOk(await issue(gift.offerId, "donation_certificate", true));
    expect(await said(certificate.documentId)).toMatchObject({ number: 2, data: { values: [], lines: [{ value: null }] } });
    const annex = { paperId: newId<"GiftPaper">() as GiftPaperId, offerId: gift.offerId, annexOf: certificate.documentId, text: "Името на дарителя се чете „Юлия Димова-Петрова“.\n\nБроят остава 3." };
    const issued = expectOk(await issueGiftAnnex(at.ctx(at.accountant), annex));
    expect(expectOk(await issueGiftAnnex(at.ctx(at.accountant), annex))).toEqual({ documentId: issued.documentId, created: false });
    const snapshot = await said(issued.documentId);
    expect(snapshot.data.paragraphs).toHaveLength(2);
    expect(String(snapshot.data.of)).toMatch(/^свидетелство за дарение № 2 от /);
    expect((await documentPdf(at.ctx(at.accountant), issued.documentId, "https://example.test"))?.filename).toBe("aneks-1-2026.pdf");
    const other = await at.received(1);
    expect(await issueGiftAnnex(at.ctx(at.accountant), { ...annex, paperId: newId<"GiftPaper">() as GiftPaperId, offerId: other.offerId })).toMatchObject({ refusal: { code: "annex_of_missing", field: "annexOf" } });
  });

  it("reaches the donor by a mailed link, and the tracking page says that it exists without opening it", async () => {
    const gift = await at.received(2);
    const paperId = newId<"GiftPaper">() as GiftPaperId;
    const { documentId } = expectOk(await issue(gift.offerId, "donation_contract", false, paperId));
    const letters = (await postOffice(at).deliverTwice()).filter((letter) => /^Договор за дарение № \d+$/.test(letter.subject) && letter.text.includes(formatLookCode(gift.code)));
    expect(letters).toHaveLength(1);
    const token = tokenIn(letters[0], "documents");
    expect((await linkedDocumentPdf(at.ctx(), token, "https://example.test"))?.filename).toMatch(/^dogovor/);
    const tracked = await trackOffer(at.ctx(), gift.code, "bg");
    expect(tracked?.papers).toMatchObject([{ type: "donation_contract" }]);
    expect(JSON.stringify(tracked)).not.toContain(documentId);
    expect(await verifyDocument(at.ctx(), tracked!.papers[0]!.lookCode)).toMatchObject({ type: "donation_contract" });
  });

  it("is not for a gift that waits, nor for one without a name, nor by other hands", async () => {
    const waiting = await at.agreed();
    expect(await issue(waiting.offerId, "donation_contract")).toMatchObject({ refusal: { code: "gift_not_received" } });
    const unnamed = await at.received(2);
    await at.asOwner`update goods_offer set donor_person_id = null where id = ${unnamed.offerId}`;
    expect(await issue(unnamed.offerId, "donation_certificate")).toMatchObject({ refusal: { code: "gift_donor_unnamed" } });
    await expect(issueGiftPaper(at.ctx(at.storekeeper), { paperId: newId<"GiftPaper">() as GiftPaperId, offerId: unnamed.offerId, kind: "donation_contract", goodsOnly: false })).rejects.toMatchObject({ stranger: false });
    const gift = await at.received(5);
    const settled = await Promise.all(Array.from({ length: 4 }, () => issue(gift.offerId, "donation_contract")));
    expect(new Set(settled.map((one) => expectOk(one).documentId)).size).toBe(1);
    expect(await countViolations(at.db, documentsChecks)).toEqual(documentsChecks.map(({ name }) => ({ name, violations: 0 })));
  });
});
