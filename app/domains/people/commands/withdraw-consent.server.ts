import { and, asc, eq, inArray } from "drizzle-orm";
import { consentRequest, guardianship } from "~db/schema/people-care.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { ConsentRow } from "../consent-record.server";
import { revokeConsentLinks } from "../consents.server";
import { answerConsent, careForPeople, wholeOrganisation } from "../permissions";
import { lockByToken } from "./sign-consent.server";

type About = Pick<ConsentRow, "id" | "minorId" | "subjectKind" | "subjectId">;
const payload = ({ id, minorId, subjectKind, subjectId }: About) => ({ requestId: id, minorId, subjectKind, subjectId });

/** Ends a signed consent in the caller's transaction; the event frees places and tells people. The caller holds the row's lock. */
export async function revoke(tx: Tx, ctx: Ctx, request: About & Pick<ConsentRow, "revision">): Promise<void> {
  const now = ctx.clock.now();
  await tx.update(consentRequest).set({ state: "revoked", revokedAt: now, decidedAt: now, revision: request.revision + 1, outcome: null }).where(eq(consentRequest.id, request.id));
  await recordAudit(tx, ctx, { action: "people.withdraw_consent", subjectKind: "consent_request", subjectId: request.id, fields: ["state"] });
  await emit(tx, ctx, "people.consent_withdrawn", payload(request));
}

/**
 * Takes a signed consent back. Who: whoever holds the mailed link, at any time, without a reason. A second press changes
 * nothing; what was signed stays on record and allows nothing any more. Refuses a dead link.
 */
export async function withdrawConsent(ctx: Ctx, input: { readonly token: string }): Promise<Result<null, "consent_link_dead">> {
  authorize(ctx.actor, answerConsent);
  return inTransaction<null, "consent_link_dead">(ctx.db, async (tx) => {
    const locked = await lockByToken(tx, ctx, input.token);
    if (!locked.ok) return locked;
    if (locked.value.request.state === "signed") await revoke(tx, ctx, locked.value.request);
    return ok(null);
  });
}

/** The same, said by phone or on site. Who: coordinator or service manager of the whole organisation. Refuses a consent that is not signed. */
export async function withdrawForGuardian(ctx: Ctx, input: { readonly requestId: string }): Promise<Result<null, "consent_not_signed">> {
  authorize(ctx.actor, careForPeople, wholeOrganisation);
  return inTransaction<null, "consent_not_signed">(ctx.db, async (tx) => {
    const [request] = await tx.select().from(consentRequest).where(eq(consentRequest.id, input.requestId)).for("no key update");
    if (request?.state !== "signed") return refuse("consent_not_signed");
    await revoke(tx, ctx, request);
    return ok(null);
  });
}

/** Every open question and signed consent of one pair ends: signed ones are withdrawn, open ones refused. Links die. */
export async function closePair(tx: Tx, ctx: Ctx, pair: { readonly minorId: string; readonly guardianId: string }): Promise<void> {
  const rows = await tx.select().from(consentRequest)
    .where(and(eq(consentRequest.minorId, pair.minorId), eq(consentRequest.guardianId, pair.guardianId), inArray(consentRequest.state, ["requested", "signed"])))
    .orderBy(asc(consentRequest.id)).for("no key update");
  const now = ctx.clock.now();
  for (const row of rows) {
    if (row.state === "signed") await revoke(tx, ctx, row);
    else {
      await tx.update(consentRequest).set({ state: "declined", decidedAt: now, revision: row.revision + 1 }).where(eq(consentRequest.id, row.id));
      await emit(tx, ctx, "people.consent_decided", payload(row));
    }
  }
  await revokeConsentLinks(tx, ctx, rows.map((row) => row.id));
}

/**
 * „Не съм родител на …“. Who: whoever holds the mailed link. Nothing signed under this link holds any more, its links die,
 * and this person is not asked about this minor again. Refuses a dead link.
 */
export async function denyGuardianship(ctx: Ctx, input: { readonly token: string }): Promise<Result<null, "consent_link_dead">> {
  authorize(ctx.actor, answerConsent);
  return inTransaction<null, "consent_link_dead">(ctx.db, async (tx) => {
    const locked = await lockByToken(tx, ctx, input.token);
    if (!locked.ok) return locked;
    const { request } = locked.value;
    await tx.update(guardianship).set({ deniedAt: ctx.clock.now() })
      .where(and(eq(guardianship.minorId, request.minorId), eq(guardianship.guardianId, request.guardianId)));
    await closePair(tx, ctx, request);
    await recordAudit(tx, ctx, { action: "people.deny_guardianship", subjectKind: "person", subjectId: request.minorId, fields: ["deniedAt"] });
    return ok(null);
  });
}
