import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { readFunds } from "../permissions";

export interface WaitingFund {
  readonly fundId: string;
  readonly name: string;
  /** Takings of an event; else the general fund. */
  readonly isEvent: boolean;
  readonly raisedCents: number;
  readonly freeCents: number;
  /** Set while a proposal waits for the accountant. */
  readonly allocationId: string | null;
  readonly proposedCents: number | null;
}

/** Money that waits for a decision: events' takings and the general fund, those with an open proposal first. */
export async function allocationList(ctx: Ctx, { locale }: { readonly locale: Locale }): Promise<readonly WaitingFund[]> {
  authorize(ctx.actor, readFunds);
  const rows = (await ctx.db.execute(sql`
    select f.id as "fundId", ${sql.raw(`f.name_${locale}`)} as name, f.event_id is not null as "isEvent",
      coalesce(m.raised, 0)::bigint as "raisedCents", coalesce(m.free, 0)::bigint as "freeCents", a.id as "allocationId", l.proposed::bigint as "proposedCents"
    from fund f
    left join lateral (
      select sum(t.amount) filter (where t.id = t.root_id) as raised, sum(b.remaining) as free
      from tranche t join tranche_balance b on b.tranche_id = t.id where t.fund_id = f.id and t.book = 'cash'
    ) m on true
    left join allocation a on a.fund_id = f.id and a.state = 'proposed'
    left join lateral (select sum(amount_cents) as proposed from allocation_line where allocation_id = a.id) l on true
    where f.state = 'open' and (f.event_id is not null or f.kind = 'general') and (m.free > 0 or a.id is not null)
    order by a.id is null, f.event_id is null, f.created_at desc, f.id`)) as unknown as Iterable<WaitingFund>;
  return [...rows];
}
