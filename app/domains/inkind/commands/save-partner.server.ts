import { giftPartner } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, type Result } from "~/platform/errors/result";
import type { PartnerInput } from "../offer-schemas";
import { decideOffer } from "../permissions";

/** A partner to send donors on to, new or changed; the form's own id makes a resend harmless. */
export async function savePartner(ctx: Ctx, { partnerId: id, ...words }: PartnerInput): Promise<Result<{ partnerId: string }, never>> {
  authorize(ctx.actor, decideOffer);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ partnerId: string }, never>> => {
    await tx.insert(giftPartner).values({ id, ...words }).onConflictDoUpdate({ target: giftPartner.id, set: words });
    await recordAudit(tx, ctx, { action: "inkind.save_partner", subjectKind: "gift_partner", subjectId: id, fields: Object.keys(words) });
    return ok({ partnerId: id });
  });
}
