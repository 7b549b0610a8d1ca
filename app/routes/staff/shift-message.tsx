import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { sendShiftMessage } from "~/domains/volunteering/commands/send-shift-message.server";
import { messagedStates } from "~/domains/volunteering/model";
import { manageShifts } from "~/domains/volunteering/permissions";
import { shiftDesk } from "~/domains/volunteering/queries/shift-desk.server";
import { shiftParams } from "~/domains/volunteering/schemas";
import { shiftMessageSchema } from "~/domains/volunteering/team-schemas";
import { deskView } from "~/domains/volunteering/ui/desk-view";
import { MessageForm } from "~/domains/volunteering/ui/MessageForm";
import { capital, whenOf } from "~/domains/volunteering/when";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";

export const loader = staffLoader({ permission: manageShifts, params: shiftParams }, async ({ ctx, params, locale, t }) => {
  const desk = await shiftDesk(ctx, { shiftId: params.shiftId, locale });
  if (!desk?.may.manage) throw notFound();
  const people = desk.positions.flatMap((position) => position.people);
  const count = (states: readonly string[]) => people.filter((one) => states.includes(one.state)).length;
  return {
    pageTitle: `${t("volunteering:shiftMessage.title")} – ${t("shell:product")}`,
    shiftId: desk.id, messageId: newId<"ShiftMessage">(),
    lead: t("volunteering:shiftMessage.lead", { when: capital(whenOf(desk, locale)), coming: count(messagedStates.coming), waiting: count(messagedStates.waiting) }),
    history: deskView(desk, { locale, t, now: ctx.clock.now() }).messages,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: manageShifts, params: shiftParams, messages: "volunteering", forms: { send: shiftMessageSchema } }, {
  send: async ({ ctx, value, params }) => {
    const sent = await sendShiftMessage(ctx, { ...value, shiftId: params.shiftId });
    return sent.ok ? redirect(`/staff/shifts/${params.shiftId}?did=message`) : sent;
  },
});

export default function ShiftMessagePage() {
  const { pageTitle: _title, ...page } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  return <MessageForm {...page} data={data} />;
}
