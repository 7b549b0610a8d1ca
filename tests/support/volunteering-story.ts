import type { Sql } from "~db/client.server";
import { requestConsent } from "~/domains/people/api.server";
import { volunteeringChecks } from "~/domains/volunteering/checks.server";
import { recheckSignups } from "~/domains/volunteering/commands/recheck-signups.server";
import { systemActor } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { addDays, localDateOf } from "~/platform/time/local-date";
import { sql as query } from "drizzle-orm";

/** The checks that are broken at the story's own time, each with how many rows break it. */
export async function brokenChecks(ctx: Ctx): Promise<string[]> {
  const outcomes = await ctx.db.transaction(async (tx) => {
    await tx.execute(query`select set_config('dobroteka.now', ${ctx.clock.now().toISOString()}, true)`);
    return countViolations(tx, volunteeringChecks);
  });
  return outcomes.filter((check) => check.violations > 0).map((check) => `${check.name}: ${check.violations}`);
}

const jobs = (ctx: Ctx): Ctx => ({ ...ctx, actor: systemActor("test") });

/** The guardian's answer to one shift, as the page behind the guardian's link records it; then what follows for the places. */
export async function answerConsent(ctx: Ctx, sql: Sql, of: { readonly personId: string; readonly shiftId: string; readonly yes: boolean }): Promise<void> {
  const now = ctx.clock.now();
  const [shift] = await sql<{ revision: number }[]>`select revision from shift where id = ${of.shiftId}`;
  const requestId = expectOk(await inTransaction(ctx.db, (tx) => requestConsent(tx, ctx, {
    minorId: of.personId as PersonId, guardian: { fullName: "Родител Родителски", email: "roditel@primer.bg" },
    subject: { kind: "shift", id: of.shiftId, version: shift!.revision },
    facts: { titleBg: "Смяна", titleEn: "Shift", wantsBg: "да помогне", wantsEn: "to help", startsAt: now.toISOString(), endsAt: now.toISOString(), placeBg: "Тук", placeEn: "Here" },
    items: [{ scope: "taking_part", labelBg: "Участие", labelEn: "Taking part", detailBg: "…", detailEn: "…" }],
    holdUntil: null, validOn: { from: localDateOf(now), until: addDays(localDateOf(now), 400) },
  }))).requestId;
  await sql.begin(async (tx) => {
    const at = now.toISOString();
    if (of.yes) {
      await tx`update consent_request set revision = revision + 1 where id = ${requestId}`;
      await tx`update consent_item set answer = 'yes', answered_at = ${at} where request_id = ${requestId}`;
      await tx`insert into consent_signature (id, request_id, revision, typed_name, relation, locale, shown_text, sha256, signed_at)
        select ${newId()}, id, revision, 'Родител Родителски', 'mother', 'bg', 'текст', encode(sha256(convert_to('текст', 'UTF8')), 'hex'), ${at} from consent_request where id = ${requestId}`;
      await tx`update consent_request set state = 'signed', decided_at = ${at} where id = ${requestId}`;
    } else {
      await tx`update consent_request set state = 'revoked', decided_at = ${at}, revoked_at = ${at} where id = ${requestId} and state = 'signed'`;
    }
  });
  await recheckSignups(jobs(ctx), { personId: of.personId });
}

/** A paper, training or briefing seen, or taken back; then what follows for the places. */
export async function changeCheck(ctx: Ctx, sql: Sql, of: { readonly personId: string; readonly kind: string; readonly seenBy: string; readonly valid: boolean }): Promise<void> {
  const now = ctx.clock.now();
  if (of.valid) await sql`insert into person_check (id, person_id, kind, seen_on, seen_by, created_at) values (${newId()}, ${of.personId}, ${of.kind}, ${localDateOf(now)}, ${of.seenBy}, ${now.toISOString()})`;
  else await sql`update person_check set revoked_at = ${now.toISOString()} where person_id = ${of.personId} and kind = ${of.kind} and revoked_at is null`;
  await recheckSignups(jobs(ctx), { personId: of.personId });
}
