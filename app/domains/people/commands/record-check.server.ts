import { and, eq, isNull } from "drizzle-orm";
import { personCheck } from "~db/schema/people-care.server";
import { person } from "~db/schema/people.server";
import { AccessDenied, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { validUntilOf } from "../model";
import { careForPeople, wholeOrganisation } from "../permissions";
import type { RecordCheckInput } from "../schemas";

type RecordRefusal = "person_unknown" | "check_in_future" | "check_days" | "form_conflict";

/**
 * Records that a document or a training was seen: kind, day, by whom, until when. Never a copy, a number or what it says.
 * Who: coordinator or service manager of the whole organisation. A renewal is another record. The same form again is the
 * same record. Without a last day the kind's usual length counts. Refuses a day to come, and an end before the beginning.
 */
export async function recordCheck(ctx: Ctx, input: RecordCheckInput & { readonly personId: string }): Promise<Result<null, RecordRefusal>> {
  authorize(ctx.actor, careForPeople, wholeOrganisation);
  const { actor } = ctx;
  if (actor.kind !== "account") throw new AccessDenied(careForPeople.name, false);
  const { checkId: id, personId, kind, seenOn } = input;
  const validUntil = input.validUntil ?? validUntilOf(kind, seenOn);
  if (seenOn > localDateOf(ctx.clock.now())) return refuse("check_in_future", undefined, "seenOn");
  if (validUntil && validUntil < seenOn) return refuse("check_days", undefined, "validUntil");
  return inTransaction<null, RecordRefusal>(ctx.db, async (tx) => {
    const [known] = await tx.select({ id: person.id }).from(person).where(and(eq(person.id, personId), isNull(person.erasedAt)));
    if (!known) return refuse("person_unknown");
    const [made] = await tx.insert(personCheck)
      .values({ id, personId, kind, seenOn, seenBy: actor.accountId, validUntil, createdAt: ctx.clock.now() }).onConflictDoNothing().returning({ id: personCheck.id });
    if (!made) {
      const [before] = await tx.select().from(personCheck).where(eq(personCheck.id, id));
      const same = before?.personId === personId && before.kind === kind && before.seenOn === seenOn && before.validUntil === validUntil;
      return same ? ok(null) : refuse("form_conflict");
    }
    await recordAudit(tx, ctx, { action: "people.record_check", subjectKind: "person", subjectId: personId, fields: [kind] });
    await emit(tx, ctx, "people.check_changed", { personId });
    return ok(null);
  });
}

/** Takes a check back: entered by mistake, or no longer good. Who: as recording. A second time changes nothing. */
export async function revokeCheck(ctx: Ctx, input: { readonly personId: string; readonly checkId: string }): Promise<Result<null, "check_unknown">> {
  authorize(ctx.actor, careForPeople, wholeOrganisation);
  return inTransaction<null, "check_unknown">(ctx.db, async (tx) => {
    const [row] = await tx.select().from(personCheck).where(and(eq(personCheck.id, input.checkId), eq(personCheck.personId, input.personId))).for("no key update");
    if (!row) return refuse("check_unknown");
    if (row.revokedAt) return ok(null);
    await tx.update(personCheck).set({ revokedAt: ctx.clock.now() }).where(eq(personCheck.id, row.id));
    await recordAudit(tx, ctx, { action: "people.revoke_check", subjectKind: "person", subjectId: row.personId, fields: [row.kind] });
    await emit(tx, ctx, "people.check_changed", { personId: row.personId });
    return ok(null);
  });
}
