import { asc, eq, sql } from "drizzle-orm";
import { issueGiftPaper } from "../../../app/domains/inkind/commands/issue-gift-paper.server";
import { markUnvalued } from "../../../app/domains/inkind/commands/mark-unvalued.server";
import { recogniseValue } from "../../../app/domains/inkind/commands/recognise-value.server";
import type { Category, OfferId } from "../../../app/domains/inkind/model";
import type { GiftPaperId, ReceiptLineId, ValueDecisionId } from "../../../app/domains/inkind/value-model";
import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, localDateOf, type LocalDate } from "../../../app/platform/time/local-date";
import { goodsOffer, goodsOfferLine, goodsReceipt, goodsReceiptLine } from "../../schema/inkind.server";
import { accounts, demoId, organisations, people } from "./ids";

const accountant: Actor = { kind: "account", accountId: accounts.accountant, personId: people.violeta, grants: [{ role: "accountant", scopeKind: "organisation", scopeId: null }] };

/** Cents a piece or a kilo, as Виолета finds them in price lists; what is left out is not valued. */
const prices: Partial<Record<Category, number>> = { food: 215, clothes: 640, toys: 380, school: 1450, hygiene: 290, household: 520, appliances: 4900, furniture: 3500 };
/** What the last days brought still waits. */
const waitingDays = 12;

/** Recognises what lies long enough, leaves the last days waiting, and issues a contract and a certificate of a firm's newest valued gift. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const lines = await ctx.db
    .select({
      lineId: goodsReceiptLine.id, offerId: goodsOffer.id, organisationId: goodsOffer.donorOrganisationId, accepted: goodsReceiptLine.accepted, unit: goodsReceiptLine.unit,
      category: goodsOfferLine.category, receivedAt: goodsReceipt.receivedAt,
    })
    .from(goodsReceiptLine)
    .innerJoin(goodsReceipt, eq(goodsReceipt.id, goodsReceiptLine.receiptId))
    .innerJoin(goodsOfferLine, eq(goodsOfferLine.id, goodsReceiptLine.offerLineId))
    .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
    .where(sql`${goodsReceiptLine.accepted} > 0`)
    .orderBy(asc(goodsReceipt.receivedAt), asc(goodsReceiptLine.id));
  let ofFirm: { offerId: string; on: LocalDate } | null = null;
  for (const [index, line] of lines.entries()) {
    const on = addDays(localDateOf(line.receivedAt), 4);
    if (on > addDays(anchor, 4 - waitingDays)) continue;
    const then: Ctx = { ...ctx, actor: accountant, clock: fixedClock(instantAt(on, "15:20")) };
    const [lineId, decisionId] = [line.lineId as ReceiptLineId, demoId<"ValueDecision">(`value:${line.offerId}:${index}`) as ValueDecisionId];
    const price = prices[line.category as Category];
    if (price === undefined || index % 17 === 5) {
      expectOk(await markUnvalued(then, { lineId, decisionId }));
      continue;
    }
    const amount = Math.max(1, Math.round((line.accepted * price) / (line.unit === "piece" ? 1 : 1000)));
    const firm = line.organisationId !== null;
    expectOk(await recogniseValue(then, {
      lineId, decisionId, seq: 0, amount, basis: firm ? "invoice" : "our_estimate",
      evidence: firm ? `фактура № ${1100 + index}` : "цени на подобни вещи в обяви, средна от три",
    }));
    if (line.organisationId === organisations.dunavTeks || (firm && !ofFirm)) ofFirm = { offerId: line.offerId, on };
  }
  if (!ofFirm) return;
  const issued: Ctx = { ...ctx, actor: accountant, clock: fixedClock(instantAt(addDays(ofFirm.on, 1), "09:30")) };
  for (const kind of ["donation_contract", "donation_certificate"] as const) {
    expectOk(await issueGiftPaper(issued, { paperId: demoId<"GiftPaper">(`paper:${kind}`) as GiftPaperId, offerId: ofFirm.offerId as OfferId, kind, goodsOnly: false }));
  }
}
