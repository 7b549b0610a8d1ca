import { serviceOptions } from "~/domains/services/api.server";
import { inChargeOptions } from "~/domains/volunteering/queries/shift-board.server";
import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";

/** What the forms of shifts choose from: people who may be in charge, services with what lies under them. */
export async function formChoices(ctx: Ctx, locale: Locale) {
  const [services, inCharge] = await Promise.all([serviceOptions(ctx.db, locale), inChargeOptions(ctx)]);
  return {
    inCharge: inCharge.map((one) => ({ value: one.id, text: one.name })),
    services: services.filter((service) => service.kind === "service").map((service) => ({
      label: service.name,
      options: [{ value: `service:${service.id}`, text: service.name }, ...service.programmes.map((programme) => ({ value: `programme:${programme.id}`, text: programme.name }))],
    })),
  };
}
