import { and, eq, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { signup } from "~db/schema/volunteering.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import type { PersonId } from "~/platform/ids/ids";
import { hoursLater } from "~/platform/time/clock";
import { findActToken, liveSubject } from "~/platform/tokens/act-token.server";
import { recordActivity } from "../people/api.server";
import type { OwnBy, SignupBy } from "./own-by";
import { ownPageLink, type SignupId, signupLink } from "./model";

export type { OwnBy, SignupBy } from "./own-by";

/** The person behind a link or an account; null for unknown, expired and revoked links, erased persons and visitors. */
export async function personBehind(reader: Reader, ctx: Pick<Ctx, "clock" | "actor">, by: OwnBy): Promise<PersonId | null> {
  const found = "page" in by ? await findActToken(reader, ctx, ownPageLink, by.page) : null;
  const id = "page" in by ? (found?.state === "live" ? found.subjectId : null) : ctx.actor.kind === "account" ? ctx.actor.personId : null;
  if (!id) return null;
  const [row] = await reader.select({ id: person.id }).from(person).where(and(eq(person.id, id), isNull(person.erasedAt)));
  return (row?.id as PersonId | undefined) ?? null;
}

export interface OwnedSignup {
  readonly signupId: SignupId;
  readonly personId: PersonId;
  readonly state: typeof signup.$inferSelect.state;
  readonly rulesVersion: number | null;
  readonly startsAt: Date;
  readonly createdAt: Date;
}

/** The sign-up somebody may act on; null alike for links that are none or no more and for other people's sign-ups. */
export async function signupBehind(reader: Reader, ctx: Pick<Ctx, "clock" | "actor">, by: SignupBy): Promise<OwnedSignup | null> {
  const personId = "token" in by ? null : await personBehind(reader, ctx, by);
  if (!("token" in by) && !personId) return null;
  const [row] = await reader
    .select({ signupId: signup.id, personId: signup.personId, state: signup.state, rulesVersion: signup.rulesVersion, startsAt: signup.startsAt, createdAt: signup.createdAt })
    .from(signup)
    .where("token" in by ? eq(signup.id, liveSubject(ctx, signupLink, by.token)) : and(eq(signup.id, by.signupId), eq(signup.personId, personId!)));
  return (row as OwnedSignup | undefined) ?? null;
}

/**
 * A volunteer acted: retention counts anew. Called before seats are locked, so that person and position are taken in one order
 * everywhere. Signing up was itself a sign of life, so a fresh entry costs no write. Check-in calls it too.
 */
export async function recordVolunteerActivity(tx: Tx, ctx: Pick<Ctx, "clock">, entry: { readonly personId: string; readonly createdAt: Date }): Promise<void> {
  if (entry.createdAt < hoursLater(ctx.clock.now(), -24)) await recordActivity(tx, ctx, entry.personId);
}
