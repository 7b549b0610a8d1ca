import { and, eq, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { programme, service } from "~db/schema/services.server";
import { opportunity, position, shift } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import type { ActivityMeasure } from "../services/api";
import type { OpportunityId, PositionId, PositionPlan } from "./model";
import type { OpportunityFacts, Purpose } from "./plan-schemas";

export interface ShiftHost {
  /** Whose duty it is, e.g. a bazaar: an opaque reference of the domain above, and what people call it. */
  readonly kind: string;
  readonly id: string;
  readonly nameBg: string;
  readonly nameEn: string;
}

export interface Served {
  readonly serviceId: string | null;
  readonly programmeId: string | null;
  readonly activity: ActivityMeasure | null;
}

/** What a purpose of the form means, re-read inside the transaction; null when it is not there. */
export async function servedBy(tx: Tx, purpose: Purpose): Promise<Served | null> {
  const [kind, value = ""] = purpose.split(":");
  if (kind === "activity") return { serviceId: null, programmeId: null, activity: value as ActivityMeasure };
  if (kind === "service") {
    const [row] = await tx.select({ id: service.id }).from(service).where(eq(service.id, value));
    return row ? { serviceId: row.id, programmeId: null, activity: null } : null;
  }
  const [row] = await tx.select({ id: programme.id, serviceId: programme.serviceId }).from(programme).where(eq(programme.id, value));
  return row ? { serviceId: row.serviceId, programmeId: row.id, activity: null } : null;
}

/** A new opportunity with its usual positions. */
export async function insertOpportunity(
  tx: Tx, ctx: Ctx, input: Omit<OpportunityFacts, "purpose"> & Served & { readonly id?: string | undefined; readonly host?: ShiftHost | undefined; readonly positions?: readonly PositionPlan[] },
): Promise<OpportunityId> {
  const id = (input.id ?? newId()) as OpportunityId;
  await tx.insert(opportunity).values({
    id,
    titleBg: input.titleBg, titleEn: input.titleEn, doesBg: input.doesBg, doesEn: input.doesEn, bringBg: input.bringBg, bringEn: input.bringEn,
    serviceId: input.serviceId, programmeId: input.programmeId, activity: input.activity,
    hostKind: input.host?.kind ?? null, hostId: input.host?.id ?? null, hostBg: input.host?.nameBg ?? "", hostEn: input.host?.nameEn ?? "",
    workClass: input.workClass ?? "general", skills: [...(input.skills ?? [])], requiredChecks: [...(input.requiredChecks ?? [])],
    positions: input.positions ?? [], createdAt: ctx.clock.now(),
  });
  return id;
}

export interface ShiftRow {
  readonly shiftId: string;
  readonly opportunityId: string;
  readonly titleBg?: string;
  readonly titleEn?: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly addressBg: string;
  readonly addressEn: string;
  readonly inChargeId: string;
  readonly urgent: boolean;
  readonly opensAt?: Date | null | undefined;
  readonly series?: { readonly id: string; readonly day: (typeof shift.$inferInsert)["seriesDay"] };
}

/** A shift and its positions, in the order of the plan. */
export async function insertShift(tx: Tx, ctx: Ctx, input: ShiftRow, plan: readonly PositionPlan[]): Promise<readonly PositionId[]> {
  await tx.insert(shift).values({
    id: input.shiftId, opportunityId: input.opportunityId, titleBg: input.titleBg ?? "", titleEn: input.titleEn ?? "", startsAt: input.startsAt, endsAt: input.endsAt,
    placeBg: input.placeBg, placeEn: input.placeEn, addressBg: input.addressBg, addressEn: input.addressEn,
    inChargeId: input.inChargeId, urgent: input.urgent, opensAt: input.opensAt ?? null,
    seriesId: input.series?.id ?? null, seriesDay: input.series?.day ?? null, createdAt: ctx.clock.now(),
  });
  const rows = plan.map((one) => positionRow(input.shiftId, one));
  await tx.insert(position).values(rows);
  return rows.map((row) => row.id);
}

/** A position as its plan says. */
export const positionRow = (shiftId: string, { planId, ...plan }: PositionPlan) => ({ ...plan, requiredChecks: [...plan.requiredChecks], id: newId<"Position">(), shiftId, planId });

/** Anybody known and not erased. */
export async function mayBeInCharge(tx: Tx, personId: string): Promise<boolean> {
  const [row] = await tx.select({ id: person.id }).from(person).where(and(eq(person.id, personId), isNull(person.erasedAt)));
  return row !== undefined;
}
