import { sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { nameIn } from "~/platform/i18n/latin";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { instant } from "~/platform/time/clock";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { findActToken } from "~/platform/tokens/act-token.server";
import { consentRecord, type ConsentRecord } from "../consent-record.server";
import { fillName, titleText, whenParts, type TemplateTexts } from "../consent-words";
import { consentPurpose } from "../consents.server";
import { ageOn, answerable, givenName, ownDataAge, type ConsentAnswer, type ConsentOutcome, type GuardianRelation } from "../model";
import { answerConsent } from "../permissions";
import { organisationSettings, type OrganisationSettings } from "../settings.server";

export interface ConsentPoint {
  readonly scope: string;
  readonly label: string;
  readonly detail: string;
  readonly answer: ConsentAnswer | null;
  readonly ifNo: string;
  readonly saidNo: string;
}

export interface ConsentPage {
  readonly standing: "open" | "signed" | "declined" | "revoked";
  readonly revision: number;
  readonly number: number;
  /** Given name only. */
  readonly minor: string;
  readonly age: number | null;
  readonly minorAgreed: boolean;
  readonly guardian: { readonly name: string; readonly email: string | null };
  readonly title: string;
  readonly about: string;
  readonly when: { readonly day: string; readonly range: string } | null;
  readonly place: string;
  readonly inCharge: { readonly name: string; readonly phone: string | null; readonly supervision: string } | null;
  readonly points: readonly ConsentPoint[];
  readonly words: Pick<TemplateTexts, "lead" | "declaration" | "withdrawal" | "answers" | "relations"> & { readonly note: string };
  readonly holdUntil: Date | null;
  readonly startsAt: Date | null;
  /** The last day it is about has passed: nothing can be changed, only withdrawn. */
  readonly over: boolean;
  readonly signature: { readonly name: string | null; readonly relation: GuardianRelation; readonly at: Date } | null;
  readonly revokedAt: Date | null;
  readonly outcome: ConsentOutcome | null;
  /** Labels of the points this guardian allowed and another one refused. */
  readonly refusedByOther: readonly string[];
  readonly organisation: OrganisationSettings;
  readonly now: Date;
}

/** Points this guardian said yes to while another one's last word is no. */
async function refusedByOther(reader: Reader, { request, items }: ConsentRecord, day: LocalDate): Promise<Set<string>> {
  if (request.state !== "signed") return new Set();
  const rows = (await reader.execute(sql`
    select i.scope from consent_item i
    where i.request_id = ${request.id} and i.answer = 'yes' and exists (
      select 1 from people_consent_standing(${request.minorId}::uuid, i.scope, coalesce(i.subject_id, ${request.subjectId}::uuid), ${day}::date) o
      where o.answer = 'no' and o.guardian_id <> ${request.guardianId})`)) as unknown as { scope: string }[];
  return new Set(rows.map((row) => row.scope).filter((scope) => items.some((item) => item.scope === scope)));
}

/** A request as its guardian reads it; the letters are made of the same. */
export async function consentPageOf(reader: Reader, ctx: Pick<Ctx, "clock">, record: ConsentRecord, locale: Locale): Promise<ConsentPage> {
  const { request, items, signature } = record;
  const { facts } = request;
  const now = ctx.clock.now();
  const today = localDateOf(now);
  const day = facts.startsAt ? localDateOf(instant(facts.startsAt)) : request.validFrom > today ? request.validFrom : today;
  const words = record.texts[locale];
  const minor = givenName(record.minor.fullName);
  const say = (text: string) => fillName(text, minor);
  const age = record.minor.birthDate ? ageOn(record.minor.birthDate, today) : null;
  const otherNo = await refusedByOther(reader, record, day);
  const points = items.map((item): ConsentPoint => ({
    scope: item.scope, label: say(inLocale(locale, item.labelBg, item.labelEn)), detail: say(inLocale(locale, item.detailBg, item.detailEn)), answer: item.answer,
    ifNo: say(words.ifNo[item.scope] ?? words.ifNo.other ?? ""), saidNo: say(words.saidNo[item.scope] ?? words.saidNo.other ?? ""),
  }));
  return {
    standing: request.state === "signed" || request.state === "declined" || request.state === "revoked" ? request.state : "open",
    revision: request.revision, number: request.number, minor, age, minorAgreed: request.minorAgreedAt !== null,
    guardian: { name: record.guardian.fullName, email: record.guardian.email },
    title: say(titleText(words, facts, locale)), about: inLocale(locale, facts.titleBg, facts.titleEn), when: whenParts(facts, locale),
    place: inLocale(locale, facts.placeBg ?? "", facts.placeEn),
    inCharge: record.inCharge
      ? { name: nameIn(locale, record.inCharge.fullName), phone: record.inCharge.phone, supervision: say(inLocale(locale, facts.supervisionBg ?? "", facts.supervisionEn)) }
      : null,
    points,
    words: {
      lead: words.lead, declaration: say(words.declaration), withdrawal: words.withdrawal, answers: words.answers, relations: words.relations,
      note: say(age !== null && age < ownDataAge ? words.underFourteen : words.fromFourteen),
    },
    holdUntil: request.holdUntil, startsAt: facts.startsAt ? instant(facts.startsAt) : null,
    over: request.validUntil !== null && request.validUntil < today,
    signature: signature ? { name: signature.typedName, relation: signature.relation, at: signature.signedAt } : null,
    revokedAt: request.revokedAt, outcome: request.outcome, refusedByOther: points.filter((point) => otherNo.has(point.scope)).map((point) => point.label),
    organisation: await organisationSettings(reader, locale), now,
  };
}

/**
 * What stands behind a mailed consent link. Who: whoever holds it. Reading changes nothing. Unknown, foreign, expired and
 * superseded links, and those of somebody who is no guardian (any more), all answer null.
 */
export async function consentPage(ctx: Ctx, input: { readonly token: string; readonly locale: Locale }): Promise<ConsentPage | null> {
  authorize(ctx.actor, answerConsent);
  const found = await findActToken(ctx.db, ctx, consentPurpose, input.token);
  if (found?.state !== "live") return null;
  const record = await consentRecord(ctx.db, found.subjectId, localDateOf(ctx.clock.now()));
  return record?.linked && answerable(record.request.state) ? consentPageOf(ctx.db, ctx, record, input.locale) : null;
}
