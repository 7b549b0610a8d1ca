import { and, eq, isNull } from "drizzle-orm";
import { standingOfferDay } from "~db/schema/inkind-offers.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { comesOn } from "../offer-times";
import { lockStanding, withdrawDay } from "../standing.server";
import { permissionOf, standingOf, type StandingKey } from "./change-standing.server";

type Refusal = "standing_unknown" | "standing_not_active" | "day_past" | "day_not_of_rule" | "day_received" | "day_opened";

/** „Днес не“: one day is left out, before or after its offer was made. A second tap changes nothing; what is already counted stays. */
export async function skipStandingDay(ctx: Ctx, input: StandingKey & { readonly day: LocalDate }): Promise<Result<{ day: LocalDate }, Refusal>> {
  authorize(ctx.actor, permissionOf(input));
  return inTransaction(ctx.db, async (tx): Promise<Result<{ day: LocalDate }, Refusal>> => {
    const id = await standingOf(tx, ctx, input);
    const standing = id ? await lockStanding(tx, id) : null;
    if (!standing) return refuse("standing_unknown");
    const { day } = input;
    if (day < localDateOf(ctx.clock.now())) return refuse("day_past");
    if (standing.state !== "active") return refuse("standing_not_active");
    if (!comesOn(standing, day)) return refuse("day_not_of_rule");
    const [known] = await tx.select().from(standingOfferDay).where(and(eq(standingOfferDay.standingOfferId, standing.id), eq(standingOfferDay.day, day)));
    if (known?.state === "skipped") return ok({ day });
    if (known?.offerId && !(await withdrawDay(tx, ctx, known.offerId))) return refuse("day_received");
    const now = ctx.clock.now();
    await tx.insert(standingOfferDay).values({ standingOfferId: standing.id, day, state: "skipped", changedAt: now })
      .onConflictDoUpdate({ target: [standingOfferDay.standingOfferId, standingOfferDay.day], set: { state: "skipped", changedAt: now } });
    await recordAudit(tx, ctx, { action: "inkind.skip_standing_day", subjectKind: "standing_offer", subjectId: standing.id });
    return ok({ day });
  });
}

/** A slip of the finger: a day whose offer was not yet made comes again. */
export async function restoreStandingDay(ctx: Ctx, input: StandingKey & { readonly day: LocalDate }): Promise<Result<{ day: LocalDate }, Refusal>> {
  authorize(ctx.actor, permissionOf(input));
  return inTransaction(ctx.db, async (tx): Promise<Result<{ day: LocalDate }, Refusal>> => {
    const id = await standingOf(tx, ctx, input);
    const standing = id ? await lockStanding(tx, id) : null;
    if (!standing) return refuse("standing_unknown");
    const { day } = input;
    if (day < localDateOf(ctx.clock.now())) return refuse("day_past");
    const skipped = and(eq(standingOfferDay.standingOfferId, standing.id), eq(standingOfferDay.day, day), eq(standingOfferDay.state, "skipped"));
    const [gone] = await tx.delete(standingOfferDay).where(and(skipped, isNull(standingOfferDay.offerId))).returning({ day: standingOfferDay.day });
    if (!gone) {
      const [known] = await tx.select({ day: standingOfferDay.day }).from(standingOfferDay).where(skipped);
      return known ? refuse("day_opened") : ok({ day });
    }
    await recordAudit(tx, ctx, { action: "inkind.restore_standing_day", subjectKind: "standing_offer", subjectId: standing.id });
    return ok({ day });
  });
}
