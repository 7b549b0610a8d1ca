import { and, desc, eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import { consentItem, consentRequest, consentSignature, guardianship } from "~db/schema/people-care.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { newId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf } from "~/platform/time/local-date";
import { findActToken } from "~/platform/tokens/act-token.server";
import { recordActivity } from "../activity.server";
import { consentRecord, type ConsentRecord } from "../consent-record.server";
import { consentText } from "../consent-words";
import { consentPurpose } from "../consents.server";
import { answerable, type ConsentAnswer } from "../model";
import { answerConsent } from "../permissions";
import type { SignConsentInput } from "../schemas";

/** `consent_link_dead`: unknown, foreign, old or no longer theirs; all alike. `consent_changed`: another answer or question came in between. */
export type ConsentRefusal = "consent_link_dead" | "consent_over" | "consent_changed" | "consent_open_points";

/** The request of a link, locked, if it may still be acted on. The pair's link is locked first, as when a question is asked. */
export async function lockByToken(tx: Tx, ctx: Ctx, token: string): Promise<Result<ConsentRecord, "consent_link_dead">> {
  const found = await findActToken(tx, ctx, consentPurpose, token);
  if (found?.state !== "live") return refuse("consent_link_dead");
  const [pair] = await tx.select({ minorId: consentRequest.minorId, guardianId: consentRequest.guardianId }).from(consentRequest).where(eq(consentRequest.id, found.subjectId));
  if (!pair) return refuse("consent_link_dead");
  await tx.select({ id: guardianship.id }).from(guardianship)
    .where(and(eq(guardianship.minorId, pair.minorId), eq(guardianship.guardianId, pair.guardianId))).for("no key update");
  await tx.select({ id: consentRequest.id }).from(consentRequest).where(eq(consentRequest.id, found.subjectId)).for("no key update");
  const record = await consentRecord(tx, found.subjectId, localDateOf(ctx.clock.now()));
  return record?.linked && answerable(record.request.state) ? ok(record) : refuse("consent_link_dead");
}

async function repeats(tx: Tx, record: ConsentRecord, input: SignConsentInput, answers: ReadonlyMap<string, ConsentAnswer>): Promise<boolean> {
  const { request, items } = record;
  if (request.revision !== input.revision + 1 || items.some((item) => item.answer !== answers.get(item.scope))) return false;
  const [last] = await tx.select().from(consentSignature)
    .where(and(eq(consentSignature.requestId, request.id), eq(consentSignature.revision, request.revision))).orderBy(desc(consentSignature.revision));
  return last?.typedName === input.typedName && last.relation === input.relation;
}

async function writeSignature(tx: Tx, ctx: Ctx, record: ConsentRecord, input: SignConsentInput, answers: ReadonlyMap<string, ConsentAnswer>, locale: Locale) {
  const { request, items } = record;
  const now = ctx.clock.now();
  const points = items.map((item) => ({
    label: inLocale(locale, item.labelBg, item.labelEn), detail: inLocale(locale, item.detailBg, item.detailEn), answer: answers.get(item.scope)!,
  }));
  const shownText = consentText(record.texts[locale], {
    minorId: request.minorId, facts: request.facts, points, relation: input.relation, minorAgreed: request.minorAgreedAt !== null, locale,
  });
  const revision = request.revision + 1;
  for (const item of items) {
    await tx.update(consentItem).set({ answer: answers.get(item.scope)!, answeredAt: now })
      .where(and(eq(consentItem.requestId, request.id), eq(consentItem.ordinal, item.ordinal)));
  }
  await tx.insert(consentSignature).values({
    id: newId(), requestId: request.id, revision, typedName: input.typedName, relation: input.relation, locale, shownText,
    sha256: createHash("sha256").update(shownText, "utf8").digest("hex"), signedAt: now,
  });
  const state = points.some((point) => point.answer === "yes") ? "signed" : "declined";
  await tx.update(consentRequest).set({ state, revision, decidedAt: now, revokedAt: null, outcome: null }).where(eq(consentRequest.id, request.id));
  await tx.update(guardianship).set({ relation: input.relation })
    .where(and(eq(guardianship.minorId, request.minorId), eq(guardianship.guardianId, request.guardianId)));
}

/**
 * Records a guardian's decision on every point, with the typed name and the exact words. Who: whoever holds the mailed link.
 * Guarantees: nothing is signed with an open point; the same form sent again is the same signature; signing again, after a
 * change of mind or a withdrawal, is a new one. Refuses: a dead link; a day that is over; a form of an older revision.
 */
export async function signConsent(ctx: Ctx, input: SignConsentInput & { readonly token: string; readonly locale: Locale }): Promise<Result<null, ConsentRefusal>> {
  authorize(ctx.actor, answerConsent);
  return inTransaction<null, ConsentRefusal>(ctx.db, async (tx) => {
    const locked = await lockByToken(tx, ctx, input.token);
    if (!locked.ok) return locked;
    const { request, items } = locked.value;
    const today = localDateOf(ctx.clock.now());
    if (request.validUntil && request.validUntil < today) return refuse("consent_over");
    const answers = new Map(input.answers.map(({ scope, answer }) => [scope, answer]));
    if (items.some((item) => !answers.has(item.scope))) return refuse("consent_open_points");
    if (request.revision !== input.revision) return (await repeats(tx, locked.value, input, answers)) ? ok(null) : refuse("consent_changed");
    await writeSignature(tx, ctx, locked.value, input, answers, input.locale);
    await recordActivity(tx, ctx, request.guardianId);
    await recordAudit(tx, ctx, { action: "people.sign_consent", subjectKind: "consent_request", subjectId: request.id, fields: ["state", "answers"] });
    await emit(tx, ctx, "people.consent_decided", { requestId: request.id, minorId: request.minorId, subjectKind: request.subjectKind, subjectId: request.subjectId });
    return ok(null);
  });
}
