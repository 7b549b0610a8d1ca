import { and, asc, eq } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsHandover, goodsHandoverLine, goodsRequest, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { programme, service } from "~db/schema/services.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit, Category } from "../model";
import { readRequests, requestGoods } from "../permissions";
import { pickKeyOf } from "../pick-key.server";
import { openOf, shortOf } from "../request-model";
import { linesOf, promisesOf } from "../request-rows.server";

/** One request with its lines' amounts and its handovers. Null for an unknown one, one of another's service, and a draft of somebody else. */
export async function requestPage(ctx: Ctx, ask: { readonly requestId: string; readonly locale: "bg" | "en" }) {
  authorize(ctx.actor, readRequests);
  const bg = ask.locale === "bg";
  const [row] = await ctx.db
    .select({
      id: goodsRequest.id, number: goodsRequest.number, state: goodsRequest.state, serviceId: goodsRequest.serviceId, programmeId: goodsRequest.programmeId,
      neededBy: goodsRequest.neededBy, urgent: goodsRequest.urgent, serviceName: bg ? service.nameBg : service.nameEn, programmeName: bg ? programme.nameBg : programme.nameEn,
    })
    .from(goodsRequest).innerJoin(service, eq(service.id, goodsRequest.serviceId)).leftJoin(programme, eq(programme.id, goodsRequest.programmeId))
    .where(eq(goodsRequest.id, ask.requestId));
  const mayAsk = Boolean(row && allows(ctx.actor, requestGoods, { serviceId: row.serviceId }));
  if (!row || !allows(ctx.actor, readRequests, { serviceId: row.serviceId }) || (row.state === "draft" && !mayAsk)) return null;
  const found = await linesOf(ctx.db, row.id);
  const promises = await promisesOf(ctx.db, found.map((line) => line.id));
  const lines = found.map((line) => {
    const promised = promises.reduce((sum, promise) => (promise.lineId === line.id ? sum + promise.quantity : sum), 0);
    return { ...line, unit: line.unit as BaseUnit, category: line.category as Category, promised, open: openOf(line), short: shortOf({ ...line, promised }) };
  });
  const handed = await ctx.db
    .select({
      id: goodsHandoverLine.id, issueId: goodsHandover.issueId, handedAt: goodsHandover.handedAt, signedBy: goodsHandover.signedBy, documentNumber: document.number,
      description: goodsRequestLine.description, size: goodsRequestLine.size, unit: goodsRequestLine.unit, quantity: goodsHandoverLine.quantity,
      received: goodsHandoverLine.received, usedAt: goodsHandoverLine.usedAt, settled: goodsHandoverLine.settled,
    })
    .from(goodsHandover)
    .innerJoin(goodsHandoverLine, eq(goodsHandoverLine.issueId, goodsHandover.issueId))
    .innerJoin(goodsRequestLine, eq(goodsRequestLine.id, goodsHandoverLine.lineId))
    .innerJoin(document, eq(document.id, goodsHandover.documentId))
    .where(eq(goodsHandover.requestId, row.id))
    .orderBy(asc(goodsHandover.handedAt), asc(goodsHandover.issueId), asc(goodsRequestLine.position));
  const handovers = [...new Set(handed.map((line) => line.issueId))].map((issueId) => {
    const own = handed.filter((line) => line.issueId === issueId).map((line) => ({ ...line, unit: line.unit as BaseUnit }));
    const { handedAt, signedBy, documentNumber } = own[0]!;
    return { issueId, handedAt: handedAt.toISOString(), signedBy, documentNumber, waits: own.some((line) => line.received === null), lines: own };
  });
  return { ...row, mayAsk, lines, handovers, pickKey: pickKeyOf(promises), anyPromised: promises.length > 0 };
}
export type RequestPage = NonNullable<Awaited<ReturnType<typeof requestPage>>>;

/** The protocol of one handover, for those who may see its request; null for everything else. */
export async function handoverDocument(ctx: Ctx, ask: { readonly requestId: string; readonly issueId: string }): Promise<string | null> {
  authorize(ctx.actor, readRequests);
  const [row] = await ctx.db.select({ documentId: goodsHandover.documentId, serviceId: goodsRequest.serviceId })
    .from(goodsHandover).innerJoin(goodsRequest, eq(goodsRequest.id, goodsHandover.requestId))
    .where(and(eq(goodsHandover.issueId, ask.issueId), eq(goodsHandover.requestId, ask.requestId)));
  return row && allows(ctx.actor, readRequests, { serviceId: row.serviceId }) ? row.documentId : null;
}
