import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { consentItem, consentRequest, consentSignature, consentTemplate, guardianship } from "~db/schema/people-care.server";
import { person } from "~db/schema/people.server";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import type { LocalDate } from "~/platform/time/local-date";
import type { TemplateTexts } from "./consent-words";

export type ConsentRow = typeof consentRequest.$inferSelect;
export type ConsentItemRow = typeof consentItem.$inferSelect;

/** A request with everything that stands around it, as the guardian's page, the letters and the signing need it. */
export interface ConsentRecord {
  readonly request: ConsentRow;
  readonly items: readonly ConsentItemRow[];
  readonly texts: Readonly<Record<Locale, TemplateTexts>>;
  readonly signature: typeof consentSignature.$inferSelect | null;
  /** False once the link between the two was denied or ended. */
  readonly linked: boolean;
  /** The minor is erased: nobody is told anything more. */
  readonly forgotten: boolean;
  readonly minor: { readonly id: string; readonly fullName: string; readonly birthDate: LocalDate | null };
  readonly guardian: { readonly id: string; readonly fullName: string; readonly email: string | null };
  readonly inCharge: { readonly id: string; readonly fullName: string; readonly phone: string | null } | null;
}

export async function consentRecord(reader: Reader, requestId: string, today: LocalDate): Promise<ConsentRecord | null> {
  const [found] = await reader
    .select({ request: consentRequest, texts: consentTemplate.texts, link: guardianship })
    .from(consentRequest)
    .innerJoin(consentTemplate, and(eq(consentTemplate.code, consentRequest.templateCode), eq(consentTemplate.version, consentRequest.templateVersion)))
    .innerJoin(guardianship, and(eq(guardianship.minorId, consentRequest.minorId), eq(guardianship.guardianId, consentRequest.guardianId)))
    .where(eq(consentRequest.id, requestId));
  if (!found) return null;
  const { request, link } = found;
  const inChargeId = request.facts.inChargeId;
  const ids = [request.minorId, request.guardianId, ...(inChargeId ? [inChargeId] : [])];
  // One after another: the reader may be a transaction, which has one connection.
  const items = await reader.select().from(consentItem).where(eq(consentItem.requestId, requestId)).orderBy(asc(consentItem.ordinal));
  const [signature] = await reader.select().from(consentSignature).where(eq(consentSignature.requestId, requestId)).orderBy(desc(consentSignature.revision)).limit(1);
  const people = await reader
    .select({ id: person.id, fullName: person.fullName, email: person.email, phone: person.phone, birthDate: person.birthDate, erasedAt: person.erasedAt })
    .from(person).where(inArray(person.id, ids));
  const byId = new Map(people.map((row) => [row.id, row]));
  const [minor, guardian, inCharge] = [byId.get(request.minorId), byId.get(request.guardianId), inChargeId ? byId.get(inChargeId) : undefined];
  if (!minor || !guardian) return null;
  return {
    request, items, texts: found.texts as Readonly<Record<Locale, TemplateTexts>>, signature: signature ?? null,
    linked: link.deniedAt === null && (link.endedOn === null || today < link.endedOn) && minor.erasedAt === null && guardian.erasedAt === null,
    forgotten: minor.erasedAt !== null, minor, guardian, inCharge: inCharge && inCharge.erasedAt === null ? inCharge : null,
  };
}
