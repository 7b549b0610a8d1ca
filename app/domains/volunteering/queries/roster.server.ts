import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { organisation, person } from "~db/schema/people.server";
import { opportunity, position, seatBlock, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { seeShiftBoard } from "../permissions";
import { heldShift } from "../team-scope.server";
import { shiftTitle } from "./shift-fields.server";

/** A row of the printed list: only what the entrance needs. */
export interface RosterRow {
  readonly signupId: string;
  readonly name: string;
  readonly task: string;
  readonly phone: string | null;
  readonly minor: boolean;
  readonly guests: number;
  readonly guardian: { readonly name: string; readonly phone: string } | null;
  readonly staysFrom: Date | null;
  readonly staysUntil: Date | null;
}

export interface Roster {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly inCharge: string;
  readonly rows: readonly RosterRow[];
  readonly blocks: readonly { readonly organisation: string; readonly unnamed: number }[];
}

/** Of a minor: the guardian named with the sign-up, else one who signed or was asked, if a phone is known. */
const guardian = sql<{ name: string; phone: string } | null>`case when ${signup.minor} then (
  select json_build_object('name', gp.full_name, 'phone', gp.phone) from person gp left join guardianship gs on gs.guardian_id = gp.id and gs.minor_id = ${signup.personId}
  where (gp.id = ${signup.guardianId} or (gs.denied_at is null and gs.ended_on is null and gs.minor_id is not null)) and gp.phone is not null
  order by gp.id = ${signup.guardianId} desc nulls last, gs.created_at desc nulls last, gp.id limit 1) end`;

/** Who comes, by task and name, for paper. Who: coordinators, service managers, the director, within their scope. Null: no such shift. */
export async function shiftRoster(ctx: Ctx, input: { readonly shiftId: string; readonly locale: Locale }): Promise<Roster | null> {
  authorize(ctx.actor, seeShiftBoard);
  if (!(await heldShift(ctx.db, ctx, input.shiftId, seeShiftBoard))) return null;
  const say = (bg: string, en: string) => inLocale(input.locale, bg, en);
  const [[head], rows, blocks] = await Promise.all([
    ctx.db.select({ titleBg: shiftTitle("bg"), titleEn: shiftTitle("en"), startsAt: shift.startsAt, endsAt: shift.endsAt, placeBg: shift.placeBg, placeEn: shift.placeEn, addressBg: shift.addressBg, addressEn: shift.addressEn, inCharge: person.fullName })
      .from(shift).innerJoin(opportunity, eq(opportunity.id, shift.opportunityId)).innerJoin(person, eq(person.id, shift.inChargeId)).where(eq(shift.id, input.shiftId)),
    ctx.db.select({
      signupId: signup.id, name: person.fullName, phone: person.phone, minor: signup.minor, partySize: signup.partySize, taskBg: position.nameBg, taskEn: position.nameEn, guardian, staysFrom: signup.staysFrom, staysUntil: signup.staysUntil,
    }).from(signup).innerJoin(person, eq(person.id, signup.personId)).innerJoin(position, eq(position.id, signup.positionId))
      .where(and(eq(signup.shiftId, input.shiftId), inArray(signup.state, ["confirmed", "checked_in", "completed", "no_show"])))
      .orderBy(asc(position.ordinal), asc(position.id), asc(person.fullName), asc(signup.id)),
    ctx.db.select({ organisation: organisation.name, unnamed: sql<number>`${seatBlock.size} - ${seatBlock.seatsNamed}` })
      .from(seatBlock).innerJoin(position, eq(position.id, seatBlock.positionId)).innerJoin(organisation, eq(organisation.id, seatBlock.organisationId))
      .where(and(eq(position.shiftId, input.shiftId), eq(seatBlock.state, "held"), sql`${seatBlock.size} > ${seatBlock.seatsNamed}`)).orderBy(asc(organisation.name), asc(seatBlock.id)),
  ]);
  if (!head) return null;
  return {
    title: say(head.titleBg, head.titleEn), startsAt: head.startsAt, endsAt: head.endsAt, inCharge: head.inCharge, blocks,
    place: [say(head.placeBg, head.placeEn), say(head.addressBg, head.addressEn)].filter(Boolean).join(", "),
    rows: rows.map(({ taskBg, taskEn, partySize, ...row }) => ({ ...row, task: say(taskBg, taskEn), guests: partySize - 1 })),
  };
}
