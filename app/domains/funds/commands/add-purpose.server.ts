import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { createFund } from "../fund-setup.server";
import { keepFunds } from "../permissions";
import type { PurposeInput } from "../schemas";

/** The accountant opens a purpose: a fund that may be spent in the named places only. What was promised cannot be changed later. */
export async function addPurpose(ctx: Ctx, input: PurposeInput): Promise<Result<{ fundId: string; created: boolean }, "fund_conflict" | "place_missing">> {
  authorize(ctx.actor, keepFunds);
  const restrictions = input.places.map((place) => {
    const [serviceId, programmeId] = place.split(":") as [string, string | undefined];
    return { serviceId, programmeId: programmeId ?? null };
  });
  return inTransaction<{ fundId: string; created: boolean }, "fund_conflict" | "place_missing">(
    ctx.db,
    (tx) => createFund(tx, ctx, { id: input.id, kind: input.kind, nameBg: input.nameBg, nameEn: input.nameEn || input.nameBg, restrictions }),
    {
      fund_restriction_service_id_service_id_fk: () => refuse("place_missing", {}, "places"),
      fund_restriction_programme_id_programme_id_fk: () => refuse("place_missing", {}, "places"),
    },
  );
}
