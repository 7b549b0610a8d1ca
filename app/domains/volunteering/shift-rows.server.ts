import { eq } from "drizzle-orm";
import { programme, service } from "~db/schema/services.server";
import { opportunity, position, shift } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { newId } from "~/platform/ids/ids";
import type { ActivityMeasure } from "../services/api";
import type { OpportunityId, PositionId } from "./model";
import type { CreateShiftInput, Purpose } from "./schemas";

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

export type ShiftFacts = Omit<CreateShiftInput, "purpose" | "day" | "from" | "to"> & Served & { readonly startsAt: Date; readonly endsAt: Date; readonly host?: ShiftHost };

/** One opportunity, its shift and its position. */
export async function insertShift(
  tx: Tx, ctx: Ctx, input: ShiftFacts,
): Promise<{ readonly opportunityId: OpportunityId; readonly positionId: PositionId }> {
  const createdAt = ctx.clock.now();
  const opportunityId = newId<"Opportunity">();
  const positionId = newId<"Position">();
  await tx.insert(opportunity).values({
    id: opportunityId,
    titleBg: input.titleBg, titleEn: input.titleEn, doesBg: input.doesBg, doesEn: input.doesEn, bringBg: input.bringBg, bringEn: input.bringEn,
    serviceId: input.serviceId, programmeId: input.programmeId, activity: input.activity,
    hostKind: input.host?.kind ?? null, hostId: input.host?.id ?? null, hostBg: input.host?.nameBg ?? "", hostEn: input.host?.nameEn ?? "",
    createdAt,
  });
  await tx.insert(shift).values({
    id: input.shiftId, opportunityId, startsAt: input.startsAt, endsAt: input.endsAt,
    placeBg: input.placeBg, placeEn: input.placeEn, addressBg: input.addressBg, addressEn: input.addressEn,
    inChargeId: input.inChargeId, urgent: input.urgent, createdAt,
  });
  await tx.insert(position).values({ id: positionId, shiftId: input.shiftId, capacity: input.capacity, minAge: input.minAge ?? null });
  return { opportunityId, positionId };
}
