import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { attendance } from "~db/schema/volunteering-hours.server";
import { person } from "~db/schema/people.server";
import { opportunity, position, shift, signup } from "~db/schema/volunteering.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { nameIn } from "~/platform/i18n/latin";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import { instant } from "~/platform/time/clock";
import { parseLookCode } from "~/platform/tokens/look-code";
import { aroundNow, liveKiosk, type LiveKiosk, withinKiosk } from "../kiosk.server";
import { nameBegins, shortName } from "../latin";
import type { SignupState } from "../model";
import { useKiosk } from "../permissions";
import { codeInScan } from "../scan";
import { taskTitle } from "./kiosk-desk.server";

export type KioskStanding = "expected" | "here" | "left" | "consent" | "check" | "waiting" | "done";

/** What the tablet may say of one person who found themselves: first name and initial, and what they came for. */
export interface KioskPerson {
  readonly signupId: string;
  readonly shiftId: string;
  readonly name: string;
  readonly givenName: string;
  readonly standing: KioskStanding;
  readonly task: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
  readonly inCharge: { readonly name: string; readonly phone: string | null };
  readonly bring: string;
  readonly partySize: number;
  readonly arrivedAt: Date | null;
  readonly leftAt: Date | null;
  readonly minutes: number | null;
  /** While a guardian's consent is awaited: until when the seat is kept, and when the guardian was asked. */
  readonly consent: { readonly holdUntil: Date | null; readonly askedAt: Date | null } | null;
}

const shownStates = ["confirmed", "checked_in", "completed", "pending_consent", "pending_clearance", "waitlisted", "offered"] as const satisfies readonly SignupState[];
const standings: Readonly<Record<(typeof shownStates)[number], KioskStanding>> = {
  confirmed: "expected", checked_in: "here", completed: "done", pending_consent: "consent", pending_clearance: "check", waitlisted: "waiting", offered: "waiting",
};
const mostFound = 8;

const selectPeople = (ctx: Ctx, at: LiveKiosk) =>
  ctx.db
    .select({
      signupId: signup.id, shiftId: signup.shiftId, state: signup.state, partySize: signup.partySize, holdUntil: signup.holdUntil, checkInCode: signup.checkInCode, fullName: person.fullName,
      titleBg: opportunity.titleBg, titleEn: opportunity.titleEn, nameBg: position.nameBg, nameEn: position.nameEn, startsAt: shift.startsAt, endsAt: shift.endsAt,
      placeBg: shift.placeBg, placeEn: shift.placeEn, bringBg: opportunity.bringBg, bringEn: opportunity.bringEn, arrivedAt: attendance.arrivedAt, leftAt: attendance.leftAt, minutes: attendance.minutes,
      chargeName: sql<string>`c.full_name`, chargePhone: sql<string | null>`c.phone`,
      askedAt: sql<string | null>`(select min(r.requested_at) from consent_request r where r.minor_id = ${signup.personId} and r.subject_kind = 'shift' and r.subject_id = ${signup.shiftId})`,
    })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .innerJoin(position, eq(position.id, signup.positionId))
    .innerJoin(shift, eq(shift.id, signup.shiftId))
    .innerJoin(opportunity, eq(opportunity.id, shift.opportunityId))
    .innerJoin(sql`person c`, sql`c.id = ${shift.inChargeId}`)
    .leftJoin(attendance, eq(attendance.signupId, signup.id))
    .where(and(withinKiosk(at), aroundNow(ctx.clock.now()), inArray(signup.state, [...shownStates])))
    .orderBy(asc(shift.startsAt), asc(signup.id))
    .$dynamic();

type Row = Awaited<ReturnType<typeof selectPeople>>[number];

function personOf(row: Row, locale: Locale): KioskPerson {
  const standing = standings[row.state as (typeof shownStates)[number]];
  const name = shortName(row.fullName);
  return {
    signupId: row.signupId, shiftId: row.shiftId, name, givenName: row.fullName.split(" ")[0] ?? name, standing: standing === "here" && row.leftAt ? "left" : standing,
    task: taskTitle(locale, row), startsAt: row.startsAt, endsAt: row.endsAt, place: inLocale(locale, row.placeBg, row.placeEn), inCharge: { name: nameIn(locale, row.chargeName), phone: row.chargePhone },
    bring: inLocale(locale, row.bringBg, row.bringEn), partySize: row.partySize, arrivedAt: row.arrivedAt, leftAt: row.leftAt, minutes: row.minutes,
    consent: standing === "consent" ? { holdUntil: row.holdUntil, askedAt: row.askedAt === null ? null : instant(row.askedAt) } : null,
  };
}

export interface KioskLook {
  /** What a camera or a scanner read. */
  readonly code?: string | undefined;
  /** Three letters or more of the name; a code typed by hand is taken as one. */
  readonly typed?: string | undefined;
  readonly signupId?: string | undefined;
}

/**
 * Finds who stands at the tablet: by the code on their phone, by the letters they typed, or again by the sign-up they chose. Who: whoever holds the
 * tablet's link, for its shifts around now. A code of another event, an unknown one and fewer than three letters find nobody.
 * Null when the tablet is closed, expired or unknown.
 */
export async function kioskPeople(ctx: Ctx, input: KioskLook & { readonly token: string; readonly locale: Locale }): Promise<readonly KioskPerson[] | null> {
  authorize(ctx.actor, useKiosk);
  const at = await liveKiosk(ctx.db, ctx, input.token);
  if (!at) return null;
  const { locale, typed } = input;
  const code = input.code !== undefined ? codeInScan(input.code) : typed ? parseLookCode(typed) : null;
  if (input.signupId === undefined && code === null && !typed) return [];
  const rows = await selectPeople(ctx, at);
  const found = rows.filter((row) =>
    input.signupId !== undefined ? row.signupId === input.signupId : code !== null ? row.checkInCode === code : nameBegins(row.fullName, typed ?? ""));
  return found.slice(0, mostFound).map((row) => personOf(row, locale));
}
