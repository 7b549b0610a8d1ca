import { eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Tx } from "~/platform/db/db.server";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import { logError } from "~/platform/logging/log.server";
import { hoursLater } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { stayLetter } from "../emails/care-letters";
import { ownDataAge, type Retention } from "../model";
import { notifyPerson } from "../notify.server";
import { runPeopleJobs } from "../permissions";
import { erase, ownDataPurpose, retentionOf } from "../retention.server";

/** As many as one night takes; the rest waits for the next. */
const batch = 500;
const linkDays = 45;
/** A parent's refusal of the use of data may be changed for a week; then a child under 14 is erased. */
const refusalDays = 7;

/** Nobody of the team, nobody signed in (a session slides with its use) and no firm's contact is erased by silence. */
const notNeeded = (now: Date) => sql`p.erased_at is null
  and not exists (select 1 from account a join session s on s.account_id = a.id and s.expires_at > ${now.toISOString()}::timestamptz where a.person_id = p.id)
  and not exists (select 1 from account a join role_grant g on g.account_id = a.id and g.revoked_at is null where a.person_id = p.id)
  and not exists (select 1 from organisation o where o.contact_person_id = p.id)`;
const silentSince = sql`coalesce(p.last_active_at, p.created_at)`;

/** Months are calendar months in Sofia. */
const monthsAgo = (now: Date, months: number) => sql`(((${now.toISOString()}::timestamptz at time zone 'Europe/Sofia') - make_interval(months => ${months}::integer)) at time zone 'Europe/Sofia')`;

const toAsk = (now: Date, { askAfterMonths }: Retention) =>
  sql`${notNeeded(now)} and p.email is not null and p.stay_asked_at is null and ${silentSince} <= ${monthsAgo(now, askAfterMonths)}`;
/** Who can be written to has had the time between the letter and the end to answer, however late the letter was. */
const toErase = (now: Date, { askAfterMonths, eraseAfterMonths }: Retention) =>
  sql`${notNeeded(now)} and ${silentSince} <= ${monthsAgo(now, eraseAfterMonths)}
    and (p.email is null or p.stay_asked_at <= ${monthsAgo(now, eraseAfterMonths - askAfterMonths)})`;
const refusedChildren = (now: Date) => sql`${notNeeded(now)} and people_age_on(p.birth_date, ${localDateOf(now)}::date) < ${ownDataAge}
  and exists (select 1 from consent_request r join consent_item i on i.request_id = r.id and i.scope = 'data_use' and i.answer = 'no'
               where r.minor_id = p.id and r.decided_at <= ${hoursLater(now, -24 * refusalDays).toISOString()}::timestamptz)
  and not exists (select 1 from consent_request r join consent_item i on i.request_id = r.id and i.scope = 'data_use' and i.answer = 'yes'
                   where r.minor_id = p.id and r.state = 'signed')`;

async function idsOf(reader: Pick<Tx, "execute">, condition: ReturnType<typeof sql>): Promise<string[]> {
  const rows = (await reader.execute(sql`select p.id from person p where ${condition} order by ${silentSince}, p.id limit ${batch}`)) as unknown as { id: string }[];
  return rows.map((row) => row.id);
}

async function askToStay(ctx: JobCtx, personId: string): Promise<boolean> {
  const now = ctx.clock.now();
  const [known] = await ctx.db.select({ lastActiveAt: person.lastActiveAt, createdAt: person.createdAt }).from(person).where(eq(person.id, personId));
  if (!known) return false;
  const retention = await retentionOf(ctx.db);
  // One letter for one silence: its day names the revision.
  const revision = Math.floor((known.lastActiveAt ?? known.createdAt).getTime() / 86_400_000);
  const outcome = await notifyPerson(ctx, { kind: "people.stay", subjectId: personId, revision, personId }, async ({ tx, to, t }) => {
    await tx.update(person).set({ stayAskedAt: now }).where(eq(person.id, personId));
    const token = await issueActToken(tx, ctx, { purpose: ownDataPurpose, subjectId: personId, expiresAt: hoursLater(now, 24 * linkDays) });
    return stayLetter({ retention, to, t, link: `${ctx.baseUrl}/my-data/${token}?lang=${to.locale}` });
  });
  return outcome === "sent";
}

/** Erases one person if the reason still stands once the row is locked. */
async function eraseIf(ctx: JobCtx, personId: string, condition: ReturnType<typeof sql>): Promise<boolean> {
  return ctx.db.transaction(async (tx) => {
    await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for("no key update");
    const [still] = (await tx.execute(sql`select p.id from person p where p.id = ${personId} and ${condition}`)) as unknown as { id: string }[];
    return still ? (await erase(tx, ctx, personId)) === "erased" : false;
  });
}

/**
 * Asks people who were silent for long whether to stay, and erases those who stayed silent, and children whose parent
 * refused the use of data. Who: the daily job. One person's failure keeps nobody else waiting.
 */
export async function retireInactive(ctx: JobCtx): Promise<{ readonly asked: number; readonly erased: number }> {
  authorize(ctx.actor, runPeopleJobs);
  const now = ctx.clock.now();
  const retention = await retentionOf(ctx.db);
  const done = { asked: 0, erased: 0 };
  const each = async (ids: readonly string[], count: keyof typeof done, act: (id: string) => Promise<boolean>) => {
    for (const id of ids) {
      try {
        if (await act(id)) done[count] += 1;
      } catch (error) {
        logError(error, { job: "people_retention" });
      }
    }
  };
  for (const condition of [toErase(now, retention), refusedChildren(now)]) {
    await each(await idsOf(ctx.db, condition), "erased", (id) => eraseIf(ctx, id, condition));
  }
  await each(await idsOf(ctx.db, toAsk(now, retention)), "asked", (id) => askToStay(ctx, id));
  return done;
}
