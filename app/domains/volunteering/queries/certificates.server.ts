import { asc, desc, eq, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { person } from "~db/schema/people.server";
import { hoursCertificate, timeEntry } from "~db/schema/volunteering-hours.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { LocalDate } from "~/platform/time/local-date";
import type { CertificateId, CertificatePurpose, CertificateState } from "../model";
import { type OwnBy, personBehind } from "../own-signup.server";
import { issueCertificates, manageOwnSignup, wholeHouse } from "../permissions";

export interface CertificateRow {
  readonly id: CertificateId;
  readonly who: string;
  readonly fromDay: LocalDate;
  readonly untilDay: LocalDate;
  readonly purpose: CertificatePurpose;
  readonly locale: "bg" | "en";
  readonly state: CertificateState;
  readonly requestedAt: Date;
  readonly asked: "volunteer" | "team";
  readonly documentId: string | null;
  readonly number: number | null;
  readonly year: number | null;
  /** What would be attested now, for a request; what was, for an issued one. */
  readonly minutes: number;
}

const select = (ctx: Ctx) =>
  ctx.db
    .select({
      id: hoursCertificate.id, who: person.fullName, fromDay: hoursCertificate.fromDay, untilDay: hoursCertificate.untilDay, purpose: hoursCertificate.purpose, locale: hoursCertificate.locale,
      state: hoursCertificate.state, requestedAt: hoursCertificate.requestedAt, requestedBy: hoursCertificate.requestedBy, documentId: hoursCertificate.documentId, number: document.number, year: document.year,
      minutes: sql<number>`coalesce(${hoursCertificate.minutes}, (select sum(e.minutes / e.people) from time_entry e where e.person_id = ${hoursCertificate.personId} and e.state = 'posted'
        and e.worked_on between ${hoursCertificate.fromDay} and ${hoursCertificate.untilDay}), 0)::int`,
    })
    .from(hoursCertificate)
    .innerJoin(person, eq(person.id, hoursCertificate.personId))
    .leftJoin(document, eq(document.id, hoursCertificate.documentId))
    .$dynamic();

const rowOf = ({ requestedBy, ...row }: Awaited<ReturnType<typeof select>>[number]): CertificateRow => ({ ...row, id: row.id as CertificateId, asked: requestedBy ? "team" : "volunteer" });

/** Requests first, then what was issued, newest first. Who: coordinator, service manager or director of the whole organisation. */
export async function certificateList(ctx: Ctx): Promise<readonly CertificateRow[]> {
  authorize(ctx.actor, issueCertificates, wholeHouse);
  const rows = await select(ctx).orderBy(sql`${hoursCertificate.state} = 'requested' desc`, desc(hoursCertificate.requestedAt)).limit(100);
  return rows.map(rowOf);
}

/** One's own certificates, by the link of one's own page or the account; empty for a dead link. */
export async function ownCertificates(ctx: Ctx, by: OwnBy): Promise<readonly CertificateRow[]> {
  authorize(ctx.actor, manageOwnSignup);
  const personId = await personBehind(ctx.db, ctx, by);
  if (!personId) return [];
  const rows = await select(ctx).where(eq(hoursCertificate.personId, personId)).orderBy(desc(hoursCertificate.requestedAt)).limit(50);
  return rows.map(rowOf);
}

/** People with posted hours, for the choice of whom a certificate is for. Who: as for the list. */
export async function peopleWithHours(ctx: Ctx): Promise<readonly { readonly id: string; readonly name: string }[]> {
  authorize(ctx.actor, issueCertificates, wholeHouse);
  return ctx.db
    .selectDistinct({ id: person.id, name: person.fullName })
    .from(timeEntry)
    .innerJoin(person, eq(person.id, timeEntry.personId))
    .where(eq(timeEntry.state, "posted"))
    .orderBy(asc(person.fullName), asc(person.id))
    .limit(1000);
}
