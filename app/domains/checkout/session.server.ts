import { eq } from "drizzle-orm";
import { accountOf, allows, type Actor } from "~/platform/access/permission";
import type { Reader } from "~/platform/db/db.server";
import { till, tillSession } from "~db/schema/checkout.server";
import { manageTills, sell } from "./permissions";

/** A till session of this cashier (or any of the event, for its coordinator); undefined is answered like an unknown one. */
export async function ownSession(reader: Reader, actor: Actor, sessionId: string) {
  const [found] = await reader
    .select({
      id: tillSession.id, eventId: tillSession.eventId, tillId: tillSession.tillId, tillNumber: till.number, epoch: tillSession.epoch,
      firstSequence: tillSession.firstSequence, floatCents: tillSession.floatCents, openedBy: tillSession.openedBy, openedAt: tillSession.openedAt, closedAt: tillSession.closedAt,
    })
    .from(tillSession)
    .innerJoin(till, eq(till.id, tillSession.tillId))
    .where(eq(tillSession.id, sessionId));
  if (!found || !allows(actor, sell, { eventId: found.eventId })) return undefined;
  const own = found.openedBy === accountOf(actor) || allows(actor, manageTills, { eventId: found.eventId });
  return own ? found : undefined;
}
