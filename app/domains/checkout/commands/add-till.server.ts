import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { till } from "~db/schema/checkout.server";
import type { TillId } from "../model";
import { manageTills } from "../permissions";

export interface AddTillInput {
  readonly id: TillId;
  readonly eventId: string;
  readonly number: number;
  readonly nameBg: string;
  readonly nameEn: string;
  /** Where its slip numbers begin; 1 unless the hall gives tills ranges. */
  readonly firstSequence?: number;
}

/** A coordinator puts a till on the floor. */
export async function addTill(ctx: Ctx, input: AddTillInput): Promise<Result<{ tillId: TillId }, "till_number_taken" | "till_exists" | "bazaar_missing">> {
  authorize(ctx.actor, manageTills, { eventId: input.eventId });
  return inTransaction(
    ctx.db,
    async (tx) => {
      await tx.insert(till).values({ ...input, firstSequence: input.firstSequence ?? 1 });
      await recordAudit(tx, ctx, { action: "checkout.add_till", subjectKind: "till", subjectId: input.id });
      return ok({ tillId: input.id });
    },
    { till_pkey: () => refuse("till_exists"), till_number: () => refuse("till_number_taken", { number: input.number }, "number"), till_event_id_bazaar_event_id_fk: () => refuse("bazaar_missing") },
  );
}
