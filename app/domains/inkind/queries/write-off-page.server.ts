import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { stockLot } from "~db/schema/inkind.server";
import { account, person } from "~db/schema/people.server";
import { accountOf, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { localDateOf } from "~/platform/time/local-date";
import { writeOffGoods } from "../permissions";
import { lots } from "./lots.server";

/** What is likely to go to waste: past its day or found unfit, and the lots that were asked for; and colleagues who may be the second of the two. */
export async function writeOffPage(ctx: Ctx, lotIds: readonly string[]) {
  authorize(ctx.actor, writeOffGoods);
  const today = localDateOf(ctx.clock.now());
  const own = accountOf(ctx.actor);
  const unfit = sql`exists (select 1 from stock_hold h where h.lot_id = ${stockLot.id} and h.outcome = 'unfit')`;
  const due = sql`(${stockLot.useBy} < ${today}::date or ${stockLot.bestBefore} < ${today}::date or ${unfit})`;
  const [found, colleagues] = await Promise.all([
    lots(ctx.db, lotIds.length ? inArray(stockLot.id, [...lotIds]) : due, 40),
    ctx.db.select({ id: account.id, name: person.fullName }).from(account).innerJoin(person, eq(person.id, account.personId))
      .where(and(isNull(account.disabledAt), own ? ne(account.id, own) : undefined, sql`exists (select 1 from role_grant g where g.account_id = ${account.id} and g.revoked_at is null)`))
      .orderBy(asc(person.fullName)).limit(200),
  ]);
  return { lots: found, colleagues };
}
