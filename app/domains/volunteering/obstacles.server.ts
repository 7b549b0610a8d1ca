import { eq, sql } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import type { Reader } from "~/platform/db/db.server";
import { type RefusalFacts, refuse, type Refused } from "~/platform/errors/result";
import type { RequirementKind } from "./model";

/** Refusals of V5 as people read them; the database names the requirement, this the sentence. */
export const obstacleCodes = {
  age: "too_young", work_class: "work_barred", hours_of_day: "outside_minor_hours", day_minutes: "too_long_for_minor",
  check: "check_missing", consent: "consent_missing", ratio: "adults_missing",
} as const satisfies Record<RequirementKind, string>;
export type ObstacleCode = (typeof obstacleCodes)[RequirementKind];

export interface Requirement {
  readonly kind: RequirementKind;
  readonly fulfilled: boolean;
  readonly facts: RefusalFacts;
}

/** V5 for one person at one position on the shift's day, in the order in which the first unfulfilled one is the obstacle. */
export async function requirementsOf(
  reader: Reader, of: { readonly personId: string; readonly positionId: string; readonly signupId?: string },
): Promise<readonly Requirement[]> {
  const rows = (await reader.execute(sql`
    select kind, fulfilled, facts from volunteering_requirements(${of.personId}::uuid, ${of.positionId}::uuid, ${of.signupId ?? null}::uuid)`)) as unknown as Requirement[];
  return rows.map(({ kind, fulfilled, facts }) => ({ kind, fulfilled, facts: scalars(facts) }));
}

const scalars = (facts: Readonly<Record<string, unknown>>): RefusalFacts =>
  Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string | number] => typeof entry[1] === "string" || typeof entry[1] === "number"));

/** The refusal of an obstacle the database met, with the facts its sentence names. */
export async function obstacleRefusal(reader: Reader, signupId: string, kind: RequirementKind, positionId?: string): Promise<Refused<ObstacleCode>> {
  const [row] = await reader.select({ personId: signup.personId, positionId: signup.positionId }).from(signup).where(eq(signup.id, signupId));
  if (!row) return refuse(obstacleCodes[kind]);
  const all = await requirementsOf(reader, { personId: row.personId, positionId: positionId ?? row.positionId, signupId });
  return refuse(obstacleCodes[kind], all.find((one) => one.kind === kind && !one.fulfilled)?.facts ?? {});
}
