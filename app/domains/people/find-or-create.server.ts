import { asc, eq, sql } from "drizzle-orm";
import { organisation, person } from "~db/schema/people.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import { newId, type OrganisationId, type PersonId } from "~/platform/ids/ids";
import type { LocalDate } from "~/platform/time/local-date";
import { freshActivity } from "./activity.server";
import { foldName, normaliseEmail, normalisePhone, tidyName, type OrganisationKind } from "./model";

export interface PersonInput {
  /** For imports and fixed ids; otherwise made here. */
  readonly id?: PersonId;
  readonly fullName: string;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly note?: string | null;
  readonly birthDate?: LocalDate | null;
  readonly locale: Locale;
  readonly publicNameAllowed?: boolean;
}

/**
 * The person with this contact and this name (spelling, case and quotes aside), or a new one. The same e-mail with another
 * name is another person: families share one. Without any contact it is always a new person. A known person's data is
 * only filled in where empty: whoever types somebody's e-mail cannot change what we keep about them. It counts as a sign of
 * life for retention.
 */
export async function findOrCreatePerson(tx: Tx, ctx: Ctx, input: PersonInput): Promise<PersonId> {
  const fullName = tidyName(input.fullName);
  const email = input.email ? normaliseEmail(input.email) : null;
  const phone = input.phone ? normalisePhone(input.phone) : null;
  const contact = email ?? phone;
  if (contact) {
    // Two first gifts of one person at once: the second waits here and finds the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`person:${contact}`}, 0))`);
    const sameContact = await tx
      .select({ id: person.id, fullName: person.fullName, phone: person.phone, address: person.address, birthDate: person.birthDate, lastActiveAt: person.lastActiveAt, createdAt: person.createdAt })
      .from(person)
      .where(email ? eq(person.email, email) : eq(person.phone, contact))
      .orderBy(asc(person.createdAt), asc(person.id));
    const known = sameContact.find((row) => foldName(row.fullName) === foldName(fullName));
    if (known) {
      const missing = {
        ...(known.phone ? {} : { phone }), ...(known.address ? {} : { address: input.address ?? null }), ...(known.birthDate ? {} : { birthDate: input.birthDate ?? null }),
        ...freshActivity(ctx, known),
      };
      if (Object.values(missing).some((value) => value)) await tx.update(person).set(missing).where(eq(person.id, known.id));
      return known.id as PersonId;
    }
  }
  const id = input.id ?? newId<"Person">();
  await tx.insert(person).values({
    id, fullName, email, phone, address: input.address ?? null, note: input.note ?? null, birthDate: input.birthDate ?? null, locale: input.locale,
    publicNameAllowed: input.publicNameAllowed ?? false, createdAt: ctx.clock.now(),
  });
  return id;
}

export interface OrganisationInput {
  readonly id?: OrganisationId;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly eik?: string | null;
  readonly city?: string | null;
  readonly contactPersonId?: PersonId | null;
}

/** The organisation with this ЕИК or, without one, with this name; or a new one. */
export async function findOrCreateOrganisation(tx: Tx, ctx: Ctx, input: OrganisationInput): Promise<OrganisationId> {
  const name = tidyName(input.name);
  const lockKey = `organisation:${input.eik ?? foldName(name)}`;
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${lockKey}, 0))`);
  const candidates = await tx
    .select({ id: organisation.id, name: organisation.name })
    .from(organisation)
    .where(input.eik ? eq(organisation.eik, input.eik) : sql`lower(${organisation.name}) like ${`%${foldName(name).slice(0, 3)}%`}`)
    .orderBy(asc(organisation.createdAt));
  const known = input.eik ? candidates[0] : candidates.find((row) => foldName(row.name) === foldName(name));
  if (known) return known.id as OrganisationId;
  const id = input.id ?? newId<"Organisation">();
  await tx.insert(organisation).values({
    id, name, kind: input.kind, eik: input.eik ?? null, city: input.city ?? null,
    contactPersonId: input.contactPersonId ?? null, createdAt: ctx.clock.now(),
  });
  return id;
}
