import { and, desc, eq, gte, sql } from "drizzle-orm";
import { document } from "~db/schema/documents.server";
import { goodsOffer, goodsReceipt } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { hoursLater } from "~/platform/time/clock";
import { localDateOf } from "~/platform/time/local-date";
import { readStock } from "../permissions";
import { donorName, firstLine, lineCount } from "./parts.server";

/** What the store waits for, soonest first, and what came in the last week with its protocol. */
export async function expectedGifts(ctx: Ctx) {
  authorize(ctx.actor, readStock);
  const shape = {
    id: goodsOffer.id, number: goodsOffer.number, donorName, first: firstLine, lines: lineCount, delivery: goodsOffer.delivery,
    agreedFrom: goodsOffer.agreedFrom, agreedUntil: goodsOffer.agreedUntil,
  };
  const [expected, received] = await Promise.all([
    ctx.db
      .select(shape)
      .from(goodsOffer)
      .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
      .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
      .where(and(eq(goodsOffer.state, "agreed"), eq(goodsOffer.kind, "goods")))
      .orderBy(sql`${goodsOffer.agreedFrom} asc nulls first`, goodsOffer.id)
      .limit(100),
    ctx.db
      .select({ ...shape, receivedAt: goodsReceipt.receivedAt, protocolNumber: document.number, protocolId: document.id })
      .from(goodsReceipt)
      .innerJoin(goodsOffer, eq(goodsOffer.id, goodsReceipt.offerId))
      .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
      .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
      .leftJoin(document, and(eq(document.subjectId, goodsReceipt.id), eq(document.type, "handover_protocol")))
      .where(gte(goodsReceipt.receivedAt, hoursLater(ctx.clock.now(), -7 * 24)))
      .orderBy(desc(goodsReceipt.receivedAt), desc(goodsReceipt.id))
      .limit(20),
  ]);
  const now = ctx.clock.now();
  const today = localDateOf(now);
  const due = (gift: (typeof expected)[number]): "overdue" | "today" | "later" => {
    if (!gift.agreedFrom || !gift.agreedUntil) return "later";
    return gift.agreedUntil < now ? "overdue" : localDateOf(gift.agreedFrom) <= today ? "today" : "later";
  };
  return { expected: expected.map((gift) => ({ ...gift, due: due(gift) })), received };
}

/** Firms and organisations that gifts come from, for the walk-in form. */
export async function knownOrganisations(ctx: Ctx) {
  authorize(ctx.actor, readStock);
  return ctx.db.select({ id: organisation.id, name: organisation.name }).from(organisation).orderBy(organisation.name, organisation.id).limit(500);
}
