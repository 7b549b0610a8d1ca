import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { seeShiftBoard } from "~/domains/volunteering/permissions";
import { attendanceDesk } from "~/domains/volunteering/queries/attendance-desk.server";
import { diagnose, findPeople } from "~/domains/volunteering/queries/diagnosis.server";
import { organisationNames } from "~/domains/volunteering/queries/organisation-names.server";
import { shiftDesk, type ShiftDesk as Desk } from "~/domains/volunteering/queries/shift-desk.server";
import { shiftParams } from "~/domains/volunteering/schemas";
import { deskSearch } from "~/domains/volunteering/team-schemas";
import { attendanceView } from "~/domains/volunteering/ui/attendance-view";
import { diagnosisPanel } from "~/domains/volunteering/ui/diagnosis-view";
import { sheetView } from "~/domains/volunteering/ui/desk-sheet";
import { deskView } from "~/domains/volunteering/ui/desk-view";
import type { Said } from "~/domains/volunteering/ui/desk-words";
import { ShiftDesk } from "~/domains/volunteering/ui/ShiftDesk";
import type { Ctx } from "~/platform/context.server";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { forms, handlers } from "./shift-acts.server";

export const loader = staffLoader({ permission: seeShiftBoard, params: shiftParams, search: deskSearch }, async ({ ctx, params, search, locale, t }) => {
  const [desk, attendance] = await Promise.all([shiftDesk(ctx, { shiftId: params.shiftId, locale }), attendanceDesk(ctx, { shiftId: params.shiftId, locale })]);
  if (!desk || !attendance) throw notFound();
  const said: Said = { locale, t, now: ctx.clock.now() };
  const view = deskView(desk, said);
  return {
    pageTitle: `${view.title} – ${t("shell:product")}`,
    desk: view,
    attendance: attendanceView(attendance, { locale, t }),
    sheet: sheetView(desk, search.open, search.open?.startsWith("hold.") ? await organisationNames(ctx) : [], said),
    diagnosis: desk.may.manage && !desk.over ? await panel(ctx, desk, search, said) : null,
    formId: newId(),
    did: search.did ? (t("volunteering:desk.did", { returnObjects: true }) as unknown as Record<string, string>)[search.did] ?? null : null,
  };
});

/** „Защо този човек не вижда смяната?“: somebody looked for, or somebody chosen. */
async function panel(ctx: Ctx, desk: Desk, search: { readonly q?: string; readonly who?: string; readonly at?: string }, said: Said) {
  const at = desk.positions.find((one) => one.id === search.at)?.id ?? desk.positions[0]?.id;
  const result = search.who && at ? await diagnose(ctx, { shiftId: desk.id, positionId: at, personId: search.who, locale: said.locale }) : null;
  const found = search.q && !result ? await findPeople(ctx, { q: search.q }) : null;
  return diagnosisPanel({ desk, at: at ?? "", q: search.q ?? "", found, result }, said);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: seeShiftBoard, params: shiftParams, messages: "volunteering", forms }, handlers);

export default function StaffShift() {
  const { desk, attendance, sheet, diagnosis, formId, did } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const done = (data?.value as { done?: string } | undefined)?.done ?? did;
  return <ShiftDesk desk={desk} attendance={attendance} sheet={sheet} diagnosis={diagnosis} formId={formId} did={done} data={data} />;
}
