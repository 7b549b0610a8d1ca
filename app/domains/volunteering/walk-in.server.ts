import { eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { position, signup } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { Locale } from "~/platform/i18n/locale";
import type { PersonId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { newLookCode } from "~/platform/tokens/look-code";
import { findOrCreatePerson } from "../people/api.server";
import { attend, type EventRefusal } from "./attendance.server";
import { acceptRules, type SeatRefusal, takeSeat } from "./commands/confirm-signup.server";
import { pendingHours, type SignupId } from "./model";

export interface WalkIn {
  readonly signupId: string;
  readonly eventId: string;
  readonly positionId: string;
  readonly fullName: string;
  readonly phone: string;
  readonly locale: Locale;
  readonly at: Date;
  readonly kioskId?: string;
  /** The rules that stood on the tablet: the press accepts them. At the team's list nobody presses for somebody else. */
  readonly rulesVersion?: number | undefined;
}
export type WalkInRefusal = SeatRefusal | EventRefusal | "shift_full" | "form_conflict";

/**
 * Seats an adult who stands at the door and checks them in, both or neither, in the caller's transaction. The caller authorises and has seen that
 * the position is within its reach. The same capacity, order, check and overlap rules as everywhere: whoever waits in the list comes first.
 * The same ids again are the same walk-in.
 */
export async function walkIn(tx: Tx, ctx: Ctx, input: WalkIn): Promise<Result<{ signupId: SignupId }, WalkInRefusal>> {
  const [known] = await tx
    .select({ personId: signup.personId, positionId: signup.positionId, fullName: person.fullName })
    .from(signup)
    .innerJoin(person, eq(person.id, signup.personId))
    .where(eq(signup.id, input.signupId));
  if (known && (known.positionId !== input.positionId || known.fullName.toLocaleLowerCase("bg") !== input.fullName.toLocaleLowerCase("bg"))) return refuse("form_conflict");
  const personId = known?.personId ?? (await findOrCreatePerson(tx, ctx, { fullName: input.fullName, phone: input.phone, locale: input.locale }));
  const [row] = (await tx.execute(sql`
    select signup_id from volunteering_request_signup(${input.signupId}::uuid, ${input.positionId}::uuid, ${personId}::uuid, null, false, 1, 0, null,
      'kiosk', null, null, ${input.rulesVersion ?? null}, ${newLookCode()}, ${ctx.clock.now().toISOString()}::timestamptz, null,
      ${hoursLater(ctx.clock.now(), pendingHours).toISOString()}::timestamptz)`)) as unknown as { signup_id: string }[];
  if (!row) throw new Error("no answer about the sign-up");
  const seated = await takeSeat(tx, ctx, { signupId: row.signup_id, byTeam: true });
  if (!seated.ok) return seated;
  if (seated.value.state === "waitlisted") return refuse("shift_full", { n: await freeAt(tx, input.positionId) });
  if (seated.value.state === "pending_clearance") return refuse("check_missing");
  if (seated.value.state === "pending_consent") return refuse("consent_missing");
  await acceptRules(tx, ctx, { personId: personId as PersonId, rulesVersion: input.rulesVersion ?? null });
  const came = await attend(tx, ctx, { id: input.eventId, signupId: row.signup_id, kind: "check_in", source: "walk_in", at: input.at, ...(input.kioskId ? { kioskId: input.kioskId } : {}) });
  return came.ok ? ok({ signupId: row.signup_id as SignupId }) : came;
}

async function freeAt(tx: Tx, positionId: string): Promise<number> {
  const [row] = await tx.select({ free: sql<number>`${position.capacity} - ${position.seatsTaken}` }).from(position).where(eq(position.id, positionId));
  return Math.max(0, row?.free ?? 0);
}
