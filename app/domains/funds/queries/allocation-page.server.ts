import { sql } from "drizzle-orm";
import { accountOf, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import type { AllocationState, FundKind } from "../model";
import { readFunds } from "../permissions";

export interface Purpose {
  readonly id: string;
  readonly name: string;
  readonly kind: FundKind;
  /** Where it may be spent, in words; empty means anywhere. */
  readonly places: readonly string[];
  readonly freeCents: number;
}

export interface AllocationView {
  readonly id: string;
  readonly state: AllocationState;
  /** ISO instants. */
  readonly proposedAt: string;
  readonly decidedAt: string | null;
  readonly proposerName: string | null;
  readonly deciderName: string | null;
  /** The proposal is the reader's own: another person confirms it. */
  readonly isOwn: boolean;
  readonly lines: readonly { readonly toFundId: string; readonly name: string; readonly places: readonly string[]; readonly amountCents: number; readonly months: readonly LocalDate[] }[];
}

export interface AllocationPage {
  readonly fund: { readonly id: string; readonly name: string; readonly isEvent: boolean; readonly raisedCents: number; readonly freeCents: number; readonly receipts: number };
  /** What it holds, by the day it came: the order in which it will be taken. */
  readonly days: readonly { readonly day: LocalDate; readonly receipts: number; readonly cents: number }[];
  readonly purposes: readonly Purpose[];
  readonly open: AllocationView | null;
  /** Newest first. */
  readonly decided: readonly AllocationView[];
}

const rowsOf = async <T>(ctx: Ctx, query: ReturnType<typeof sql>): Promise<T[]> => [...((await ctx.db.execute(query)) as unknown as Iterable<T>)];

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`);

/** The services a fund is bound to. */
const placesOf = (locale: Locale, fund: string) => sql.raw(`array(
  select s.name_${locale} from fund_restriction r join service s on s.id = r.service_id
  where r.fund_id = ${fund} group by s.id order by min(r.line))`);

export async function purposeOptions(ctx: Ctx, locale: Locale): Promise<Purpose[]> {
  authorize(ctx.actor, readFunds);
  return rowsOf<Purpose>(ctx, sql`
    select f.id, ${sql.raw(`f.name_${locale}`)} as name, f.kind, ${placesOf(locale, "f.id")} as places,
      (select coalesce(sum(b.remaining), 0) from tranche t join tranche_balance b on b.tranche_id = t.id where t.fund_id = f.id and t.book = 'cash')::bigint as "freeCents"
    from fund f
    where f.state = 'open' and f.event_id is null
    order by f.kind = 'general', f.created_at, f.id`);
}

/** One fund, what it raised and still holds, its open proposal and what was decided before. Null when there is no such fund. */
export async function allocationPage(ctx: Ctx, ask: { readonly fundId: string; readonly locale: Locale }): Promise<AllocationPage | null> {
  authorize(ctx.actor, readFunds);
  const [fund] = await rowsOf<AllocationPage["fund"]>(ctx, sql`
    select f.id, ${sql.raw(`f.name_${ask.locale}`)} as name, f.event_id is not null as "isEvent",
      coalesce(sum(t.amount) filter (where t.id = t.root_id), 0)::bigint as "raisedCents", coalesce(sum(b.remaining), 0)::bigint as "freeCents",
      (count(*) filter (where t.id = t.root_id))::int as receipts
    from fund f left join tranche t on t.fund_id = f.id and t.book = 'cash' left join tranche_balance b on b.tranche_id = t.id
    where f.id = ${ask.fundId}::uuid and f.kind <> 'restricted' group by f.id`);
  if (!fund) return null;
  const [purposes, views, days] = await Promise.all([purposeOptions(ctx, ask.locale), allocationViews(ctx, ask), heldDays(ctx, ask.fundId)]);
  return {
    fund, days, purposes: purposes.filter((purpose) => purpose.id !== fund.id),
    open: views.find((view) => view.state === "proposed") ?? null,
    decided: views.filter((view) => view.state === "confirmed"),
  };
}

const heldDays = (ctx: Ctx, fundId: string) =>
  rowsOf<AllocationPage["days"][number]>(ctx, sql`
    select t.received_on::text as day, count(*)::int as receipts, sum(b.remaining)::bigint as cents
    from tranche t join tranche_balance b on b.tranche_id = t.id
    where t.fund_id = ${fundId}::uuid and t.book = 'cash' and b.remaining > 0 and not b.frozen group by t.received_on order by t.received_on`);

async function allocationViews(ctx: Ctx, ask: { readonly fundId: string; readonly locale: Locale }): Promise<AllocationView[]> {
  const rows = await rowsOf<Omit<AllocationView, "isOwn" | "lines"> & { proposedBy: string | null }>(ctx, sql`
    select a.id, a.state, ${iso("a.proposed_at")} as "proposedAt", ${iso("a.decided_at")} as "decidedAt", a.proposed_by as "proposedBy", pp.full_name as "proposerName", dp.full_name as "deciderName"
    from allocation a
    left join account pa on pa.id = a.proposed_by left join person pp on pp.id = pa.person_id
    left join account da on da.id = a.decided_by left join person dp on dp.id = da.person_id
    where a.fund_id = ${ask.fundId}::uuid and a.state <> 'withdrawn' order by a.proposed_at desc, a.id desc limit 20`);
  const lines = await rowsOf<AllocationView["lines"][number] & { allocationId: string }>(ctx, sql`
    select l.allocation_id as "allocationId", f.id as "toFundId", ${sql.raw(`f.name_${ask.locale}`)} as name, ${placesOf(ask.locale, "f.id")} as places,
      l.amount_cents as "amountCents", l.months
    from allocation_line l join fund f on f.id = l.to_fund_id
    where l.allocation_id = any (${`{${rows.map((row) => row.id).join(",")}}`}::uuid[]) order by l.sort_order, l.id`);
  const me = accountOf(ctx.actor);
  return rows.map(({ proposedBy, ...row }) => ({
    ...row, isOwn: me !== null && me === proposedBy,
    lines: lines.filter((line) => line.allocationId === row.id).map(({ allocationId: _, ...line }) => line),
  }));
}
