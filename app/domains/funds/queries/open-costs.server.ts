import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import { readFunds } from "../permissions";

export interface OpenCost {
  readonly costLineId: string;
  readonly month: LocalDate;
  readonly service: string;
  readonly programme: string | null;
  readonly measure: string;
  readonly count: number;
  readonly costCents: number;
  readonly unfundedCents: number;
}

const limit = 40;

/** Delivered work whose cost beyond the state budget nobody has covered yet, newest month first. */
export async function openCosts(ctx: Ctx, { locale }: { readonly locale: Locale }): Promise<readonly OpenCost[]> {
  authorize(ctx.actor, readFunds);
  return [...((await ctx.db.execute(sql`
    select c.id as "costLineId", o.month::text as month, ${sql.raw(`s.name_${locale}`)} as service, ${sql.raw(`p.name_${locale}`)} as programme,
      o.measure, o.count, c.amount as "costCents", c.unfunded as "unfundedCents"
    from cost_line_state c join output o on o.id = c.output_id join service s on s.id = o.service_id left join programme p on p.id = o.programme_id
    where c.book = 'cash' and c.unfunded > 0 order by o.month desc, o.measure, c.id limit ${limit}`)) as unknown as Iterable<OpenCost>)];
}
