import { and, asc, desc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { rulesAcceptance, shortageAlert, volunteerRules } from "~db/schema/volunteering-acts.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { localDateOf } from "~/platform/time/local-date";
import { findStandingToken } from "~/platform/tokens/standing-token.server";
import { feedLink } from "../model";
import { type OwnBy, personBehind } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";
import { type CertificateRow, ownCertificates } from "./certificates.server";
import { hoursOf, type OwnHours } from "./own-hours.server";
import { type OwnShift, pastOf, upcomingOf } from "./own-shifts.server";

export interface OwnPage {
  readonly fullName: string;
  readonly email: string | null;
  readonly now: Date;
  readonly upcoming: readonly OwnShift[];
  readonly past: readonly OwnShift[];
  readonly hours: OwnHours;
  /** The year the hours are of; null: of all. */
  readonly year: number | null;
  readonly thisYear: number;
  readonly alerts: { readonly any: boolean; readonly opportunities: readonly { readonly id: string; readonly title: string; readonly on: boolean }[] };
  readonly certificates: readonly CertificateRow[];
  /** The feed's token, to show; null while there is no feed. */
  readonly feed: string | null;
  readonly rules: { readonly version: number; readonly acceptedAt: Date; readonly newest: boolean } | null;
}

/** What letters about missing people may be chosen for: what lies ahead, what one has done before first, and what is chosen already. */
async function alertsOf(reader: Reader, personId: string, now: Date, locale: Locale): Promise<OwnPage["alerts"]> {
  const live = await reader.select({ of: shortageAlert.opportunityId }).from(shortageAlert).where(and(eq(shortageAlert.personId, personId), isNull(shortageAlert.stoppedAt)));
  const chosen = live.flatMap((row) => (row.of ? [row.of] : []));
  const ahead = reader.select({ id: shift.opportunityId }).from(shift).where(and(isNull(shift.cancelledAt), gt(shift.startsAt, now)));
  const done = sql`exists (select 1 from signup s join shift h on h.id = s.shift_id where s.person_id = ${personId} and h.opportunity_id = "opportunity"."id")`;
  const rows = await reader.select({ id: opportunity.id, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn }).from(opportunity)
    .where(or(inArray(opportunity.id, ahead), chosen.length > 0 ? inArray(opportunity.id, chosen) : undefined)).orderBy(desc(done), asc(opportunity.titleBg), asc(opportunity.id)).limit(10);
  return { any: live.some((row) => row.of === null), opportunities: rows.map((row) => ({ id: row.id, title: inLocale(locale, row.titleBg, row.titleEn), on: chosen.includes(row.id) })) };
}

async function rulesOf(reader: Reader, personId: string, now: Date): Promise<OwnPage["rules"]> {
  const [accepted] = await reader.select({ version: rulesAcceptance.version, acceptedAt: rulesAcceptance.acceptedAt }).from(rulesAcceptance)
    .where(eq(rulesAcceptance.personId, personId)).orderBy(desc(rulesAcceptance.version)).limit(1);
  if (!accepted) return null;
  const [later] = await reader.select({ version: volunteerRules.version }).from(volunteerRules)
    .where(and(gt(volunteerRules.version, accepted.version), sql`${volunteerRules.validFrom} <= ${localDateOf(now)}::date`)).limit(1);
  return { ...accepted, newest: !later };
}

/**
 * One's own page over all shifts. Who: the person, by the page's link or the account. Reading changes nothing; null alike for unknown, foreign,
 * expired and revoked links.
 */
export async function ownPage(ctx: Ctx, input: OwnBy & { readonly locale: Locale; readonly allYears: boolean }): Promise<OwnPage | null> {
  authorize(ctx.actor, manageOwnSignup);
  const personId = await personBehind(ctx.db, ctx, input);
  if (!personId) return null;
  const now = ctx.clock.now();
  const thisYear = Number(localDateOf(now).slice(0, 4));
  const year = input.allYears ? null : thisYear;
  const of = { personId, now, locale: input.locale };
  const [[known], upcoming, past, hours, alerts, certificates, feed, rules] = await Promise.all([
    ctx.db.select({ fullName: person.fullName, email: person.email }).from(person).where(eq(person.id, personId)),
    upcomingOf(ctx.db, of), pastOf(ctx.db, of), hoursOf(ctx.db, { ...of, year }), alertsOf(ctx.db, personId, now, input.locale), ownCertificates(ctx, input),
    findStandingToken(ctx.db, ctx, { purpose: feedLink, subjectId: personId }), rulesOf(ctx.db, personId, now),
  ]);
  return known ? { ...known, now, upcoming, past, hours, year, thisYear, alerts, certificates, feed, rules } : null;
}
