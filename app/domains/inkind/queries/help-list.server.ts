import { and, asc, desc, eq, gte, inArray, sql } from "drizzle-orm";
import { organisation, person } from "~db/schema/people.server";
import { helpPromise, helpReceipt } from "~db/schema/inkind-offers.server";
import { goodsOffer } from "~db/schema/inkind.server";
import { service } from "~db/schema/services.server";
import { allows, authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { addDays, localDateOf } from "~/platform/time/local-date";
import type { HelpKind } from "../model";
import { confirmHelp, readHelp } from "../permissions";
import { donorName } from "./parts.server";

/** Help that was agreed and waits for the service's word, and what was confirmed in the last month; a manager sees his services. */
export async function helpList(ctx: Ctx, locale: "bg" | "en") {
  authorize(ctx.actor, readHelp);
  const { actor } = ctx;
  const everywhere = actor.kind !== "account" || actor.grants.some((grant) => grant.scopeId === null && (readHelp.roles.includes(grant.role) || grant.role === "administrator"));
  const own = actor.kind === "account" ? actor.grants.flatMap((grant) => (grant.scopeKind === "service" && grant.scopeId ? [grant.scopeId] : [])) : [];
  const mine = everywhere ? undefined : inArray(helpPromise.serviceId, own);
  const shape = {
    offerId: goodsOffer.id, number: goodsOffer.number, kind: sql<HelpKind>`${goodsOffer.kind}`, donorName, phone: person.phone, what: helpPromise.what, whenWords: helpPromise.whenWords,
    minutes: helpPromise.minutes, deliverable: helpPromise.deliverable, serviceId: helpPromise.serviceId, service: locale === "bg" ? service.nameBg : service.nameEn,
  };
  const from = () => ctx.db.select({ ...shape, receivedOn: helpReceipt.receivedOn, gotMinutes: helpReceipt.minutes, gotDeliverable: helpReceipt.deliverable }).from(helpPromise)
    .innerJoin(goodsOffer, eq(goodsOffer.id, helpPromise.offerId)).innerJoin(service, eq(service.id, helpPromise.serviceId))
    .leftJoin(person, eq(person.id, goodsOffer.donorPersonId)).leftJoin(organisation, eq(organisation.id, goodsOffer.donorOrganisationId)).leftJoin(helpReceipt, eq(helpReceipt.offerId, helpPromise.offerId));
  const [waiting, confirmed] = await Promise.all([
    from().where(and(eq(goodsOffer.state, "agreed"), mine)).orderBy(asc(goodsOffer.createdAt), asc(goodsOffer.id)).limit(100),
    from().where(and(mine, gte(helpReceipt.receivedOn, addDays(localDateOf(ctx.clock.now()), -31)))).orderBy(desc(helpReceipt.receivedOn), desc(helpReceipt.id)).limit(50),
  ]);
  return { waiting: waiting.map((row) => ({ ...row, mayConfirm: allows(actor, confirmHelp, { serviceId: row.serviceId }) })), confirmed };
}
export type HelpRow = Awaited<ReturnType<typeof helpList>>["waiting"][number];
