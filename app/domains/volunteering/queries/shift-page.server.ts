import { eq } from "drizzle-orm";
import { shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { seeShifts } from "../permissions";
import { publicShift, type PublicShift, selectShifts } from "./shift-fields.server";

export interface ShiftPageView {
  readonly shift: PublicShift;
  readonly started: boolean;
}

/** One shift for the sign-up form. Anybody may read it; null when there is none. */
export async function shiftPage(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }): Promise<ShiftPageView | null> {
  authorize(ctx.actor, seeShifts);
  const now = ctx.clock.now();
  const [row] = await selectShifts(ctx.db, now).where(eq(shift.id, input.shiftId));
  if (!row) return null;
  return { shift: publicShift(row, input.locale, now), started: row.startsAt <= now };
}
