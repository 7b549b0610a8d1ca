import { and, eq, inArray, sql, type SQL } from "drizzle-orm";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { authorize, type Permission, type Scope } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { manageShifts, seeShiftBoard } from "./permissions";

/**
 * Row scope of a shift: its service. An own work of the organisation belongs to no service, so a grant for one service does not reach
 * it; a grant for an event reaches no shift, as it sees none in the lists.
 */
export const scopeOf = (serviceId: string | null): Scope => ({ serviceId: serviceId ?? "", eventId: "" });

/** The shifts the reader may see: without a grant for the whole organisation, those of their services. For a query over `opportunity`. */
export function visibleShifts(ctx: Ctx): SQL | undefined {
  const ids = visibleServices(ctx);
  if (ids === null) return undefined;
  return ids.length > 0 ? inArray(opportunity.serviceId, [...ids]) : sql`false`;
}

/** The services whose shifts the reader sees; null: every shift. */
export function visibleServices(ctx: Ctx): readonly string[] | null {
  if (ctx.actor.kind !== "account") return null;
  const grants = ctx.actor.grants.filter((grant) => seeShiftBoard.roles.includes(grant.role) || grant.role === "administrator");
  if (grants.some((grant) => grant.scopeId === null)) return null;
  return grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : []));
}

const columns = {
  shiftId: shift.id, serviceId: opportunity.serviceId, startsAt: shift.startsAt, endsAt: shift.endsAt, cancelledAt: shift.cancelledAt, inChargeId: shift.inChargeId,
};

/** The shift a command is about, after the actor was shown to hold it; null when there is none. */
export async function heldShift(reader: Reader, ctx: Ctx, shiftId: string, permission: Permission = manageShifts) {
  const [row] = await reader.select(columns).from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).where(eq(shift.id, shiftId));
  if (!row) return null;
  authorize(ctx.actor, permission, scopeOf(row.serviceId));
  return row;
}

/** A sign-up of that shift, read within the actor's scope; null when it is of another shift. */
export async function heldSignup(reader: Reader, ctx: Ctx, of: { readonly shiftId: string; readonly signupId: string }) {
  const held = await heldShift(reader, ctx, of.shiftId);
  if (!held) return null;
  const [row] = await reader
    .select({ id: signup.id, personId: signup.personId, positionId: signup.positionId, state: signup.state, minor: signup.minor })
    .from(signup)
    .where(and(eq(signup.id, of.signupId), eq(signup.shiftId, of.shiftId)));
  return row ? { ...row, shift: held } : null;
}

/** A position of that shift, read within the actor's scope; null when it is of another shift. */
export async function heldPosition(reader: Reader, ctx: Ctx, of: { readonly shiftId: string; readonly positionId: string }) {
  const held = await heldShift(reader, ctx, of.shiftId);
  if (!held) return null;
  const [row] = await reader
    .select({ id: position.id, capacity: position.capacity, seatsTaken: position.seatsTaken, seatsHeld: position.seatsHeld })
    .from(position)
    .where(and(eq(position.id, of.positionId), eq(position.shiftId, of.shiftId)));
  return row ? { ...row, shift: held } : null;
}
