import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeShift } from "~/domains/volunteering/commands/change-shift.server";
import { manageShifts } from "~/domains/volunteering/permissions";
import { positionPlan } from "~/domains/volunteering/plan";
import { changeShiftSchema } from "~/domains/volunteering/plan-schemas";
import { shiftToEdit } from "~/domains/volunteering/queries/plan-pages.server";
import { shiftParams } from "~/domains/volunteering/schemas";
import { ChangeShiftForm, type ChangeShiftView } from "~/domains/volunteering/ui/ChangeShiftForm";
import { whenOf } from "~/domains/volunteering/when";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formChoices } from "./shift-choices.server";

export const loader = staffLoader({ permission: manageShifts, params: shiftParams }, async ({ ctx, params, locale, t }) => {
  const [shift, { inCharge }] = await Promise.all([shiftToEdit(ctx, { ...params, locale }), formChoices(ctx, locale)]);
  if (!shift) throw notFound();
  const { id, title, ownTitle, state, digest, series } = shift;
  const view: ChangeShiftView = {
    id, title, ownTitle, state, digest, series, inCharge, when: whenOf(shift, locale), closed: shift.cancelled ? "cancelled" : shift.over ? "over" : null,
  };
  return { pageTitle: `${t("volunteering:edit.title")} – ${t("shell:product")}`, shift: view };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: manageShifts, params: shiftParams, messages: "volunteering", forms: { change: changeShiftSchema } }, {
  change: async ({ ctx, value, params }) => {
    const { scope, alsoDetached, reason, base, seen, positions, opensDaysBefore, opensTime, ...wanted } = value;
    const opens = opensDaysBefore === undefined ? null : { daysBefore: opensDaysBefore, time: opensTime };
    const changed = await changeShift(ctx, {
      shiftId: params.shiftId, scope, alsoDetached, reason, ...(base ? { base } : {}), ...(seen ? { seen } : {}), wanted: { ...wanted, opens, positions: positionPlan(positions) },
    });
    return changed.ok ? redirect(`/staff/shifts/${params.shiftId}`) : changed;
  },
});

export default function EditShift() {
  const { shift } = useLoaderData<typeof loader>();
  return <ChangeShiftForm shift={shift} data={useActionData<typeof action>()} />;
}
