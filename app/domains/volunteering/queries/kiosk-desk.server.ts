import { and, asc, eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { opportunity, position, shift } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { nameIn } from "~/platform/i18n/latin";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { aroundNow, liveKiosk, withinKiosk } from "../kiosk.server";
import type { KioskId } from "../model";
import { useKiosk } from "../permissions";
import type { RulesPart } from "../rules-text";
import { rulesPage } from "./rules.server";

/** One kind of work around now: how many are here, and for how many more there is room. */
export interface KioskTask {
  readonly positionId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly inCharge: string;
  readonly here: number;
  readonly expected: number;
  readonly free: number;
  readonly minAge: number | null;
  readonly needsChecks: boolean;
}

export interface KioskDesk {
  readonly id: KioskId;
  readonly title: string;
  readonly place: string;
  readonly until: Date;
  /** Whoever opened the tablet: whom people ask. */
  readonly contact: { readonly name: string; readonly phone: string | null };
  readonly tasks: readonly KioskTask[];
  /** The volunteer's rules that whoever starts here accepts. */
  readonly rules: { readonly version: number; readonly parts: readonly RulesPart[] } | null;
}

/** What people know a kind of work by: the position's name, else the shift's. */
export const taskTitle = (locale: Locale, row: { titleBg: string; titleEn: string; nameBg: string; nameEn: string }): string =>
  inLocale(locale, row.nameBg, row.nameEn) || inLocale(locale, row.titleBg, row.titleEn);

/** What the tablet shows while nobody has said who they are. Who: whoever holds its link; null when it is closed, expired or unknown. Nobody's name but the team's. */
export async function kioskDesk(ctx: Ctx, input: { readonly token: string; readonly locale: Locale }): Promise<KioskDesk | null> {
  authorize(ctx.actor, useKiosk);
  const at = await liveKiosk(ctx.db, ctx, input.token);
  if (!at) return null;
  const { locale } = input;
  const here = sql<number>`coalesce((select sum(a.people) from signup s join attendance a on a.signup_id = s.id where s.position_id = ${position.id} and s.state = 'checked_in' and a.left_at is null), 0)::int`;
  const expected = sql<number>`coalesce((select sum(s.party_size) from signup s where s.position_id = ${position.id} and s.state in ('confirmed', 'checked_in', 'completed')), 0)::int`;
  const rows = await ctx.db
    .select({
      positionId: position.id, titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, nameBg: position.nameBg, nameEn: position.nameEn, startsAt: shift.startsAt, endsAt: shift.endsAt,
      inCharge: person.fullName, capacity: position.capacity, taken: position.seatsTaken, minAge: position.minAge, here, expected,
      checks: sql<number>`cardinality(${position.requiredChecks} || ${opportunity.requiredChecks})`,
      waiting: sql<boolean>`exists (select 1 from signup w where w.position_id = ${position.id} and w.state in ('waitlisted', 'offered'))`,
    })
    .from(position)
    .innerJoin(shift, eq(shift.id, position.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .innerJoin(person, eq(person.id, shift.inChargeId))
    .where(and(withinKiosk(at), aroundNow(ctx.clock.now())))
    .orderBy(asc(shift.startsAt), asc(opportunity.titleBg), asc(position.ordinal), asc(position.id))
    .limit(40);
  const [contacts, rules] = await Promise.all([
    ctx.db.execute(sql`select p.full_name as name, p.phone from account a join person p on p.id = a.person_id where a.id = ${at.createdBy}::uuid`),
    rulesPage(ctx, { locale }),
  ]);
  const [contact] = contacts as unknown as { name: string; phone: string | null }[];
  return {
    rules: rules && { version: rules.version, parts: rules.parts }, id: at.id, title: inLocale(locale, at.titleBg, at.titleEn), place: inLocale(locale, at.placeBg, at.placeEn), until: at.validUntil, contact: { name: nameIn(locale, contact?.name ?? ""), phone: contact?.phone ?? null },
    tasks: rows.map(({ titleBg, titleEn, nameBg, nameEn, capacity, taken, waiting, checks, ...row }) => ({
      ...row, inCharge: nameIn(locale, row.inCharge), title: taskTitle(locale, { titleBg, titleEn, nameBg, nameEn }), free: waiting ? 0 : Math.max(0, capacity - taken), needsChecks: checks > 0,
    })),
  };
}
