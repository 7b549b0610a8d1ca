import { eq, gt } from "drizzle-orm";
import { referenceRate } from "~db/schema/volunteering-acts.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { LocalDate } from "~/platform/time/local-date";
import type { ReferenceRateInput } from "../kiosk-schemas";
import { setReferenceRate, wholeHouse } from "../permissions";

/**
 * Adds a newer rate of what an hour would cost at least. Who: accountant or director. Guarantees: older rates stay as they were, and so do the
 * figures of the months before; nothing is posted. The same again is the same. Refuses: a day up to the newest rate's with another sum.
 */
export async function addReferenceRate(ctx: Ctx, input: ReferenceRateInput): Promise<Result<{ validFrom: LocalDate }, "rate_not_newer">> {
  authorize(ctx.actor, setReferenceRate, wholeHouse);
  const { validFrom, centsPerHour, sourceBg, sourceEn } = input;
  return inTransaction<{ validFrom: LocalDate }, "rate_not_newer">(ctx.db, async (tx) => {
    const [known] = await tx.select().from(referenceRate).where(eq(referenceRate.validFrom, validFrom));
    if (known) return known.centsPerHour === centsPerHour && known.sourceBg === sourceBg ? ok({ validFrom }) : refuse("rate_not_newer", {}, "validFrom");
    const [newer] = await tx.select({ validFrom: referenceRate.validFrom }).from(referenceRate).where(gt(referenceRate.validFrom, validFrom)).limit(1);
    if (newer) return refuse("rate_not_newer", {}, "validFrom");
    const addedBy = accountOf(ctx.actor);
    await tx.insert(referenceRate).values({ validFrom, centsPerHour, sourceBg, sourceEn: sourceEn || sourceBg, addedBy });
    if (addedBy) await recordAudit(tx, ctx, { action: "volunteering.add_reference_rate", subjectKind: "account", subjectId: addedBy, fields: ["cents_per_hour"] });
    return ok({ validFrom });
  }, { reference_rate_pkey: () => refuse("rate_not_newer", {}, "validFrom") });
}
