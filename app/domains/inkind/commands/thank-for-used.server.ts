import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { runOfferJobs } from "../permissions";

/**
 * Has donors told what became of their gift, once, when nothing of it lies in the store or is held any more. Who: the job.
 * The mark is set and the letter ordered in one transaction, so a repeat or a second process orders nothing.
 */
export async function thankForUsed(ctx: Ctx): Promise<{ readonly thanked: number }> {
  authorize(ctx.actor, runOfferJobs);
  const now = ctx.clock.now().toISOString();
  return expectOk(await inTransaction(ctx.db, async (tx) => {
    const claimed = (await tx.execute(sql`
      update goods_offer o set thanked_at = ${now}::timestamptz
      where o.state = 'closed' and o.thanked_at is null
        and exists (select 1 from goods_receipt r join goods_receipt_line l on l.receipt_id = r.id where r.offer_id = o.id and l.accepted > 0)
        and not exists (select 1 from goods_receipt r join goods_receipt_line rl on rl.receipt_id = r.id
          left join stock_lot l on l.receipt_line_id = rl.id
          left join stock_balance b on b.lot_id = l.id and b.place_kind not in ('donor', 'service', 'stall', 'waste') and b.on_hand > 0
          where r.offer_id = o.id and (rl.quarantined > 0 or b.lot_id is not null))
      returning o.id`)) as unknown as { id: string }[];
    for (const { id } of claimed) await emit(tx, ctx, "inkind.gift_used", { offerId: id });
    return ok({ thanked: claimed.length });
  }));
}
