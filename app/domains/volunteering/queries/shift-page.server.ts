import { eq } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { seeShifts } from "../permissions";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";

export interface ShiftPageView {
  readonly shift: PublicShift;
  readonly started: boolean;
  /** The organisation's phone of the person in charge: whom a minor or a parent calls. */
  readonly phone: string | null;
}

/** One shift for the sign-up form. Anybody may read it; null when there is none. */
export async function shiftPage(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }): Promise<ShiftPageView | null> {
  authorize(ctx.actor, seeShifts);
  const now = ctx.clock.now();
  const [row] = await selectShifts(ctx.db, now).where(eq(shift.id, input.shiftId));
  if (!row) return null;
  const [contact] = await ctx.db.select({ phone: person.phone }).from(shift).innerJoin(person, eq(person.id, shift.inChargeId)).where(eq(shift.id, input.shiftId));
  return { shift: publicShift(row, input.locale, now), started: row.startsAt <= now, phone: contact?.phone ?? null };
}
