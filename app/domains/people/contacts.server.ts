import { and, eq, inArray, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
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
