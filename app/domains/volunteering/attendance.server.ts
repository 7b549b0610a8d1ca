import { sql } from "drizzle-orm";
import { accountOf } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type RefusalFacts, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import type { AttendanceKind, AttendanceSource, RequirementKind } from "./model";
import { type ObstacleCode, obstacleCodes } from "./obstacles.server";

export type EventRefusal =
  | "event_conflict" | "signup_unknown" | "shift_cancelled" | "already_attested" | "not_confirmed" | "event_too_old" | "too_early" | "shift_over" | "party_too_large" | ObstacleCode;

export interface AttendanceInput {
  readonly id: string;
  readonly signupId: string;
  readonly kind: AttendanceKind;
  readonly source: AttendanceSource;
  readonly at: Date;
  readonly people?: number | undefined;
  readonly undoes?: string | undefined;
  readonly kioskId?: string;
}

type Answer = "recorded" | "same" | EventRefusal | RequirementKind;

/**
 * Records one attendance event in the caller's transaction, through the database's one door for it. The caller authorises and has checked that the
 * sign-up is within its reach. The same event again is answered `same`; a refusal stores nothing.
 */
export async function attend(tx: Tx, ctx: Ctx, input: AttendanceInput): Promise<Result<"recorded" | "same", EventRefusal>> {
  const [row] = (await tx.execute(sql`
    select outcome, facts from volunteering_attend(${input.id}::uuid, ${input.signupId}::uuid, ${input.kind}, ${input.source}, ${input.at.toISOString()}::timestamptz,
      ${input.people ?? null}::integer, ${input.undoes ?? null}::uuid, ${accountOf(ctx.actor)}::uuid, ${input.kioskId ?? null}::uuid, ${newId()}::uuid,
      ${ctx.clock.now().toISOString()}::timestamptz)`)) as unknown as { outcome: Answer; facts: Record<string, unknown> }[];
  if (!row) throw new Error("no answer about an attendance event");
  const { outcome } = row;
  if (outcome === "same") return ok(outcome);
  if (outcome === "recorded") {
    await recordAudit(tx, ctx, { action: `volunteering.${input.kind}`, subjectKind: "signup", subjectId: input.signupId, fields: ["state"] });
    return ok(outcome);
  }
  const facts = Object.fromEntries(Object.entries(row.facts).filter(([, value]) => typeof value === "string" || typeof value === "number")) as RefusalFacts;
  return refuse(outcome in obstacleCodes ? obstacleCodes[outcome as RequirementKind] : (outcome as EventRefusal), facts);
}

/** The primary key speaks when two devices send one id for two sign-ups at once. */
export const eventConstraints = { attendance_event_pkey: () => refuse("event_conflict") };
