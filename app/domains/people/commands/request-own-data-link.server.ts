import { and, asc, eq, isNull } from "drizzle-orm";
import { person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { withinLimit } from "~/platform/rate-limit/rate-limit.server";
import { linkPerAddress, linkPerLogin } from "../limits.server";
import { ownData } from "../permissions";

/** A family shares an e-mail; more than this is no family. */
const mostPersons = 10;

/**
 * Asks for the letter behind which one sees what is kept and is erased. Anybody may; the answer never tells whether we know
 * the e-mail. Everybody with this e-mail gets a letter of their own.
 */
export async function requestOwnDataLink(ctx: Ctx, input: { readonly email: string }, address: string): Promise<Result<null, "too_many_attempts">> {
  authorize(ctx.actor, ownData);
  const [nameFree, addressFree] = await Promise.all([withinLimit(ctx.db, ctx.clock, linkPerLogin, input.email), withinLimit(ctx.db, ctx.clock, linkPerAddress, address)]);
  if (!addressFree) return refuse("too_many_attempts", { n: linkPerAddress.windowMinutes });
  return inTransaction<null, "too_many_attempts">(ctx.db, async (tx) => {
    const known = await tx.select({ id: person.id }).from(person).where(and(eq(person.email, input.email), isNull(person.erasedAt))).orderBy(asc(person.id)).limit(mostPersons);
    const asked: readonly (string | null)[] = nameFree && known.length > 0 ? known.map((row) => row.id) : [null];
    for (const personId of asked) await emit(tx, ctx, "people.own_data_link_requested", { personId });
    return ok(null);
  });
}
