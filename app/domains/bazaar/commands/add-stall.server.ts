import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { stall } from "~db/schema/bazaar.server";
import type { BazaarId, HolderKind, StallId } from "../model";
import { manageBazaar } from "../permissions";

export interface AddStallInput {
  readonly id: StallId;
  readonly bazaarId: BazaarId;
  readonly number: number;
  readonly titleBg: string;
  readonly titleEn: string;
  readonly holderKind: HolderKind;
  readonly holderPersonId?: string | null;
  readonly holderOrganisationId?: string | null;
  readonly groupBg?: string | null;
  readonly groupEn?: string | null;
}

/** A coordinator gives a stall its number and holder. Refuses a number already on the floor. */
export async function addStall(ctx: Ctx, input: AddStallInput): Promise<Result<{ stallId: StallId }, "stall_number_taken" | "stall_exists" | "bazaar_missing">> {
  authorize(ctx.actor, manageBazaar, { eventId: input.bazaarId });
  const { bazaarId, groupBg, groupEn, ...rest } = input;
  return inTransaction(
    ctx.db,
    async (tx) => {
      await tx.insert(stall).values({
        ...rest, eventId: bazaarId, groupBg: groupBg ?? groupEn ?? null, groupEn: groupEn ?? groupBg ?? null, createdAt: ctx.clock.now(),
      });
      await recordAudit(tx, ctx, { action: "bazaar.add_stall", subjectKind: "stall", subjectId: input.id });
      return ok({ stallId: input.id });
    },
    { stall_pkey: () => refuse("stall_exists"), stall_number: () => refuse("stall_number_taken", { number: input.number }, "number"), stall_event_id_bazaar_event_id_fk: () => refuse("bazaar_missing") },
  );
}
