import { and, eq, inArray, isNull } from "drizzle-orm";
import { account, organisation, person, roleGrant } from "~db/schema/people.server";
import type { Role } from "~/platform/access/permission";
import type { Reader } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import type { PersonId } from "~/platform/ids/ids";

export interface Contact {
  readonly id: PersonId;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
}

const columns = { id: person.id, fullName: person.fullName, email: person.email, phone: person.phone, locale: person.locale };

/** For handlers that write to a person; null when unknown or erased. */
export async function contactOf(reader: Reader, personId: string): Promise<Contact | null> {
  const [row] = await reader.select(columns).from(person).where(and(eq(person.id, personId), isNull(person.erasedAt)));
  return (row as Contact | undefined) ?? null;
}

/** Names by id, for staff screens of other domains; the caller has authorised. */
export async function personNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.select({ id: person.id, fullName: person.fullName }).from(person).where(inArray(person.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.fullName]));
}

export async function organisationNames(reader: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await reader.select({ id: organisation.id, name: organisation.name }).from(organisation).where(inArray(organisation.id, [...new Set(ids)]));
  return new Map(rows.map((row) => [row.id, row.name]));
}

export interface OrganisationFacts {
  readonly id: string;
  readonly name: string;
  readonly eik: string | null;
  readonly city: string | null;
}

export async function organisationOf(reader: Reader, id: string): Promise<OrganisationFacts | null> {
  const [row] = await reader
    .select({ id: organisation.id, name: organisation.name, eik: organisation.eik, city: organisation.city })
    .from(organisation).where(eq(organisation.id, id));
  return row ?? null;
}

/** Everybody who holds a role now: whom a handler tells that something waits. */
export async function contactsWithRole(reader: Reader, role: Role): Promise<Contact[]> {
  const rows = await reader
    .selectDistinct(columns)
    .from(person)
    .innerJoin(account, and(eq(account.personId, person.id), isNull(account.disabledAt)))
    .innerJoin(roleGrant, and(eq(roleGrant.accountId, account.id), eq(roleGrant.role, role), isNull(roleGrant.revokedAt)))
    .where(isNull(person.erasedAt));
  return rows as Contact[];
}
