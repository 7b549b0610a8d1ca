import { and, eq, gt, isNull, lt, sql, type SQL } from "drizzle-orm";
import { kiosk } from "~db/schema/volunteering-acts.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { hoursLater } from "~/platform/time/clock";
import { findActToken } from "~/platform/tokens/act-token.server";
import { type KioskId, kioskLink } from "./model";

export interface LiveKiosk {
  readonly id: KioskId;
  readonly titleBg: string;
  readonly titleEn: string;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly hostId: string | null;
  readonly serviceIds: readonly string[] | null;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly createdBy: string;
}

/** The tablet a link belongs to while it works; unknown, closed and expired links are all null. */
export async function liveKiosk(reader: Reader, ctx: Pick<Ctx, "clock">, token: string): Promise<LiveKiosk | null> {
  const found = await findActToken(reader, ctx, kioskLink, token);
  if (found?.state !== "live") return null;
  const now = ctx.clock.now();
  const [row] = await reader.select().from(kiosk).where(and(eq(kiosk.id, found.subjectId), isNull(kiosk.revokedAt), gt(kiosk.validUntil, now)));
  return row ? { ...row, id: row.id as KioskId } : null;
}

/** A device's event may come a while after it happened. */
const lateHours = 4;

/** The shifts a tablet may act on: of its event and its services, within the time it is open for. */
export const withinKiosk = (at: LiveKiosk): SQL | undefined => and(
  isNull(shift.cancelledAt), lt(shift.startsAt, at.validUntil), gt(shift.endsAt, hoursLater(at.validFrom, -lateHours)),
  at.hostId ? eq(opportunity.hostId, at.hostId) : undefined,
  at.serviceIds ? sql`${opportunity.serviceId} = any (${`{${at.serviceIds.join(",")}}`}::uuid[])` : undefined,
);

/** Of these, the ones whose people may stand at the tablet now. */
export const aroundNow = (now: Date): SQL | undefined => and(lt(shift.startsAt, hoursLater(now, 12)), gt(shift.endsAt, hoursLater(now, -lateHours)));
