import { and, asc, desc, eq, gte, ne } from "drizzle-orm";
import { organisation, person } from "~db/schema/people.server";
import { standingOffer, standingOfferDay } from "~db/schema/inkind-offers.server";
import { goodsOffer } from "~db/schema/inkind.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { findActToken } from "~/platform/tokens/act-token.server";
import { findStandingToken } from "~/platform/tokens/standing-token.server";
import { localDateOf } from "~/platform/time/local-date";
import { standingPurpose, type BaseUnit, type Delivery } from "../model";
import { nextDays } from "../offer-times";
import { answerOffer, readOffers } from "../permissions";
import { firstLine, helpWhat, lineCount } from "./parts.server";

const shape = {
  id: standingOffer.id, state: standingOffer.state, firm: organisation.name, description: standingOffer.description, unit: standingOffer.unit, quantity: standingOffer.quantity,
  weekdays: standingOffer.weekdays, skipsHolidays: standingOffer.skipsHolidays, from: standingOffer.fromTime, until: standingOffer.untilTime, delivery: standingOffer.delivery, startsOn: standingOffer.startsOn,
};
const typed = <T extends { unit: string; delivery: string; state: string }>(row: T) =>
  ({ ...row, unit: row.unit as BaseUnit, delivery: row.delivery as Delivery, state: row.state as "submitted" | "active" | "paused" | "ended" });

/** The firm's lasting page: the rule and its next days. Null for an unknown or revoked link. */
export async function standingPage(ctx: Ctx, token: string) {
  authorize(ctx.actor, answerOffer);
  const link = await findActToken(ctx.db, ctx, standingPurpose, token);
  if (link?.state !== "live") return null;
  const today = localDateOf(ctx.clock.now());
  const [[row], days] = await Promise.all([
    ctx.db.select(shape).from(standingOffer).innerJoin(organisation, eq(organisation.id, standingOffer.organisationId)).where(eq(standingOffer.id, link.subjectId)),
    ctx.db.select({ day: standingOfferDay.day, state: standingOfferDay.state, opened: standingOfferDay.offerId, offerState: goodsOffer.state }).from(standingOfferDay)
      .leftJoin(goodsOffer, eq(goodsOffer.id, standingOfferDay.offerId)).where(and(eq(standingOfferDay.standingOfferId, link.subjectId), gte(standingOfferDay.day, today))),
  ]);
  if (!row) return null;
  const next = row.state === "active" ? nextDays(row, today, 5).map((day) => {
    const known = days.find((one) => one.day === day);
    return { day, skipped: known?.state === "skipped", opened: Boolean(known?.opened), received: known?.offerState === "closed" };
  }) : [];
  return { ...typed(row), today, next };
}
export type StandingPage = NonNullable<Awaited<ReturnType<typeof standingPage>>>;

/** Every standing offer, those that wait for a word first; for the coordinator. */
export async function standingList(ctx: Ctx) {
  authorize(ctx.actor, readOffers);
  const found = await ctx.db.select({ ...shape, contact: person.fullName, email: person.email, phone: person.phone }).from(standingOffer)
    .innerJoin(organisation, eq(organisation.id, standingOffer.organisationId)).innerJoin(person, eq(person.id, standingOffer.contactPersonId))
    .where(ne(standingOffer.state, "ended"))
    .orderBy(desc(standingOffer.state), asc(standingOffer.createdAt)).limit(100);
  return found.map(typed);
}

/** What the signed-in person gave, newest first, and the lasting links of the firm's standing offers. */
export async function ownGifts(ctx: Ctx) {
  if (ctx.actor.kind !== "account") return null;
  const { personId } = ctx.actor;
  const [gifts, standing] = await Promise.all([
    ctx.db.select({ number: goodsOffer.number, code: goodsOffer.code, kind: goodsOffer.kind, state: goodsOffer.state, createdAt: goodsOffer.createdAt, first: firstLine, lines: lineCount, help: helpWhat })
      .from(goodsOffer).where(eq(goodsOffer.donorPersonId, personId)).orderBy(desc(goodsOffer.createdAt), desc(goodsOffer.id)).limit(20),
    ctx.db.select(shape).from(standingOffer).innerJoin(organisation, eq(organisation.id, standingOffer.organisationId))
      .where(and(eq(standingOffer.contactPersonId, personId), ne(standingOffer.state, "ended"))).orderBy(desc(standingOffer.createdAt)).limit(20),
  ]);
  const links = await Promise.all(standing.map(({ id }) => findStandingToken(ctx.db, ctx, { purpose: standingPurpose, subjectId: id })));
  return { gifts, standing: standing.map((row, index) => ({ ...typed(row), token: links[index] ?? null })) };
}
