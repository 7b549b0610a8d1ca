import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import { daysBetween, localDateOf, type LocalDate } from "~/platform/time/local-date";
import { checkLetter } from "../emails/care-letters";
import { checkReminderDays, reminderStage, type CheckKind } from "../model";
import { notifyPerson } from "../notify.server";
import { runPeopleJobs } from "../permissions";

interface Ending {
  readonly id: string;
  readonly person_id: string;
  readonly kind: CheckKind;
  readonly valid_until: LocalDate;
}

/**
 * Writes to people whose check runs out in thirty, fourteen or three days, once each. Who: the daily job. Of several of one
 * kind only the one that lasts longest counts, so a renewal silences the older. Answers how many letters went out.
 */
export async function remindOfChecks(ctx: JobCtx): Promise<number> {
  authorize(ctx.actor, runPeopleJobs);
  const today = localDateOf(ctx.clock.now());
  const ending = (await ctx.db.execute(sql`
    select id, person_id, kind, valid_until::text from (
      select distinct on (c.person_id, c.kind) c.id, c.person_id, c.kind, c.valid_until from person_check c
      where c.revoked_at is null order by c.person_id, c.kind, c.valid_until desc nulls first, c.id desc) newest
    where valid_until between ${today}::date and ${today}::date + ${checkReminderDays[0]}::integer
    order by valid_until, id`)) as unknown as Ending[];
  let sent = 0;
  for (const check of ending) {
    const revision = reminderStage(daysBetween(today, check.valid_until));
    if (revision === null) continue;
    const outcome = await notifyPerson(ctx, { kind: "people.check_ends", subjectId: check.id, revision, personId: check.person_id }, ({ to, t }) =>
      checkLetter({ kind: check.kind, validUntil: check.valid_until, to, t }));
    if (outcome === "sent") sent += 1;
  }
  return sent;
}
