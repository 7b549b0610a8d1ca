import { and, desc, eq, gt, isNotNull, sql } from "drizzle-orm";
import { kiosk } from "~db/schema/volunteering-acts.server";
import { account, person } from "~db/schema/people.server";
import { opportunity, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { hoursLater } from "~/platform/time/clock";
import { servicesWithin } from "../grants";
import type { KioskId } from "../model";
import { manageKiosks } from "../permissions";

export interface KioskRow {
  readonly id: KioskId;
  readonly title: string;
  readonly place: string;
  readonly validUntil: Date;
  readonly open: boolean;
  readonly openedBy: string;
  /** Recorded by it so far. */
  readonly events: number;
}

export interface KioskList {
  readonly kiosks: readonly KioskRow[];
  /** Events with shifts around now that a tablet may be opened for. */
  readonly hosts: readonly { readonly id: string; readonly nameBg: string; readonly nameEn: string; readonly placeBg: string; readonly placeEn: string }[];
}

/** The tablets of the last two weeks, and the events one may be opened for. Who: coordinator or service manager; a grant for some services sees its own. */
export async function kioskList(ctx: Ctx, input: { readonly locale: Locale }): Promise<KioskList> {
  authorize(ctx.actor, manageKiosks);
  const now = ctx.clock.now();
  const services = servicesWithin(ctx.actor, manageKiosks);
  const mine = services === null ? undefined : sql`${kiosk.serviceIds} <@ ${`{${services.join(",")}}`}::uuid[]`;
  const [rows, hosts] = await Promise.all([
    ctx.db
      .select({
        id: kiosk.id, titleBg: kiosk.titleBg, titleEn: kiosk.titleEn, placeBg: kiosk.placeBg, placeEn: kiosk.placeEn, validUntil: kiosk.validUntil, revokedAt: kiosk.revokedAt, openedBy: person.fullName,
        events: sql<number>`(select count(*) from attendance_event e where e.kiosk_id = ${kiosk.id})::int`,
      })
      .from(kiosk)
      .innerJoin(account, eq(account.id, kiosk.createdBy))
      .innerJoin(person, eq(person.id, account.personId))
      .where(and(gt(kiosk.validUntil, hoursLater(now, -14 * 24)), mine))
      .orderBy(desc(kiosk.validUntil), desc(kiosk.id)),
    ctx.db
      .selectDistinctOn([opportunity.hostId], { id: opportunity.hostId, nameBg: opportunity.hostBg, nameEn: opportunity.hostEn, placeBg: shift.placeBg, placeEn: shift.placeEn })
      .from(opportunity)
      .innerJoin(shift, eq(shift.opportunityId, opportunity.id))
      .where(and(isNotNull(opportunity.hostId), gt(shift.endsAt, now)))
      .orderBy(opportunity.hostId, shift.startsAt),
  ]);
  return {
    kiosks: rows.map(({ titleBg, titleEn, placeBg, placeEn, revokedAt, ...row }) => ({
      ...row, id: row.id as KioskId, title: inLocale(input.locale, titleBg, titleEn), place: inLocale(input.locale, placeBg, placeEn), open: revokedAt === null && row.validUntil > now,
    })),
    hosts: hosts.flatMap((host) => (host.id ? [{ ...host, id: host.id }] : [])),
  };
}
