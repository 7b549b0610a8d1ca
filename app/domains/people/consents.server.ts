import { and, asc, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import { consentItem, consentRequest, consentTemplate, guardianship } from "~db/schema/people-care.server";
import { person } from "~db/schema/people.server";
import { actToken } from "~db/schema/platform.server";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { currentTemplate } from "./consent-words";
import { findOrCreatePerson } from "./find-or-create.server";
import { adultAge, ageOn, ownDataAge, type ConsentFacts, type ConsentId, type ConsentOutcome } from "./model";

/** The thing of another domain that is consented to; without an id the consent is general. */
export interface ConsentSubject {
  /** "shift", "bazaar_duty" … */
  readonly kind: string;
  readonly id: string | null;
  /** Grows when what was agreed to changes: time, place, person in charge. */
  readonly version: number;
}

export interface ConsentPoint {
  /** "taking_part" | "phone" | "photos" | "travel", or the caller's own. One point a scope. */
  readonly scope: string;
  /** {{name}} stands for the minor's given name; no other name belongs in these texts. */
  readonly labelBg: string;
  readonly labelEn: string;
  readonly detailBg: string;
  readonly detailEn: string;
  /** Where the point is about something else than the request (a trip beside the shift). */
  readonly subject?: { readonly id: string; readonly version: number };
}

export interface ConsentAsk {
  readonly minorId: PersonId;
  readonly guardian: { readonly fullName: string; readonly email: string; readonly phone?: string | null };
  readonly subject: ConsentSubject;
  readonly facts: ConsentFacts;
  readonly items: readonly ConsentPoint[];
  /** Until when the place waits for the answer; a later answer is welcome all the same. */
  readonly holdUntil: Date | null;
  /** The days it is about; `until` null: until withdrawn. */
  readonly validOn: { readonly from: LocalDate; readonly until: LocalDate | null };
}

/** `guardian_is_self`: the minor named themselves. `guardian_not_accepted`: this person denied it, or the link was ended. */
export type GuardianRefusal = "guardian_is_self" | "guardian_underage" | "guardian_not_accepted";

export const consentPurpose = "people.consent";

/** Voids every link to these requests. */
export async function revokeConsentLinks(tx: Tx, ctx: Ctx, requestIds: readonly string[]): Promise<void> {
  if (requestIds.length === 0) return;
  await tx.update(actToken).set({ usedAt: ctx.clock.now() })
    .where(and(eq(actToken.purpose, consentPurpose), inArray(actToken.subjectId, [...requestIds]), isNull(actToken.usedAt)));
}

/** The link between minor and guardian, locked, so that questions and answers of one pair happen one after another. */
async function linkPair(tx: Tx, ctx: Ctx, minorId: string, guardianId: string) {
  const now = ctx.clock.now();
  await tx.insert(guardianship).values({ id: newId(), minorId, guardianId, startedOn: localDateOf(now), createdAt: now }).onConflictDoNothing();
  const [link] = await tx.select().from(guardianship)
    .where(and(eq(guardianship.minorId, minorId), eq(guardianship.guardianId, guardianId))).for("no key update");
  return link!;
}

/**
 * Asks a guardian about a minor, in the transaction of the act that needs it; the letter with the link follows the commit.
 * The caller has authorised. The same minor, guardian and subject in the same version is the same request, however often
 * it is asked; a new version supersedes the older one and asks every guardian who was asked before. Under 14 a point about
 * data is added; from 14 the young person's own agreement is recorded.
 */
export async function requestConsent(tx: Tx, ctx: Ctx, ask: ConsentAsk): Promise<Result<{ requestId: ConsentId }, GuardianRefusal>> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`people.consents:${ask.minorId}`}, 0))`);
  const [minor] = await tx.select({ locale: person.locale, birthDate: person.birthDate }).from(person).where(eq(person.id, ask.minorId));
  if (!minor) throw new Error("a consent about nobody");
  const guardianId = await findOrCreatePerson(tx, ctx, { ...ask.guardian, locale: minor.locale === "en" ? "en" : "bg" });
  if (guardianId === ask.minorId) return refuse("guardian_is_self", undefined, "guardianName");
  const today = localDateOf(ctx.clock.now());
  const [guardian] = await tx.select({ birthDate: person.birthDate }).from(person).where(eq(person.id, guardianId));
  if (guardian?.birthDate && ageOn(guardian.birthDate, today) < adultAge) return refuse("guardian_underage", undefined, "guardianName");
  const link = await linkPair(tx, ctx, ask.minorId, guardianId);
  if (link.deniedAt || (link.endedOn && link.endedOn <= today)) return refuse("guardian_not_accepted", undefined, "guardianName");
  const under14 = minor.birthDate !== null && ageOn(minor.birthDate, today) < ownDataAge;
  const requestId = await askOne(tx, ctx, ask, guardianId, under14);
  for (const other of await askedBefore(tx, ask, guardianId)) await askOne(tx, ctx, ask, other, under14);
  return ok({ requestId });
}

/** Other guardians with an older question about the same subject: the new version is theirs to answer too. */
async function askedBefore(tx: Tx, { minorId, subject }: ConsentAsk, guardianId: string): Promise<string[]> {
  if (subject.id === null) return [];
  const rows = await tx.selectDistinct({ guardianId: consentRequest.guardianId }).from(consentRequest)
    .innerJoin(guardianship, and(eq(guardianship.minorId, consentRequest.minorId), eq(guardianship.guardianId, consentRequest.guardianId)))
    .where(and(
      eq(consentRequest.minorId, minorId), ne(consentRequest.guardianId, guardianId), eq(consentRequest.subjectKind, subject.kind),
      eq(consentRequest.subjectId, subject.id), lt(consentRequest.subjectVersion, subject.version),
      isNull(guardianship.deniedAt), isNull(guardianship.endedOn),
    ))
    .orderBy(asc(consentRequest.guardianId));
  return rows.map((row) => row.guardianId);
}

const sameSubject = ({ kind, id }: ConsentSubject) =>
  and(eq(consentRequest.subjectKind, kind), id === null ? isNull(consentRequest.subjectId) : eq(consentRequest.subjectId, id));

async function askOne(tx: Tx, ctx: Ctx, ask: ConsentAsk, guardianId: string, under14: boolean): Promise<ConsentId> {
  const { minorId, subject, holdUntil } = ask;
  const now = ctx.clock.now();
  const [current] = await tx.select().from(consentRequest)
    .where(and(eq(consentRequest.minorId, minorId), eq(consentRequest.guardianId, guardianId), sameSubject(subject), ne(consentRequest.state, "superseded")))
    .for("no key update");
  if (current && current.subjectVersion >= subject.version) {
    const open = current.state === "requested" || current.state === "expired";
    const waitsAnew = open && holdUntil !== null && holdUntil > now && (current.state === "expired" || (current.holdUntil !== null && current.holdUntil <= now));
    if (waitsAnew) {
      await tx.update(consentRequest).set({ state: "requested", holdUntil, revision: current.revision + 1 }).where(eq(consentRequest.id, current.id));
      await emit(tx, ctx, "people.consent_requested", { requestId: current.id });
    }
    return current.id as ConsentId;
  }
  if (current) await supersede(tx, ctx, [current.id]);
  const id = newId<"Consent">();
  const { code, version, texts } = currentTemplate;
  await tx.insert(consentTemplate).values({ code, version, texts, createdAt: now }).onConflictDoNothing();
  await tx.insert(consentRequest).values({
    id, minorId, guardianId, templateCode: code, templateVersion: version, subjectKind: subject.kind, subjectId: subject.id, subjectVersion: subject.version,
    facts: ask.facts, validFrom: ask.validOn.from, validUntil: ask.validOn.until, state: "requested", requestedAt: now, holdUntil,
    minorAgreedAt: under14 ? null : now,
  });
  const data = { scope: "data_use", labelBg: texts.bg.dataUse.label, labelEn: texts.en.dataUse.label, detailBg: texts.bg.dataUse.detail, detailEn: texts.en.dataUse.detail };
  const points: readonly ConsentPoint[] = under14 && !ask.items.some(({ scope }) => scope === data.scope) ? [...ask.items, data] : ask.items;
  await tx.insert(consentItem).values(points.map(({ subject: own, ...point }, ordinal) => ({
    requestId: id, ordinal: ordinal + 1, ...point, subjectId: own?.id ?? null, subjectVersion: own?.version ?? null,
  })));
  await recordAudit(tx, ctx, { action: "people.request_consent", subjectKind: "consent_request", subjectId: id });
  await emit(tx, ctx, "people.consent_requested", { requestId: id });
  return id;
}

async function supersede(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.update(consentRequest).set({ state: "superseded" }).where(inArray(consentRequest.id, [...ids]));
  await revokeConsentLinks(tx, ctx, ids);
  await recordAudit(tx, ctx, ...ids.map((id) => ({ action: "people.supersede_consent", subjectKind: "consent_request", subjectId: id, fields: ["state"] })));
}

/**
 * Ends every consent to an older version of the subject, asked or signed: the old one does not hold for the new. The caller
 * has authorised and asks anew by `requestConsent`. Answers whose consents were signed.
 */
export async function supersedeConsents(tx: Tx, ctx: Ctx, subject: ConsentSubject & { readonly id: string }): Promise<{ minorIds: PersonId[] }> {
  const rows = await tx.select({ id: consentRequest.id, minorId: consentRequest.minorId, state: consentRequest.state }).from(consentRequest)
    .where(and(sameSubject(subject), lt(consentRequest.subjectVersion, subject.version), ne(consentRequest.state, "superseded")))
    .orderBy(asc(consentRequest.id)).for("no key update");
  await supersede(tx, ctx, rows.map((row) => row.id));
  return { minorIds: [...new Set(rows.filter((row) => row.state === "signed").map((row) => row.minorId as PersonId))] };
}

/** The consent under which the minor may do this on that day, or null. The rule is `people_consent_covers`, for other domains' SQL too. */
export async function consentCovers(
  reader: Reader, personId: string, scope: string, subject: Omit<ConsentSubject, "kind"> | null, day: LocalDate,
): Promise<ConsentId | null> {
  const [row] = (await reader.execute(
    sql`select people_consent_covers(${personId}::uuid, ${scope}, ${subject?.id ?? null}::uuid, ${subject?.version ?? null}::integer, ${day}::date) as id`,
  )) as unknown as { id: string | null }[];
  return (row?.id ?? null) as ConsentId | null;
}

/** The subject's domain tells what the guardian's answer led to, so that the guardian's page can say it. */
export async function noteConsentOutcome(tx: Tx, requestId: string, outcome: ConsentOutcome): Promise<void> {
  await tx.update(consentRequest).set({ outcome }).where(and(eq(consentRequest.id, requestId), eq(consentRequest.state, "signed")));
}

/**
 * Has the letter with a fresh link sent again to every guardian who has not answered about this subject. The caller has authorised. Answers how
 * many were asked.
 */
export async function askGuardiansAgain(tx: Tx, ctx: Ctx, about: { readonly minorId: string; readonly subject: { readonly kind: string; readonly id: string } }): Promise<number> {
  const open = await tx.select({ id: consentRequest.id }).from(consentRequest)
    .where(and(eq(consentRequest.minorId, about.minorId), sameSubject({ ...about.subject, version: 0 }), inArray(consentRequest.state, ["requested", "expired"])))
    .orderBy(asc(consentRequest.id)).for("no key update");
  for (const { id } of open) {
    await recordAudit(tx, ctx, { action: "people.resend_consent_link", subjectKind: "consent_request", subjectId: id });
    await emit(tx, ctx, "people.consent_requested", { requestId: id });
  }
  return open.length;
}
