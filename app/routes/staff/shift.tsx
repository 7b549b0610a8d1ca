import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { cancelForVolunteer } from "~/domains/volunteering/commands/cancel-signup.server";
import { cancelShift } from "~/domains/volunteering/commands/cancel-shift.server";
import { recordAttendance } from "~/domains/volunteering/commands/record-attendance.server";
import { admitMinor, signUpByPhone } from "~/domains/volunteering/commands/sign-up-by-phone.server";
import { seeShiftBoard } from "~/domains/volunteering/permissions";
import { attendanceDesk } from "~/domains/volunteering/queries/attendance-desk.server";
import { shiftDesk } from "~/domains/volunteering/queries/shift-board.server";
import { attendanceSchema, emptySchema, phoneSignUpSchema, shiftParams, signupOfShiftSchema } from "~/domains/volunteering/schemas";
import { attendanceView } from "~/domains/volunteering/ui/attendance-view";
import { deskView } from "~/domains/volunteering/ui/desk-view";
import { ShiftDesk } from "~/domains/volunteering/ui/ShiftDesk";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDuration } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";

export const loader = staffLoader({ permission: seeShiftBoard, params: shiftParams }, async ({ ctx, params, locale, t }) => {
  const [desk, attendance] = await Promise.all([shiftDesk(ctx, { shiftId: params.shiftId, locale }), attendanceDesk(ctx, { shiftId: params.shiftId, locale })]);
  if (!desk || !attendance) throw notFound();
  return { pageTitle: `${desk.title} – ${t("shell:product")}`, desk: deskView(desk, { locale, t }), attendance: attendanceView(attendance, { locale, t }), signupId: newId<"Signup">() };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

const forms = { attend: attendanceSchema, phone: phoneSignUpSchema, admit: signupOfShiftSchema, takeOff: signupOfShiftSchema, cancelShift: emptySchema };

export const action = staffAction({ permission: seeShiftBoard, params: shiftParams, messages: "volunteering", forms }, {
  attend: async ({ ctx, value, params, locale, t }) => {
    const posted = await recordAttendance(ctx, { ...value, shiftId: params.shiftId });
    if (!posted.ok) return posted;
    const { minutes } = posted.value;
    return ok({ done: minutes > 0 ? t("volunteering:shift.attestedDone", { time: formatDuration(minutes, locale) }) : t("volunteering:shift.attestedNone") });
  },
  phone: async ({ ctx, value, params, locale, t }) => {
    const seated = await signUpByPhone(ctx, { ...value, shiftId: params.shiftId, locale });
    return seated.ok ? ok({ done: t("volunteering:shift.done") }) : seated;
  },
  admit: async ({ ctx, value, params, t }) => {
    const seated = await admitMinor(ctx, { ...value, shiftId: params.shiftId });
    return seated.ok ? ok({ done: t("volunteering:shift.done") }) : seated;
  },
  takeOff: async ({ ctx, value, params, t }) => {
    const freed = await cancelForVolunteer(ctx, { ...value, shiftId: params.shiftId });
    return freed.ok ? ok({ done: t("volunteering:shift.done") }) : freed;
  },
  cancelShift: async ({ ctx, params, t }) => {
    const off = await cancelShift(ctx, { shiftId: params.shiftId });
    return off.ok ? ok({ done: t("volunteering:shift.done") }) : off;
  },
});

const quietForms = ["admit", "takeOff"];

export default function StaffShift() {
  const { desk, attendance, signupId } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const done = (data?.value as { done?: string } | undefined)?.done ?? null;
  // The little forms in the rows have no room for a sentence: theirs stands at the top.
  const refused = data?.refusal && quietForms.includes(data.intent) ? (data.reply?.error?.[""]?.join(" ") ?? t(`refusals.${data.refusal.code}` as "refusals.signup_unknown")) : null;
  return <ShiftDesk desk={desk} attendance={attendance} signupId={signupId} done={done} refused={refused} data={data} />;
}
