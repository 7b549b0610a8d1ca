import { and, asc, eq, gte, lt } from "drizzle-orm";
import { goodsOffer } from "~db/schema/inkind.server";
import { organisation, person } from "~db/schema/people.server";
import { remarksOn } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { addDays, instantAt, type LocalDate } from "~/platform/time/local-date";
import { collectGifts } from "../permissions";
import { donorName, firstLine, lineCount } from "./parts.server";

/** One day's pick-ups in the order of their hours, with where to go and whom to ring; those taken go to the end. */
export async function pickups(ctx: Ctx, day: LocalDate) {
  authorize(ctx.actor, collectGifts);
  const found = await ctx.db
    .select({
      id: goodsOffer.id, number: goodsOffer.number, donorName, phone: person.phone, address: person.address, first: firstLine, lines: lineCount,
      from: goodsOffer.agreedFrom, until: goodsOffer.agreedUntil, pickedUpAt: goodsOffer.pickedUpAt,
    })
    .from(goodsOffer)
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId))
    .leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId))
    .where(and(eq(goodsOffer.state, "agreed"), eq(goodsOffer.delivery, "pickup"), gte(goodsOffer.agreedFrom, instantAt(day, "00:00")), lt(goodsOffer.agreedFrom, instantAt(addDays(day, 1), "00:00"))))
    .orderBy(asc(goodsOffer.agreedFrom), asc(goodsOffer.id))
    .limit(60);
  const [places, notes] = await Promise.all([remarksOn(ctx.db, "offer_pickup", found.map(({ id }) => id)), remarksOn(ctx.db, "goods_offer", found.map(({ id }) => id))]);
  const stops = found.map(({ address, ...stop }) => {
    // The first line is the address a map finds, the second the floor and the entrance.
    const [where = "", floor = ""] = (places.get(stop.id) ?? address ?? "").split("\n");
    return { ...stop, where, floor, note: notes.get(stop.id) ?? null };
  });
  return [...stops.filter(({ pickedUpAt }) => !pickedUpAt), ...stops.filter(({ pickedUpAt }) => pickedUpAt)];
}
export type Stop = Awaited<ReturnType<typeof pickups>>[number];
