import { and, desc, eq, ne, sql } from "drizzle-orm";
import { goodsRequest } from "~db/schema/inkind-requests.server";
import { programme, service } from "~db/schema/services.server";
import { inOwnServices } from "~/domains/services/api.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { BaseUnit } from "../model";
import { readRequests, requestGoods } from "../permissions";
import type { RequestShow } from "../request-model";

interface FirstLine {
  readonly description: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
}
const perPage = 30;

const first = sql<FirstLine>`(select json_build_object('description', l.description, 'unit', l.unit, 'quantity', l.quantity) from goods_request_line l where l.request_id = ${goodsRequest.id} order by l.position limit 1)`;
const count = sql<number>`(select count(*)::int from goods_request_line l where l.request_id = ${goodsRequest.id})`;
/** A line still waits for more than is promised to it. */
const short = sql<boolean>`${goodsRequest.state} in ('approved', 'partly_issued') and exists (select 1 from goods_request_line l where l.request_id = ${goodsRequest.id} and l.close_reason is null
  and l.approved - l.issued > coalesce((select sum(r.quantity) from stock_reservation r where r.for_kind = 'request_line' and r.for_id = l.id and r.ended_at is null), 0))`;
const disputed = sql<boolean>`exists (select 1 from goods_handover_line h join goods_request_line l on l.id = h.line_id where l.request_id = ${goodsRequest.id} and h.received <> h.quantity and h.settled is null)`;

/** Requests the reader may see, urgent first, then the newest; drafts only for those who write them. `after` is the key of the last row: "1_214". */
export async function requestList(ctx: Ctx, ask: { readonly show: RequestShow; readonly after?: string | undefined; readonly locale: "bg" | "en" }) {
  authorize(ctx.actor, readRequests);
  const bg = ask.locale === "bg";
  const [urgent, number] = ask.after?.split("_") ?? [];
  const rows = await ctx.db
    .select({
      id: goodsRequest.id, number: goodsRequest.number, state: goodsRequest.state, neededBy: goodsRequest.neededBy, urgent: goodsRequest.urgent,
      serviceName: bg ? service.nameBg : service.nameEn, programmeName: bg ? programme.nameBg : programme.nameEn, first, count, short, disputed,
    })
    .from(goodsRequest)
    .innerJoin(service, eq(service.id, goodsRequest.serviceId))
    .leftJoin(programme, eq(programme.id, goodsRequest.programmeId))
    .where(and(
      inOwnServices(ctx.actor, readRequests, goodsRequest.serviceId),
      allows(ctx.actor, requestGoods) ? undefined : ne(goodsRequest.state, "draft"),
      ask.show === "open" ? sql`${goodsRequest.state} not in ('closed', 'cancelled')` : sql`${goodsRequest.state} in ('closed', 'cancelled')`,
      number === undefined ? undefined : ask.show === "open" ? sql`(${goodsRequest.urgent}, ${goodsRequest.number}) < (${urgent === "1"}, ${Number(number)})` : sql`${goodsRequest.number} < ${Number(number)}`,
    ))
    .orderBy(...(ask.show === "open" ? [desc(goodsRequest.urgent)] : []), desc(goodsRequest.number))
    .limit(perPage + 1);
  const shown = rows.slice(0, perPage);
  const last = rows.length > perPage ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? `${last.urgent ? 1 : 0}_${last.number}` : null };
}
export type RequestRow = Awaited<ReturnType<typeof requestList>>["rows"][number];
