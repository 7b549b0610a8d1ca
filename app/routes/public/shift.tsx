import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { contactOf } from "~/domains/people/api.server";
import { requestSignup } from "~/domains/volunteering/commands/request-signup.server";
import { currentRules } from "~/domains/volunteering/queries/rules.server";
import { nearestShifts } from "~/domains/volunteering/queries/shift-list.server";
import { shiftPage } from "~/domains/volunteering/queries/shift-page.server";
import { shiftParams, signUpFormSchema } from "~/domains/volunteering/schemas";
import { positionView } from "~/domains/volunteering/ui/position-view";
import { ClosedShift, SignUpForm } from "~/domains/volunteering/ui/SignUpForm";
import { shiftFacts, shiftRow, shiftRowOn, tagsOf } from "~/domains/volunteering/ui/shift-row";
import { momentOf } from "~/domains/volunteering/when";
import { publicAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";

export const loader = publicLoader({ params: shiftParams }, async ({ ctx, account, params, locale, t }) => {
  const page = await shiftPage(ctx, { shiftId: params.shiftId, locale });
  if (!page) throw notFound();
  const { shift } = page;
  const said = { locale, t };
  const closed = shift.cancelled ? ("cancelled" as const) : page.started ? ("started" as const) : shift.opensAt ? ("opens" as const) : null;
  const near = closed !== null || shift.free === 0;
  const [nearest, rules, known] = await Promise.all([
    near ? nearestShifts(ctx, { shiftId: shift.id, startsAt: shift.startsAt, locale }) : [], currentRules(ctx), account ? contactOf(ctx.db, account.personId) : null,
  ]);
  return {
    pageTitle: `${shift.title} – ${t("shell:product")}`,
    signupId: newId<"Signup">(),
    title: shift.title, does: shift.does, bring: shift.bring, inCharge: shift.inCharge, minAge: shift.minAge,
    facts: shiftFacts(shift, said), tags: tagsOf(shift, said), row: shiftRow(shift, said),
    positions: shift.positions.map((one) => positionView(one, said)),
    mostTogether: Math.min(8, Math.max(...shift.positions.map((one) => one.capacity))),
    rules: rules && { version: rules.version, href: `/rules/${rules.version}` },
    known: known?.email ? { fullName: known.fullName, email: known.email } : null,
    closed, opens: shift.opensAt && momentOf(shift.opensAt, locale),
    nearest: nearest.map((one) => shiftRowOn(one, said)),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = publicAction({ params: shiftParams, messages: "volunteering", forms: { signUp: signUpFormSchema } }, {
  signUp: async ({ ctx, value, params, locale, request }) => {
    const asked = await requestSignup(ctx, { ...value, shiftId: params.shiftId, locale, address: addressOf(request) });
    if (!asked.ok) return asked;
    return redirect(`/shifts/${params.shiftId}/sent?signup=${asked.value.signupId}${value.minor ? "&minor=1" : ""}`);
  },
});

export default function ShiftSignUp() {
  const shift = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  return (
    <div className="wrap pb-12">
      {shift.closed ? <ClosedShift shift={shift} why={shift.closed} opens={shift.opens} /> : <SignUpForm shift={shift} data={data} />}
    </div>
  );
}
