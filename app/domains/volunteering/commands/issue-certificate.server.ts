import { and, eq } from "drizzle-orm";
import { hoursCertificate } from "~db/schema/volunteering-hours.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { issueDocument } from "../../documents/api.server";
import { certificateFacts } from "../certificate.server";
import type { CertificateInput } from "../kiosk-schemas";
import type { CertificateId, CertificatePurpose } from "../model";
import { type OwnBy, personBehind } from "../own-signup.server";
import { issueCertificates, manageOwnSignup, wholeHouse } from "../permissions";

type DayRefusal = "period_in_future" | "period_reversed";

export interface CertificateAsk {
  readonly certificateId: string;
  readonly by: OwnBy;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate;
  readonly purpose: CertificatePurpose;
  readonly locale: "bg" | "en";
}

function wrongPeriod(ctx: Ctx, { fromDay, untilDay }: Pick<CertificateAsk, "fromDay" | "untilDay">): Result<never, DayRefusal> | null {
  if (untilDay < fromDay) return refuse("period_reversed", {}, "untilDay");
  return untilDay > localDateOf(ctx.clock.now()) ? refuse("period_in_future", {}, "untilDay") : null;
}

/**
 * The volunteer asks for a certificate. Who: the person themselves, by the link of their own page or by their account. Guarantees: one open
 * request for one period; the same id or period again is the same request; a coordinator confirms it with one tap.
 * Refuses: a dead link, a period that is not over, no attested hours in it.
 */
export async function requestCertificate(ctx: Ctx, input: CertificateAsk): Promise<Result<{ certificateId: CertificateId }, DayRefusal | "no_hours" | "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  const wrong = wrongPeriod(ctx, input);
  if (wrong) return wrong;
  return inTransaction<{ certificateId: CertificateId }, "no_hours" | "link_expired">(ctx.db, async (tx) => {
    const { certificateId: id, by, ...asked } = input;
    const personId = await personBehind(tx, ctx, by);
    if (!personId) return refuse("link_expired");
    const facts = { ...asked, personId };
    if ((await certificateFacts(tx, facts)).totalMinutes === 0) return refuse("no_hours");
    const made = await tx.insert(hoursCertificate).values({ id, ...facts, state: "requested", requestedAt: ctx.clock.now() }).onConflictDoNothing().returning({ id: hoursCertificate.id });
    if (made[0]) {
      await recordAudit(tx, ctx, { action: "volunteering.request_certificate", subjectKind: "hours_certificate", subjectId: id });
      return ok({ certificateId: id as CertificateId });
    }
    const [open] = await tx.select({ id: hoursCertificate.id }).from(hoursCertificate).where(and(
      eq(hoursCertificate.personId, facts.personId), eq(hoursCertificate.fromDay, facts.fromDay), eq(hoursCertificate.untilDay, facts.untilDay), eq(hoursCertificate.state, "requested"),
    ));
    return ok({ certificateId: (open?.id ?? id) as CertificateId });
  });
}

/** Issues a certificate for somebody. Who: coordinator, service manager or director, of the whole organisation. Refuses: as asking does. The same id again is the same document. */
export async function issueCertificate(ctx: Ctx, input: CertificateInput): Promise<Result<{ documentId: string }, DayRefusal | "no_hours" | "certificate_decided">> {
  authorize(ctx.actor, issueCertificates, wholeHouse);
  const wrong = wrongPeriod(ctx, input);
  if (wrong) return wrong;
  return inTransaction<{ documentId: string }, "no_hours" | "certificate_decided">(ctx.db, async (tx) => {
    const { certificateId: id, ...facts } = input;
    await tx.insert(hoursCertificate).values({ id, ...facts, state: "requested", requestedAt: ctx.clock.now(), requestedBy: accountOf(ctx.actor) }).onConflictDoNothing();
    return issue(tx, ctx, id);
  });
}

/** Confirms what a volunteer asked for with one tap. Who and guarantees: as `issueCertificate`. */
export async function confirmCertificate(ctx: Ctx, input: { readonly certificateId: string }): Promise<Result<{ documentId: string }, "no_hours" | "certificate_decided">> {
  authorize(ctx.actor, issueCertificates, wholeHouse);
  return inTransaction<{ documentId: string }, "no_hours" | "certificate_decided">(ctx.db, (tx) => issue(tx, ctx, input.certificateId));
}

/** Turns a request down; the volunteer is told in person. Who: as for issuing. Refuses: one that is decided already. */
export async function declineCertificate(ctx: Ctx, input: { readonly certificateId: string }): Promise<Result<{ certificateId: CertificateId }, "certificate_decided">> {
  authorize(ctx.actor, issueCertificates, wholeHouse);
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .update(hoursCertificate)
      .set({ state: "declined", decidedAt: ctx.clock.now(), decidedBy: accountOf(ctx.actor) })
      .where(and(eq(hoursCertificate.id, input.certificateId), eq(hoursCertificate.state, "requested")))
      .returning({ id: hoursCertificate.id });
    if (!row) return refuse("certificate_decided");
    await recordAudit(tx, ctx, { action: "volunteering.decline_certificate", subjectKind: "hours_certificate", subjectId: row.id, fields: ["state"] });
    return ok({ certificateId: row.id as CertificateId });
  });
}

async function issue(tx: Tx, ctx: Ctx, id: string): Promise<Result<{ documentId: string }, "no_hours" | "certificate_decided">> {
  const [row] = await tx.select().from(hoursCertificate).where(eq(hoursCertificate.id, id)).for("no key update");
  if (row?.documentId) return ok({ documentId: row.documentId });
  if (row?.state !== "requested") return refuse("certificate_decided");
  const { personId, fromDay, untilDay, purpose, locale } = row;
  const now = ctx.clock.now();
  const facts = await certificateFacts(tx, { personId: personId as PersonId, fromDay, untilDay, purpose, locale, on: localDateOf(now), issuerId: ctx.actor.kind === "account" ? ctx.actor.personId : null });
  if (facts.totalMinutes === 0) return refuse("no_hours");
  await emit(tx, ctx, "volunteering.certificate_issued", { certificateId: id });
  // The number is given last: its counter stays locked until the end.
  const issued = await issueDocument(tx, ctx, { type: "hours_certificate", on: localDateOf(now), subjectId: id, data: facts });
  await tx
    .update(hoursCertificate)
    .set({ state: "issued", documentId: issued.id, minutes: facts.totalMinutes, decidedAt: now, decidedBy: accountOf(ctx.actor) })
    .where(eq(hoursCertificate.id, id));
  return ok({ documentId: issued.id });
}
