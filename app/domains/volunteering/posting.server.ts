import { and, eq, inArray, sql } from "drizzle-orm";
import { programme } from "~db/schema/services.server";
import { timeEntry } from "~db/schema/volunteering-hours.server";
import { opportunity } from "~db/schema/volunteering.server";
import { accountOf } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import type { PersonId } from "~/platform/ids/ids";
import { monthOf, type LocalDate } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { generalFundId } from "../funds/api";
import type { OutputId, OutputKey, ProgrammeId, ServiceId } from "../services/api";
import { ensureOutput } from "../services/api.server";
import type { SignupId, TimeEntryId } from "./model";

/** What the hours of an opportunity support: a delivered measure of a service, or the organisation's own work. */
async function outputKeyOf(tx: Tx, opportunityId: string): Promise<OutputKey> {
  const [row] = await tx
    .select({ serviceId: opportunity.serviceId, programmeId: opportunity.programmeId, activity: opportunity.activity, kind: programme.kind })
    .from(opportunity)
    .leftJoin(programme, eq(programme.id, opportunity.programmeId))
    .where(eq(opportunity.id, opportunityId));
  if (row?.activity) return { kind: "activity", measure: row.activity };
  if (!row?.serviceId) throw new Error("an opportunity without purpose");
  return {
    kind: "service",
    serviceId: row.serviceId as ServiceId,
    programmeId: row.programmeId as ProgrammeId | null,
    measure: row.kind === "atelier" ? "atelier_session" : "group_session",
  };
}

export interface AttestedMinutes {
  /** Also the receipt's and the cost line's id: a repeat posts nothing twice. */
  readonly id: TimeEntryId;
  readonly shiftId: string;
  /** All people's minutes together. */
  readonly minutes: number;
  /** How many people they are of; a firm's group says it itself. */
  readonly people?: number;
  readonly of:
    | { readonly signupId: SignupId; readonly personId: PersonId }
    | { readonly organisationId: string; readonly people: number };
  /** Handed in at check-out (or proposed): the row exists and is attested now. */
  readonly submitted?: boolean;
  /** The reversed entry it stands in for. */
  readonly corrects?: string;
}

/** The row of an entry as it is once posted. */
function postedRow(entry: AttestedMinutes, posted: { workedOn: LocalDate; attestedBy: PersonId; outputId: OutputId; now: Date }) {
  const { workedOn, attestedBy, outputId, now } = posted;
  return {
    id: entry.id, shiftId: entry.shiftId, minutes: entry.minutes, workedOn, state: "posted" as const, people: entry.people ?? 1,
    ...("signupId" in entry.of ? { signupId: entry.of.signupId, personId: entry.of.personId } : { organisationId: entry.of.organisationId, people: entry.of.people }),
    attestedBy, attestedAt: now, outputId, rootId: entry.id, lookCode: newLookCode(), postedAt: now, corrects: entry.corrects ?? null,
  };
}

/**
 * Posts attested actual minutes (V6): a receipt in the time book, used at once on what the shift served. Runs in the
 * caller's transaction and trusts that it has authorised the attestation. Hours are nobody's earmarked money: on their way
 * they lie in the general fund. Locks: the month's output, then the fund.
 */
export async function postMinutes(
  tx: Tx, ctx: Ctx,
  input: { readonly opportunityId: string; readonly workedOn: LocalDate; readonly attestedBy: PersonId; readonly entries: readonly AttestedMinutes[] },
): Promise<readonly { readonly entryId: TimeEntryId; readonly outputId: OutputId }[]> {
  const { workedOn, attestedBy, entries } = input;
  if (entries.length === 0) return [];
  const outputId = await ensureOutput(tx, ctx, { ...(await outputKeyOf(tx, input.opportunityId)), month: monthOf(workedOn) });
  const now = ctx.clock.now();
  const posted = { workedOn, attestedBy, outputId, now };
  const fresh = entries.filter((entry) => !entry.submitted);
  if (fresh.length > 0) await tx.insert(timeEntry).values(fresh.map((entry) => postedRow(entry, posted)));
  for (const entry of entries.filter((one) => one.submitted)) {
    const changed = await tx.update(timeEntry).set(postedRow(entry, posted)).where(and(eq(timeEntry.id, entry.id), inArray(timeEntry.state, ["draft", "submitted"]))).returning({ id: timeEntry.id });
    if (changed.length === 0) throw new Error("an entry was posted under its sign-up's lock already");
  }
  const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(",")}}`;
  await tx.execute(sql`
    select volunteering_post_minutes(${arrayOf(entries.map((entry) => entry.id))}::uuid[], ${arrayOf(entries.map((entry) => entry.minutes))}::bigint[],
      ${outputId}::uuid, ${generalFundId}::uuid, ${workedOn}::date, ${now.toISOString()}::timestamptz, ${accountOf(ctx.actor)}::uuid)`);
  return entries.map((entry) => ({ entryId: entry.id, outputId }));
}
