import { and, eq } from "drizzle-orm";
import { consentRequest, guardianship } from "~db/schema/people-care.server";
import { person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { careForPeople, wholeOrganisation } from "../permissions";
import { closePair } from "./withdraw-consent.server";

/** Ends the link between a minor and a guardian from today: nothing signed under it holds. Who: coordinator or service manager. */
export async function endGuardianship(ctx: Ctx, input: { readonly personId: string; readonly guardianshipId: string }): Promise<Result<null, "guardianship_unknown">> {
  authorize(ctx.actor, careForPeople, wholeOrganisation);
  return inTransaction<null, "guardianship_unknown">(ctx.db, async (tx) => {
    const [link] = await tx.select().from(guardianship)
      .where(and(eq(guardianship.id, input.guardianshipId), eq(guardianship.minorId, input.personId))).for("no key update");
    if (!link) return refuse("guardianship_unknown");
    if (link.endedOn) return ok(null);
    await tx.update(guardianship).set({ endedOn: localDateOf(ctx.clock.now()) }).where(eq(guardianship.id, link.id));
    await closePair(tx, ctx, link);
    await recordAudit(tx, ctx, { action: "people.end_guardianship", subjectKind: "person", subjectId: link.minorId, fields: ["endedOn"] });
    return ok(null);
  });
}

/** Sends the guardian's letter again with a fresh link. Who: coordinator or service manager. Refuses a question that is not open. */
export async function resendConsentLink(ctx: Ctx, input: { readonly personId: string; readonly requestId: string }): Promise<Result<null, "consent_not_open">> {
  authorize(ctx.actor, careForPeople, wholeOrganisation);
  return inTransaction<null, "consent_not_open">(ctx.db, async (tx) => {
    const [request] = await tx.select({ id: consentRequest.id, state: consentRequest.state }).from(consentRequest)
      .where(and(eq(consentRequest.id, input.requestId), eq(consentRequest.minorId, input.personId)));
    if (request?.state !== "requested") return refuse("consent_not_open");
    await recordAudit(tx, ctx, { action: "people.resend_consent_link", subjectKind: "consent_request", subjectId: request.id });
    await emit(tx, ctx, "people.consent_requested", { requestId: request.id });
    return ok(null);
  });
}

/**
 * Corrects a birthday. Who: coordinator or service manager. Whoever's rules hang on age hears of it by the event. Refuses a
 * day to come and one more than 120 years ago.
 */
export async function correctBirthDate(ctx: Ctx, input: { readonly personId: string; readonly birthDate: LocalDate }): Promise<Result<null, "person_unknown" | "birth_date_wrong">> {
  authorize(ctx.actor, careForPeople, wholeOrganisation);
  const today = localDateOf(ctx.clock.now());
  if (input.birthDate > today || Number(today.slice(0, 4)) - Number(input.birthDate.slice(0, 4)) > 120) return refuse("birth_date_wrong", undefined, "birthDate");
  return inTransaction<null, "person_unknown" | "birth_date_wrong">(ctx.db, async (tx) => {
    const [known] = await tx.select({ birthDate: person.birthDate, erasedAt: person.erasedAt }).from(person).where(eq(person.id, input.personId)).for("no key update");
    if (!known || known.erasedAt) return refuse("person_unknown");
    if (known.birthDate === input.birthDate) return ok(null);
    await tx.update(person).set({ birthDate: input.birthDate }).where(eq(person.id, input.personId));
    await recordAudit(tx, ctx, { action: "people.correct_birth_date", subjectKind: "person", subjectId: input.personId, fields: ["birthDate"] });
    await emit(tx, ctx, "people.birth_date_corrected", { personId: input.personId });
    return ok(null);
  });
}
