import { eq, sql } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { localDateOf } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import { adultAge, ageOn } from "../people/api";
import type { SignupChannel, SignupId } from "./model";

/** Under 18 on the day of the instant, as far as `people` knows a birth date; without one what was `said`. */
export async function isMinorOn(reader: Reader, personId: string, at: Date, said = false): Promise<boolean> {
  const [row] = await reader.select({ birthDate: person.birthDate }).from(person).where(eq(person.id, personId));
  return row?.birthDate ? ageOn(row.birthDate, localDateOf(at)) < adultAge : said;
}

export interface Entry {
  readonly id: SignupId;
  readonly personId: string;
  readonly positionId: string;
  readonly channel: SignupChannel;
  readonly minor: boolean;
  readonly party: { readonly size: number; readonly minors: number; readonly youngest: number | null };
  readonly rulesVersion: number | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** An entry without a hold for somebody whose place is decided in the same transaction; the active one of the person where there is one (V2). */
export async function enterSignup(tx: Tx, entry: Entry): Promise<SignupId> {
  const { party } = entry;
  const [row] = (await tx.execute(sql`
    select signup_id from volunteering_request_signup(${entry.id}::uuid, ${entry.positionId}::uuid, ${entry.personId}::uuid, null, ${entry.minor},
      ${party.size}, ${party.minors}, ${party.youngest}, ${entry.channel}, null, null, ${entry.rulesVersion}, ${newLookCode()}, ${entry.now.toISOString()}::timestamptz, null,
      ${entry.expiresAt.toISOString()}::timestamptz)`)) as unknown as { signup_id: string }[];
  if (!row) throw new Error("no answer about the sign-up");
  return row.signup_id as SignupId;
}
