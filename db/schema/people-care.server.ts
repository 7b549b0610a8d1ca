import { sql } from "drizzle-orm";
import { bigint, check, foreignKey, index, integer, jsonb, pgTable, primaryKey, smallint, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CheckKind, ConsentAnswer, ConsentFacts, ConsentOutcome, ConsentState, GuardianRelation } from "../../app/domains/people/model";
import { account, person } from "./people.server";
import { dayColumn, instantColumn } from "./platform.server";

/** Who answers for a minor. `relation` is empty until the guardian signs; `ended_on` is the first day it no longer holds. */
export const guardianship = pgTable(
  "guardianship",
  {
    id: uuid("id").primaryKey(),
    minorId: uuid("minor_id").notNull().references(() => person.id),
    guardianId: uuid("guardian_id").notNull().references(() => person.id),
    relation: text("relation").$type<GuardianRelation>(),
    startedOn: dayColumn("started_on").notNull(),
    endedOn: dayColumn("ended_on"),
    /** „Не съм родител на …“ */
    deniedAt: instantColumn("denied_at"),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [
    unique("guardianship_pair").on(t.minorId, t.guardianId),
    index("guardianship_guardian").on(t.guardianId),
    check("guardianship_two_people", sql`${t.minorId} <> ${t.guardianId}`),
    check("guardianship_days", sql`${t.endedOn} is null or ${t.endedOn} >= ${t.startedOn}`),
  ],
);

/** The words around the points, frozen per version. Insert-only. */
export const consentTemplate = pgTable(
  "consent_template",
  {
    code: text("code").notNull(),
    version: integer("version").notNull(),
    /** { bg: {…}, en: {…} }: `TemplateTexts` of people. */
    texts: jsonb("texts").notNull(),
    createdAt: instantColumn("created_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.code, t.version] })],
);

/**
 * One guardian asked about one minor and one subject in one version of it. The subject is another domain's thing (a shift);
 * without an id it is a general consent. Holds no personal data: persons are ids.
 */
export const consentRequest = pgTable(
  "consent_request",
  {
    id: uuid("id").primaryKey(),
    number: bigint("number", { mode: "number" }).notNull().generatedAlwaysAsIdentity({ name: "consent_request_number", startWith: 1 }),
    minorId: uuid("minor_id").notNull().references(() => person.id),
    guardianId: uuid("guardian_id").notNull().references(() => person.id),
    templateCode: text("template_code").notNull(),
    templateVersion: integer("template_version").notNull(),
    subjectKind: text("subject_kind").notNull(),
    subjectId: uuid("subject_id"),
    subjectVersion: integer("subject_version").notNull().default(0),
    facts: jsonb("facts").$type<ConsentFacts>().notNull(),
    validFrom: dayColumn("valid_from").notNull(),
    /** Through that day; empty means until withdrawn. */
    validUntil: dayColumn("valid_until"),
    state: text("state").$type<ConsentState>().notNull(),
    /** Grows with every answer, withdrawal and renewed question: a form of an older one is refused. */
    revision: integer("revision").notNull().default(0),
    requestedAt: instantColumn("requested_at").notNull(),
    holdUntil: instantColumn("hold_until"),
    /** From 14 the young person agrees as well, by signing up (MODEL §4). */
    minorAgreedAt: instantColumn("minor_agreed_at"),
    /** The guardian's last word: signing, refusing or withdrawing. */
    decidedAt: instantColumn("decided_at"),
    revokedAt: instantColumn("revoked_at"),
    /** What the last word led to, told by the subject's domain. */
    outcome: text("outcome").$type<ConsentOutcome>(),
  },
  (t) => [
    uniqueIndex("consent_request_number_key").on(t.number),
    uniqueIndex("consent_request_version").on(t.minorId, t.guardianId, t.subjectKind, sql`coalesce(${t.subjectId}, '00000000-0000-0000-0000-000000000000'::uuid)`, t.subjectVersion),
    uniqueIndex("consent_request_current").on(t.minorId, t.guardianId, t.subjectKind, sql`coalesce(${t.subjectId}, '00000000-0000-0000-0000-000000000000'::uuid)`).where(sql`state <> 'superseded'`),
    index("consent_request_subject").on(t.subjectId),
    index("consent_request_guardian").on(t.guardianId),
    foreignKey({ name: "consent_request_guardianship", columns: [t.minorId, t.guardianId], foreignColumns: [guardianship.minorId, guardianship.guardianId] }),
    foreignKey({ name: "consent_request_template", columns: [t.templateCode, t.templateVersion], foreignColumns: [consentTemplate.code, consentTemplate.version] }),
    check("consent_request_days", sql`${t.validUntil} is null or ${t.validUntil} >= ${t.validFrom}`),
    check("consent_request_revoked", sql`(${t.state} = 'revoked') <= (${t.revokedAt} is not null)`),
    check("consent_request_decided", sql`${t.state} not in ('signed', 'revoked') or ${t.decidedAt} is not null`),
  ],
);

/** One point of a request, yes or no. Its own subject where it is not the request's (a trip beside the shift). */
export const consentItem = pgTable(
  "consent_item",
  {
    requestId: uuid("request_id").notNull().references(() => consentRequest.id),
    ordinal: smallint("ordinal").notNull(),
    scope: text("scope").notNull(),
    labelBg: text("label_bg").notNull(),
    labelEn: text("label_en").notNull(),
    detailBg: text("detail_bg").notNull(),
    detailEn: text("detail_en").notNull(),
    subjectId: uuid("subject_id"),
    subjectVersion: integer("subject_version"),
    answer: text("answer").$type<ConsentAnswer>(),
    answeredAt: instantColumn("answered_at"),
  },
  (t) => [
    primaryKey({ columns: [t.requestId, t.ordinal] }),
    uniqueIndex("consent_item_scope").on(t.requestId, t.scope),
    check("consent_item_answer", sql`${t.answer} in ('yes', 'no')`),
    check("consent_item_answered", sql`(${t.answer} is null) = (${t.answeredAt} is null)`),
    check("consent_item_subject", sql`(${t.subjectId} is null) = (${t.subjectVersion} is null)`),
  ],
);

/** Each signing, the newest the one that holds. Insert-only but for the typed name, which erasure takes away. */
export const consentSignature = pgTable(
  "consent_signature",
  {
    id: uuid("id").primaryKey(),
    requestId: uuid("request_id").notNull().references(() => consentRequest.id),
    revision: integer("revision").notNull(),
    /** What the guardian typed in place of a signature; empty once erased. */
    typedName: text("typed_name"),
    relation: text("relation").$type<GuardianRelation>().notNull(),
    locale: text("locale").notNull(),
    /** The exact words, persons as {person:id}: they stay provable when a name is erased. */
    shownText: text("shown_text").notNull(),
    /** SHA-256 of `shown_text` in UTF-8, hex. */
    sha256: text("sha256").notNull(),
    signedAt: instantColumn("signed_at").notNull(),
  },
  (t) => [
    uniqueIndex("consent_signature_revision").on(t.requestId, t.revision),
    check("consent_signature_hash", sql`${t.sha256} = encode(sha256(convert_to(${t.shownText}, 'UTF8')), 'hex')`),
  ],
);

/** Seen, by whom, until when. Never a copy, a number or what it says. A renewal is another row. */
export const personCheck = pgTable(
  "person_check",
  {
    id: uuid("id").primaryKey(),
    personId: uuid("person_id").notNull().references(() => person.id),
    kind: text("kind").$type<CheckKind>().notNull(),
    seenOn: dayColumn("seen_on").notNull(),
    seenBy: uuid("seen_by").notNull().references(() => account.id),
    /** Valid through that day; empty: does not run out. */
    validUntil: dayColumn("valid_until"),
    createdAt: instantColumn("created_at").notNull(),
    revokedAt: instantColumn("revoked_at"),
  },
  (t) => [
    index("person_check_person").on(t.personId, t.kind),
    index("person_check_until").on(t.validUntil).where(sql`revoked_at is null`),
    check("person_check_days", sql`${t.validUntil} is null or ${t.validUntil} >= ${t.seenOn}`),
  ],
);
