import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import type { Book, FundKind, Unit } from "../model";
import { readFunds } from "../permissions";

export interface BookBalance {
  readonly book: Book;
  readonly unit: Unit;
  readonly waiting: number;
  /** Linked to what was delivered. */
  readonly used: number;
}

export interface FundBalance {
  readonly id: string;
  readonly name: string;
  readonly kind: FundKind;
  readonly isEvent: boolean;
  readonly balances: readonly BookBalance[];
}

/** Each fund's balances book by book and unit by unit. They stand side by side and are never added. */
export async function fundBalances(ctx: Ctx, { locale }: { readonly locale: Locale }): Promise<readonly FundBalance[]> {
  authorize(ctx.actor, readFunds);
  const rows = (await ctx.db.execute(sql`
    select f.id, ${sql.raw(`f.name_${locale}`)} as name, f.kind, f.event_id is not null as "isEvent",
      t.book, t.unit, coalesce(sum(t.waiting), 0)::bigint as waiting, coalesce(sum(t.used), 0)::bigint as used
    from fund f
    left join lateral (
      select t.book, t.unit, b.remaining as waiting, (select coalesce(sum(e.amount), 0) from funding_edge e where e.tranche_id = t.id) as used
      from tranche t join tranche_balance b on b.tranche_id = t.id where t.fund_id = f.id
    ) t on true
    group by f.id, t.book, t.unit order by f.event_id is not null, f.kind = 'general', f.created_at, f.id, t.book, t.unit`)) as unknown as
    Iterable<Omit<FundBalance, "balances"> & { book: Book | null; unit: Unit; waiting: number; used: number }>;
  const funds = new Map<string, { id: string; name: string; kind: FundKind; isEvent: boolean; balances: BookBalance[] }>();
  for (const { book, unit, waiting, used, ...fund } of rows) {
    const known = funds.get(fund.id) ?? { ...fund, balances: [] };
    funds.set(fund.id, known);
    if (book && (waiting !== 0 || used !== 0)) known.balances.push({ book, unit, waiting, used });
  }
  return [...funds.values()];
}
