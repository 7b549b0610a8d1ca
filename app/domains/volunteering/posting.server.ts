import { eq, sql } from "drizzle-orm";
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
  readonly of:
    | { readonly signupId: SignupId; readonly personId: PersonId }
    | { readonly organisationId: string; readonly people: number };
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
  await tx.insert(timeEntry).values(
    entries.map((entry) => ({
      id: entry.id, shiftId: entry.shiftId, minutes: entry.minutes, workedOn, state: "posted" as const,
      ...("signupId" in entry.of ? { signupId: entry.of.signupId, personId: entry.of.personId } : { organisationId: entry.of.organisationId, people: entry.of.people }),
      attestedBy, attestedAt: now, outputId, rootId: entry.id, lookCode: newLookCode(), postedAt: now,
    })),
  );
  const arrayOf = (values: readonly (string | number)[]): string => `{${values.join(",")}}`;
  await tx.execute(sql`
    select volunteering_post_minutes(${arrayOf(entries.map((entry) => entry.id))}::uuid[], ${arrayOf(entries.map((entry) => entry.minutes))}::bigint[],
      ${outputId}::uuid, ${generalFundId}::uuid, ${workedOn}::date, ${now.toISOString()}::timestamptz, ${accountOf(ctx.actor)}::uuid)`);
  return entries.map((entry) => ({ entryId: entry.id, outputId }));
}
