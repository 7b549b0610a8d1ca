import { and, asc, desc, eq, inArray, lt, max, ne, sql } from "drizzle-orm";
import { consentItem, consentRequest, guardianship } from "~db/schema/people-care.server";
import { person } from "~db/schema/people.server";
import { rulesAcceptance } from "~db/schema/volunteering-acts.server";
import { opportunity, shift, signup } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import type { RefusalFacts } from "~/platform/errors/result";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { localDateOf } from "~/platform/time/local-date";
import { adultAge, ageOn } from "../../people/api";
import type { EndedReason, RequirementKind, SignupId, SignupState } from "../model";
import { requirementsOf } from "../obstacles.server";
import { shiftTitle } from "./shift-fields.server";

export interface OtherShift {
  readonly signupId: SignupId;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface Own {
  readonly id: string;
  readonly personId: string;
  readonly positionId: string;
  readonly shiftId: string;
  readonly state: SignupState;
  readonly guardianId: string | null;
  readonly endedReason: EndedReason | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The person's confirmed shifts that stand in the way, in order. */
export async function overlapping(reader: Reader, own: Own, locale: Locale): Promise<readonly OtherShift[]> {
  const rows = await reader
    .select({ id: signup.id, titleBg: shiftTitle("bg"), titleEn: shiftTitle("en"), startsAt: signup.startsAt, endsAt: signup.endsAt })
    .from(signup)
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .where(
      and(
        eq(signup.personId, own.personId), ne(signup.id, own.id), inArray(signup.state, ["confirmed", "checked_in", "completed"]),
        sql`tstzrange(${signup.startsAt}, ${signup.endsAt}, '[)') && tstzrange(${own.startsAt.toISOString()}, ${own.endsAt.toISOString()}, '[)')`,
      ),
    )
    .orderBy(asc(signup.startsAt), asc(signup.id));
  return rows.map((row) => ({ signupId: row.id as SignupId, title: inLocale(locale, row.titleBg, row.titleEn), startsAt: row.startsAt, endsAt: row.endsAt }));
}

/**
 * `asking`: the letter is on its way. `not_accepted`: this person cannot sign (denied it, is a minor, or the minor's own self).
 * `refused` and `withdrawn` say that the guardian's last word on taking part is no.
 */
export interface GuardianStanding {
  readonly email: string | null;
  readonly standing: "asking" | "asked" | "signed" | "refused" | "withdrawn" | "not_accepted";
  readonly askedAt: Date | null;
}

/** What became of the question to the guardian whom the minor named; null when nobody was named. */
export async function guardianStanding(reader: Reader, own: Own): Promise<GuardianStanding | null> {
  if (!own.guardianId) return null;
  const day = localDateOf(own.startsAt);
  const [row] = await reader
    .select({
      email: person.email, birthDate: person.birthDate, deniedAt: guardianship.deniedAt, endedOn: guardianship.endedOn,
      state: consentRequest.state, requestedAt: consentRequest.requestedAt, answer: consentItem.answer,
    })
    .from(person)
    .leftJoin(guardianship, and(eq(guardianship.guardianId, person.id), eq(guardianship.minorId, own.personId)))
    .leftJoin(consentRequest, and(
      eq(consentRequest.guardianId, person.id), eq(consentRequest.minorId, own.personId), eq(consentRequest.subjectKind, "shift"), eq(consentRequest.subjectId, own.shiftId),
      ne(consentRequest.state, "superseded"),
    ))
    .leftJoin(consentItem, and(eq(consentItem.requestId, consentRequest.id), eq(consentItem.scope, "taking_part")))
    .where(eq(person.id, own.guardianId))
    .orderBy(desc(consentRequest.requestedAt))
    .limit(1);
  if (!row) return null;
  const barred = row.deniedAt !== null || (row.endedOn !== null && row.endedOn <= day) || own.guardianId === own.personId || (row.birthDate !== null && ageOn(row.birthDate, day) < adultAge);
  const standing = barred ? "not_accepted" : row.state === null ? "asking" : row.state === "revoked" ? "withdrawn"
    : row.state === "declined" || row.answer === "no" ? "refused" : row.state === "signed" ? "signed" : "asked";
  return { email: row.email, standing, askedAt: row.requestedAt };
}

/** Why a place is not to be had or was lost, with what a sentence needs. */
export interface RuledOut {
  readonly reason: EndedReason;
  readonly facts: RefusalFacts;
}

const barring = ["age", "work_class", "hours_of_day", "day_minutes"] as const satisfies readonly RequirementKind[];
const open: readonly SignupState[] = ["pending_email", "pending_consent", "pending_clearance", "waitlisted", "offered"];

/** V5 for an entry that is still open, and why a closed one ended. */
export async function requirementStanding(reader: Reader, own: Own): Promise<{ readonly ruledOut: RuledOut | null; readonly missingChecks: readonly string[]; readonly adultsMissing: boolean }> {
  const ended = own.state === "cancelled_by_system" && own.endedReason !== null;
  const all = open.includes(own.state) || ended ? await requirementsOf(reader, { personId: own.personId, positionId: own.positionId, signupId: own.id }) : [];
  const failed = all.filter((one) => !one.fulfilled);
  const bar = failed.find((one) => (barring as readonly RequirementKind[]).includes(one.kind));
  const reason = ended ? own.endedReason : ((bar?.kind as EndedReason | undefined) ?? null);
  return {
    ruledOut: reason ? { reason, facts: failed.find((one) => one.kind === reason)?.facts ?? {} } : null,
    missingChecks: failed.flatMap((one) => (one.kind === "check" && typeof one.facts.check === "string" ? [one.facts.check] : [])),
    adultsMissing: failed.some((one) => one.kind === "ratio"),
  };
}

/** The newest version of the rules, older than this one, that the person accepted before. */
export async function rulesAcceptedBefore(reader: Reader, personId: string, version: number): Promise<number | null> {
  const [row] = await reader.select({ version: max(rulesAcceptance.version) }).from(rulesAcceptance).where(and(eq(rulesAcceptance.personId, personId), lt(rulesAcceptance.version, version)));
  return row?.version ?? null;
}
