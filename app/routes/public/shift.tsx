import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requestSignup } from "~/domains/volunteering/commands/request-signup.server";
import { nearestShifts } from "~/domains/volunteering/queries/shift-list.server";
import { shiftPage } from "~/domains/volunteering/queries/shift-page.server";
import { shiftParams, signUpSchema } from "~/domains/volunteering/schemas";
import { ClosedShift, SignUpForm } from "~/domains/volunteering/ui/SignUpForm";
import { shiftFacts, shiftRow, shiftRowOn, tagsOf } from "~/domains/volunteering/ui/shift-row";
import { publicAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { addressOf } from "~/platform/rate-limit/rate-limit.server";

export const loader = publicLoader({ params: shiftParams }, async ({ ctx, params, locale, t }) => {
  const page = await shiftPage(ctx, { shiftId: params.shiftId, locale });
  if (!page) throw notFound();
  const { shift } = page;
  const closed = shift.cancelled ? ("cancelled" as const) : page.started ? ("started" as const) : shift.free === 0 ? ("full" as const) : null;
  const nearest = closed ? await nearestShifts(ctx, { shiftId: shift.id, startsAt: shift.startsAt, locale }) : [];
  return {
    pageTitle: `${shift.title} – ${t("shell:product")}`,
    signupId: newId<"Signup">(),
    title: shift.title,
    does: shift.does,
    bring: shift.bring,
    inCharge: shift.inCharge,
    minAge: shift.minAge,
    facts: shiftFacts(shift, { locale, t }),
    tags: tagsOf(shift, { locale, t }),
    row: shiftRow(shift, { locale, t }),
    closed,
    nearest: nearest.map((one) => shiftRowOn(one, { locale, t })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = publicAction({ params: shiftParams, messages: "volunteering", forms: { signUp: signUpSchema } }, {
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
    <div className="wrap narrow pb-12">
      {shift.closed ? <ClosedShift shift={shift} why={shift.closed} /> : <SignUpForm shift={shift} data={data} />}
    </div>
  );
}
