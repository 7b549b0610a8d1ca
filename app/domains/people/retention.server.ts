import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { consentRequest, guardianship } from "~db/schema/people-care.server";
import { account, accountCredential, organisation, person, roleGrant, session } from "~db/schema/people.server";
import { actToken, setting } from "~db/schema/platform.server";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { emit } from "~/platform/outbox/outbox.server";
import { hoursLater } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { closePair } from "./commands/withdraw-consent.server";
import { signInPurpose } from "./commands/sign-in-by-link.server";
import { consentPurpose } from "./consents.server";
import { erasedName, retentionDefault, type Retention } from "./model";

/** "<domain>.<verb>" of the link by which one stays or is erased. */
export const ownDataPurpose = "people.own_data";

const key = "people.retention";

/** The two numbers of retention; the setting may change them. */
export async function retentionOf(reader: Reader): Promise<Retention> {
  const [row] = await reader.select({ value: setting.value }).from(setting).where(eq(setting.key, key));
  return { ...retentionDefault, ...(row?.value as Partial<Retention> | undefined) };
}

/** The account, if any: its name is replaced, it opens nothing any more, its sessions and roles end. */
async function closeAccount(tx: Tx, ctx: Ctx, personId: string): Promise<string[]> {
  const now = ctx.clock.now();
  const [own] = await tx.select({ id: account.id }).from(account).where(eq(account.personId, personId));
  if (!own) return [];
  await tx.update(account).set({ login: `${own.id}@erased.invalid`, disabledAt: now }).where(eq(account.id, own.id));
  await tx.delete(accountCredential).where(eq(accountCredential.accountId, own.id));
  await tx.delete(session).where(eq(session.userId, own.id));
  await tx.update(roleGrant).set({ revokedAt: now }).where(and(eq(roleGrant.accountId, own.id), isNull(roleGrant.revokedAt)));
  return [own.id];
}

/** Links to and from this person end: nothing a guardian signed holds, and nobody is asked any more. */
async function endLinks(tx: Tx, ctx: Ctx, personId: string): Promise<void> {
  const today = localDateOf(ctx.clock.now());
  const links = await tx.select().from(guardianship)
    .where(and(or(eq(guardianship.minorId, personId), eq(guardianship.guardianId, personId)), isNull(guardianship.endedOn))).orderBy(guardianship.id).for("no key update");
  for (const link of links) {
    await tx.update(guardianship).set({ endedOn: today }).where(eq(guardianship.id, link.id));
    await closePair(tx, ctx, link);
  }
}

/**
 * Takes a person's identity away in the caller's transaction; the caller has authorised. What they gave and did stays under
 * the bare id, as do documents that law requires kept. A second time changes nothing. Other domains hear of it and free
 * places to come.
 */
export async function erase(tx: Tx, ctx: Ctx, personId: string): Promise<"erased" | "before" | "unknown"> {
  const [known] = await tx.select({ erasedAt: person.erasedAt }).from(person).where(eq(person.id, personId)).for("no key update");
  if (!known) return "unknown";
  if (known.erasedAt) return "before";
  const now = ctx.clock.now();
  await endLinks(tx, ctx, personId);
  const accounts = await closeAccount(tx, ctx, personId);
  const requests = await tx.select({ id: consentRequest.id }).from(consentRequest).where(eq(consentRequest.guardianId, personId));
  await tx.update(actToken).set({ usedAt: now }).where(and(
    isNull(actToken.usedAt), inArray(actToken.purpose, [ownDataPurpose, signInPurpose, consentPurpose]),
    inArray(actToken.subjectId, [personId, ...accounts, ...requests.map((request) => request.id)]),
  ));
  await tx.update(organisation).set({ contactPersonId: null }).where(eq(organisation.contactPersonId, personId));
  await tx.update(person).set({
    fullName: erasedName, email: null, phone: null, address: null, note: null, birthDate: null, publicNameAllowed: false, stayAskedAt: null, erasedAt: now,
  }).where(eq(person.id, personId));
  await tx.execute(sql`select people_forget_signatures(${personId}::uuid)`);
  await recordAudit(tx, ctx, { action: "people.erase_person", subjectKind: "person", subjectId: personId, fields: ["fullName", "email", "phone", "address", "note", "birthDate"] });
  await emit(tx, ctx, "people.person_erased", { personId });
  return "erased";
}

/** A way of an hour to „Моите данни“ for a page that has already shown whose it is; the caller has authorised. "/my-data/<token>". */
export const ownDataPath = async (tx: Tx, ctx: Pick<Ctx, "clock">, personId: string): Promise<string> =>
  `/my-data/${await issueActToken(tx, ctx, { purpose: ownDataPurpose, subjectId: personId, expiresAt: hoursLater(ctx.clock.now(), 1) })}`;
