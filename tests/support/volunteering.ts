import { createShift } from "~/domains/volunteering/commands/create-shift.server";
import { requestSignup, type RequestSignupInput } from "~/domains/volunteering/commands/request-signup.server";
import { ownPageLink, signupLink, type ShiftId, type SignupId } from "~/domains/volunteering/model";
import type { CreateShiftInput } from "~/domains/volunteering/plan-schemas";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";
import { keepStandingToken } from "~/platform/tokens/standing-token.server";
import { eq } from "drizzle-orm";
import { signup } from "~db/schema/volunteering.server";
import type { Sql } from "~db/client.server";
import type { AccountActor } from "./database";

/** A shift on 23.12.2026, 15:00 – 18:00, ten places, in the store; anything may be said otherwise. */
export async function makeShift(ctx: Ctx, inCharge: AccountActor, over: Partial<CreateShiftInput> = {}): Promise<ShiftId> {
  const { shiftId } = expectOk(
    await createShift(ctx, {
      shiftId: newId(), titleBg: "Подреждане на склада", titleEn: "Tidying the store", purpose: "activity:store",
      day: localDate("2026-12-23"), from: "15:00", to: "18:00", placeBg: "Складът", placeEn: "The store", addressBg: "", addressEn: "",
      inChargeId: inCharge.personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", capacity: 10, urgent: false, ...over,
    }),
  );
  return shiftId;
}

/** An adult; `people` knows no birth date of adults. */
export const volunteer = (n: number | string) => ({ fullName: `Доброволец Номер${n}`, email: `d${n}@primer.bg` });

export type Asks = { fullName: string; email: string } & Partial<RequestSignupInput>;
/** What somebody of sixteen fills in besides. */
export const young = { minor: true, birthDate: localDate("2010-06-15"), guardianName: "Родител Родителски", guardianEmail: "roditel@primer.bg" } as const;

export async function asksFor(ctx: Ctx, shiftId: string, who: Asks) {
  return requestSignup(ctx, { shiftId, signupId: newId(), partySize: 1, partyMinors: 0, partyDeclared: true, minor: false, locale: "bg", ...who });
}

export async function signUpOn(ctx: Ctx, shiftId: string, who: Asks): Promise<SignupId> {
  return expectOk(await asksFor(ctx, shiftId, who)).signupId;
}

/** Posted hours of a year by who gave them and what they were used on; regular is who came ten times or more. */
export async function hoursOf(sql: Sql, year: number) {
  const rows = await sql<{ source: string; used: string; minutes: number }[]>`
    with entry as (select e.*, count(*) over (partition by person_id) as times from time_entry e where state = 'posted' and extract(year from worked_on) = ${year})
    select case when e.organisation_id is not null then 'corporate' when times >= 10 then 'regular' else 'other' end as source,
      case when o.kind = 'activity' then o.measure else p.kind end as used, sum(e.minutes)::int as minutes
    from entry e join output o on o.id = e.output_id left join programme p on p.id = o.programme_id group by 1, 2 order by 1, 2`;
  return Object.fromEntries(rows.map((row) => [`${row.source} ${row.used}`, row.minutes / 60]));
}

/** The link a mail would carry. */
export const linkOf = (ctx: Ctx, signupId: string): Promise<string> =>
  ctx.db.transaction((tx) => issueActToken(tx, ctx, { purpose: signupLink, subjectId: signupId, expiresAt: hoursLater(ctx.clock.now(), 24 * 30) }));

/** The link to somebody's own page, as every letter carries it. */
export const pageOf = (ctx: Ctx, personId: string): Promise<string> =>
  ctx.db.transaction((tx) => keepStandingToken(tx, ctx, { purpose: ownPageLink, subjectId: personId, expiresAt: hoursLater(ctx.clock.now(), 24 * 180) }));

/** The same of whose sign-up this is. */
export async function ownPageOf(ctx: Ctx, signupId: string): Promise<string> {
  const [row] = await ctx.db.select({ personId: signup.personId }).from(signup).where(eq(signup.id, signupId));
  return pageOf(ctx, row!.personId);
}
