import { and, asc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { actToken } from "~db/schema/platform.server";
import { handover } from "~db/schema/volunteering-acts.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { alertsLink, feedLink, handoverLink, openStates, ownPageLink, signupLink } from "../model";
import { runVolunteeringJobs } from "../permissions";
import { stopAlertsOf } from "./shortage-alerts.server";

/**
 * What an erased person leaves behind here: future places go to the next of the list, links and feed end, letters stop, places that were
 * offered to them are their givers' again (who are told), the words about corrected hours go. Hours, posted or not, stay: they were worked (V8). Who: the handler of
 * `people.person_erased`. One transaction a place, so that no two positions are locked together; a repeat changes nothing.
 */
export async function forgetVolunteer(ctx: Ctx, input: { readonly personId: string }): Promise<{ readonly freed: number }> {
  authorize(ctx.actor, runVolunteeringJobs);
  const { personId } = input;
  const now = ctx.clock.now();
  await inTransaction(ctx.db, async (tx) => {
    const entries = tx.select({ id: signup.id }).from(signup).where(eq(signup.personId, personId));
    const offers = tx.select({ id: handover.id }).from(handover).where(eq(handover.toPersonId, personId));
    await tx.update(actToken).set({ usedAt: now }).where(and(isNull(actToken.usedAt), sql`(
      (${actToken.purpose} in (${ownPageLink}, ${feedLink}, ${alertsLink}) and ${actToken.subjectId} = ${personId})
      or (${actToken.purpose} = ${signupLink} and ${actToken.subjectId} in ${entries}) or (${actToken.purpose} = ${handoverLink} and ${actToken.subjectId} in ${offers}))`));
    await stopAlertsOf(tx, ctx, personId);
    // Why minutes were put right is free text about the person; the minutes themselves stay.
    await tx.update(timeEntry).set({ reversedReason: null }).where(and(eq(timeEntry.personId, personId), isNotNull(timeEntry.reversedReason)));
    const refused = await tx.update(handover).set({ state: "declined", endedAt: now })
      .where(and(eq(handover.toPersonId, personId), eq(handover.state, "open"))).returning({ id: handover.id });
    for (const { id } of refused) await emit(tx, ctx, "volunteering.substitute_declined", { handoverId: id });
    return ok(null);
  });
  const places = await ctx.db.select({ id: signup.id }).from(signup)
    .where(and(eq(signup.personId, personId), gt(signup.startsAt, now), inArray(signup.state, [...openStates]))).orderBy(asc(signup.startsAt), asc(signup.id));
  let freed = 0;
  for (const { id } of places) {
    freed += expectOk(await inTransaction(ctx.db, async (tx) => {
      const [row] = (await tx.execute(
        sql`select volunteering_free_seat(${id}::uuid, 'cancelled_by_system', 'erased', ${now.toISOString()}::timestamptz) as answer`,
      )) as unknown as { answer: string }[];
      if (row?.answer !== "freed") return ok(0);
      await recordAudit(tx, ctx, { action: "volunteering.forget", subjectKind: "signup", subjectId: id, fields: ["state"] });
      return ok(1);
    }));
  }
  return { freed };
}
