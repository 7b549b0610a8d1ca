import { openNeeds } from "~/domains/services/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { baseUnits, type BaseUnit } from "../model";
import { submitOffer } from "../permissions";

/** What donors of goods may answer, by public fields only. */
export async function goodsNeeds(ctx: Ctx, locale: "bg" | "en") {
  authorize(ctx.actor, submitOffer);
  const needs = await openNeeds(ctx.db, { locale, book: "goods" });
  return needs.flatMap(({ id, title, serviceName, programmeName, unit, quantity, received, pledged, open }) =>
    open > 0 && (baseUnits as readonly string[]).includes(unit)
      ? [{ id: id as string, title, place: programmeName ?? serviceName, unit: unit as BaseUnit, quantity, received, pledged, open }]
      : [],
  );
}
