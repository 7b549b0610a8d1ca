import { and, asc, desc, eq, inArray, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { consentItem, consentRequest, consentSignature, guardianship, personCheck } from "~db/schema/people-care.server";
import { account, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { daysBetween, localDateOf, type LocalDate } from "~/platform/time/local-date";
import { fillName } from "../consent-words";
import { adultAge, ageOn, checkReminderDays, givenName, type CheckKind, type ConsentAnswer, type ConsentState, type GuardianRelation } from "../model";
import { seePeople, wholeOrganisation } from "../permissions";

export interface ConsentLine {
  readonly id: string;
  readonly number: number;
  readonly about: string;
  readonly state: ConsentState;
  readonly requestedAt: Date;
  readonly decidedAt: Date | null;
  readonly points: readonly { readonly label: string; readonly answer: ConsentAnswer | null }[];
  /** The words of the newest signing, names in place. */
  readonly signed: { readonly name: string | null; readonly text: string; readonly sha256: string } | null;
}

export interface GuardianLine {
  readonly guardianshipId: string;
  readonly person: { readonly id: string; readonly fullName: string; readonly email: string | null; readonly phone: string | null };
  readonly relation: GuardianRelation | null;
  readonly denied: boolean;
  readonly endedOn: LocalDate | null;
  /** The guardian's e-mail is the minor's own: worth a call. */
  readonly sharedEmail: boolean;
  readonly consents: readonly ConsentLine[];
}

export interface CheckLine {
  readonly id: string;
  readonly kind: CheckKind;
  readonly seenOn: LocalDate;
  readonly seenBy: string;
  readonly validUntil: LocalDate | null;
  readonly standing: "valid" | "soon" | "over" | "revoked";
}

const seer = alias(person, "seer");

async function checksOf(reader: Reader, personId: string, today: LocalDate): Promise<CheckLine[]> {
  const rows = await reader
    .select({ id: personCheck.id, kind: personCheck.kind, seenOn: personCheck.seenOn, validUntil: personCheck.validUntil, revokedAt: personCheck.revokedAt, seenBy: seer.fullName })
    .from(personCheck).innerJoin(account, eq(account.id, personCheck.seenBy)).innerJoin(seer, eq(seer.id, account.personId))
    .where(eq(personCheck.personId, personId)).orderBy(asc(personCheck.kind), desc(personCheck.seenOn), desc(personCheck.id));
  return rows.map(({ revokedAt, ...row }) => {
    const left = row.validUntil ? daysBetween(today, row.validUntil) : Number.POSITIVE_INFINITY;
    return { ...row, standing: revokedAt ? "revoked" : left < 0 ? "over" : left <= checkReminderDays[0] ? "soon" : "valid" };
  });
}

async function consentsOf(reader: Reader, minorId: string, names: ReadonlyMap<string, string>, locale: Locale): Promise<(ConsentLine & { guardianId: string })[]> {
  const requests = await reader.select().from(consentRequest).where(eq(consentRequest.minorId, minorId)).orderBy(desc(consentRequest.number));
  if (requests.length === 0) return [];
  const ids = requests.map((request) => request.id);
  const items = await reader.select().from(consentItem).where(inArray(consentItem.requestId, ids)).orderBy(asc(consentItem.ordinal));
  const signatures = await reader.select().from(consentSignature).where(inArray(consentSignature.requestId, ids)).orderBy(asc(consentSignature.revision));
  const newest = new Map(signatures.map((signature) => [signature.requestId, signature]));
  const named = (text: string) => text.replace(/\{person:([0-9a-f-]{36})\}/g, (_, id: string) => names.get(id) ?? "–");
  return requests.map((request) => {
    const signature = newest.get(request.id);
    return {
      id: request.id, guardianId: request.guardianId, number: request.number, about: inLocale(locale, request.facts.titleBg, request.facts.titleEn), state: request.state,
      requestedAt: request.requestedAt, decidedAt: request.decidedAt,
      points: items.filter((item) => item.requestId === request.id).map((item) => ({ label: fillName(inLocale(locale, item.labelBg, item.labelEn), givenName(names.get(minorId) ?? "")), answer: item.answer })),
      signed: signature ? { name: signature.typedName, text: named(signature.shownText), sha256: signature.sha256 } : null,
    };
  });
}

/** Everybody the words of this minor's consents speak of. */
async function namesAround(reader: Reader, personId: string): Promise<Map<string, string>> {
  const facts = await reader.select({ facts: consentRequest.facts }).from(consentRequest).where(eq(consentRequest.minorId, personId));
  const ids = [personId, ...facts.flatMap((row) => (row.facts.inChargeId ? [row.facts.inChargeId] : []))];
  const rows = await reader.select({ id: person.id, fullName: person.fullName }).from(person).where(inArray(person.id, ids));
  return new Map(rows.map((row) => [row.id, row.fullName]));
}

/** One person: contacts, age, guardians with their consents, whom they answer for, checks. Who: as the register. Null when unknown. */
export async function personPage(ctx: Ctx, input: { readonly personId: string; readonly locale: Locale }) {
  authorize(ctx.actor, seePeople, wholeOrganisation);
  const { personId, locale } = input;
  const today = localDateOf(ctx.clock.now());
  const [own] = await ctx.db
    .select({ id: person.id, fullName: person.fullName, email: person.email, phone: person.phone, birthDate: person.birthDate, erasedAt: person.erasedAt, login: account.login })
    .from(person).leftJoin(account, eq(account.personId, person.id)).where(eq(person.id, personId));
  if (!own) return null;
  const other = alias(person, "other");
  const links = await ctx.db
    .select({ link: guardianship, id: other.id, fullName: other.fullName, email: other.email, phone: other.phone })
    .from(guardianship)
    .innerJoin(other, or(and(eq(guardianship.minorId, personId), eq(other.id, guardianship.guardianId)), and(eq(guardianship.guardianId, personId), eq(other.id, guardianship.minorId))))
    .where(or(eq(guardianship.minorId, personId), eq(guardianship.guardianId, personId))).orderBy(asc(guardianship.createdAt), asc(guardianship.id));
  const consents = await consentsOf(ctx.db, personId, await namesAround(ctx.db, personId), locale);
  const guardians = links.filter(({ link }) => link.minorId === personId).map(({ link, ...guardian }): GuardianLine => ({
    guardianshipId: link.id, person: guardian, relation: link.relation, denied: link.deniedAt !== null, endedOn: link.endedOn,
    sharedEmail: own.email !== null && own.email === guardian.email, consents: consents.filter((consent) => consent.guardianId === guardian.id),
  }));
  const age = own.birthDate ? ageOn(own.birthDate, today) : null;
  return {
    ...own, age, minor: age !== null && age < adultAge, guardians, checks: await checksOf(ctx.db, personId, today), today,
    wards: links.filter(({ link }) => link.guardianId === personId).map(({ id, fullName }) => ({ id, fullName })),
  };
}
export type PersonPage = NonNullable<Awaited<ReturnType<typeof personPage>>>;
