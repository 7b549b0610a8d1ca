import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { expectOk, ok, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { linkOutputs } from "../permissions";
import { lockFunds, use } from "../verbs.server";

export interface LinkMonthInput {
  readonly serviceId: string;
  /** First of the month. */
  readonly month: LocalDate;
}
interface Cost {
  readonly outputId: string;
  readonly amount: number;
  /** Purpose funds that may be spent here, in the order in which they are used up. */
  readonly fundIds: string[];
}

/**
 * What the month's outputs cost beyond the state budget, and who may pay. Cost is frozen when first recorded; before that it is
 * count × the unit cost of the month's first day. Only funds with a stated purpose serve by themselves, promised money first,
 * then the narrower purpose; the general fund and open-ended ones wait for somebody's decision.
 */
async function costsOf(tx: Tx, input: LinkMonthInput): Promise<Cost[]> {
  const rows = (await tx.execute(sql`
    select o.id as "outputId", coalesce(l.amount, o.count * c.unit_cost_cents)::bigint as amount,
      array(
        select f.id from fund f join fund_restriction r on r.fund_id = f.id
        where f.state = 'open' and f.event_id is null and f.kind in ('restricted', 'designated', 'youth_initiative')
          and r.service_id = o.service_id and (r.programme_id is null or r.programme_id = o.programme_id)
          and (r.measure is null or r.measure = o.measure)
        group by f.id, f.kind order by f.kind = 'restricted' desc, bool_or(r.programme_id is not null) desc, f.id
      ) as "fundIds"
    from output o
    left join programme p on p.id = o.programme_id
    left join cost_line l on l.id = o.id
    left join lateral (
      select s.unit_cost_cents from standard_cost s
      where s.service_id = o.service_id and s.measure = o.measure and s.valid_from <= o.month
        and (s.programme_id is null or s.programme_id = o.programme_id)
      order by s.programme_id is null, s.valid_from desc limit 1
    ) c on true
    where o.kind = 'service' and o.service_id = ${input.serviceId}::uuid and o.month = ${input.month}::date
      and coalesce(l.amount, o.count * c.unit_cost_cents) > 0
      and not exists (select 1 from cost_line_reversal v where v.cost_line_id = o.id)
    order by o.measure, p.sort_order nulls first, o.id`)) as unknown as Iterable<Cost>;
  return [...rows];
}

/**
 * Makes the cost lines of a delivered month (an output's id is its cost line's) and uses the purposes that match, FIFO; the
 * rest stays unfunded. Any number of times: later money funds what is still open.
 */
export async function linkMonth(ctx: Ctx, input: LinkMonthInput): Promise<Result<{ funded: number; unfunded: number }>> {
  authorize(ctx.actor, linkOutputs);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ funded: number; unfunded: number }>> => {
    const costs = await costsOf(tx, input);
    await lockFunds(tx, [...new Set(costs.flatMap((cost) => cost.fundIds))]);
    const total = { funded: 0, unfunded: 0 };
    for (const { outputId, amount, fundIds } of costs) {
      const outcome = expectOk(await use(tx, ctx, { costLineId: outputId, outputId, fundIds, book: "cash", unit: "EUR", amount: Number(amount), on: localDateOf(ctx.clock.now()), basis: "standard" }));
      total.funded += outcome.funded;
      total.unfunded += outcome.unfunded;
    }
    return ok(total);
  });
}

/** Runs `linkMonth` again, oldest first, for the months that still have unfunded costs and one of these funds might pay. */
export async function linkOpenMonths(ctx: Ctx, input: { readonly fundIds: readonly string[] }): Promise<Result<{ months: number }>> {
  authorize(ctx.actor, linkOutputs);
  const months = (await ctx.db.execute(sql`
    select distinct o.service_id as "serviceId", o.month::text as month from cost_line_state s join output o on o.id = s.output_id
    join fund_restriction r on r.service_id = o.service_id and (r.programme_id is null or r.programme_id = o.programme_id) and (r.measure is null or r.measure = o.measure)
    where s.unfunded > 0 and s.basis = 'standard' and r.fund_id = any (${`{${input.fundIds.join(",")}}`}::uuid[])
    order by month, "serviceId"`)) as unknown as Iterable<LinkMonthInput>;
  let count = 0;
  for (const month of months) {
    await linkMonth(ctx, month);
    count += 1;
  }
  return ok({ months: count });
}
