import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { serviceOptions } from "~/domains/services/api.server";
import { createShift } from "~/domains/volunteering/commands/create-shift.server";
import { manageShifts } from "~/domains/volunteering/permissions";
import { inChargeOptions } from "~/domains/volunteering/queries/shift-board.server";
import { createShiftSchema } from "~/domains/volunteering/plan-schemas";
import { CreateShiftForm } from "~/domains/volunteering/ui/CreateShiftForm";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addDays, localDateOf } from "~/platform/time/local-date";

export const loader = staffLoader({ permission: manageShifts }, async ({ ctx, locale, t, account }) => {
  const [services, inCharge] = await Promise.all([serviceOptions(ctx.db, locale), inChargeOptions(ctx)]);
  return {
    pageTitle: `${t("volunteering:create.title")} – ${t("shell:product")}`,
    shiftId: newId<"Shift">(),
    defaults: { day: addDays(localDateOf(ctx.clock.now()), 7) },
    self: account?.personId ?? "",
    inCharge: inCharge.map((one) => ({ value: one.id, text: one.name })),
    services: services.filter((service) => service.kind === "service").map((service) => ({
      label: service.name,
      options: [{ value: `service:${service.id}`, text: service.name }, ...service.programmes.map((programme) => ({ value: `programme:${programme.id}`, text: programme.name }))],
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: manageShifts, messages: "volunteering", forms: { create: createShiftSchema } }, {
  create: async ({ ctx, value }) => {
    const created = await createShift(ctx, value);
    return created.ok ? redirect(`/staff/shifts/${created.value.shiftId}`) : created;
  },
});

export default function NewShift() {
  const options = useLoaderData<typeof loader>();
  return <CreateShiftForm options={options} data={useActionData<typeof action>()} />;
}
