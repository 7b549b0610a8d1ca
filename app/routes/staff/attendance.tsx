import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { rosterEvent } from "~/domains/volunteering/commands/roster-event.server";
import { walkInByTeam } from "~/domains/volunteering/commands/walk-in.server";
import { rosterSchema, rosterUndoSchema, rosterWalkInSchema } from "~/domains/volunteering/kiosk-schemas";
import { seeShiftBoard } from "~/domains/volunteering/permissions";
import { attendanceDesk } from "~/domains/volunteering/queries/attendance-desk.server";
import { shiftParams } from "~/domains/volunteering/schemas";
import { rosterView } from "~/domains/volunteering/ui/attendance-view";
import { Roster } from "~/domains/volunteering/ui/Roster";
import { ok, type Result } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission: seeShiftBoard, params: shiftParams }, async ({ ctx, params, locale, t }) => {
  const desk = await attendanceDesk(ctx, { shiftId: params.shiftId, locale });
  if (!desk) throw notFound();
  return {
    title: `${t("volunteering:roster.title")} – ${desk.title}`, shiftId: desk.shiftId, view: rosterView(desk, { locale, t }),
    ids: Object.fromEntries(desk.lines.map((one) => [one.signupId, newId()])), walkInIds: { signupId: newId(), eventId: newId() },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const ticked = <C extends string>(done: Result<unknown, C>, text: string) => (done.ok ? ok({ done: text }) : done);

export const action = staffAction({ permission: seeShiftBoard, params: shiftParams, messages: "volunteering", forms: { in: rosterSchema, out: rosterSchema, undo: rosterUndoSchema, walkIn: rosterWalkInSchema } }, {
  in: async ({ ctx, value, params, t }) => ticked(await rosterEvent(ctx, { ...value, shiftId: params.shiftId, kind: "check_in" }), t("volunteering:roster.ticked")),
  out: async ({ ctx, value: { signupId, eventId }, params, t }) => ticked(await rosterEvent(ctx, { signupId, eventId, shiftId: params.shiftId, kind: "check_out" }), t("volunteering:roster.ticked")),
  undo: async ({ ctx, value, params, t }) => ticked(await rosterEvent(ctx, { ...value, shiftId: params.shiftId, kind: "undo" }), t("volunteering:roster.ticked")),
  walkIn: async ({ ctx, value, params, locale, t }) => ticked(await walkInByTeam(ctx, { ...value, shiftId: params.shiftId, locale }), t("volunteering:roster.ticked")),
});

export default function Attendance() {
  const { shiftId, view, ids, walkInIds } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const done = (data?.value as { done?: string } | undefined)?.done;
  const refused = data?.refusal && data.intent !== "walkIn" ? data.reply?.error?.[""]?.join(" ") : null;
  return (
    <>
      <PageHeader title={t("roster.title")} lead={<>{view.title}<br />{view.when}</>} back={{ to: `/staff/shifts/${shiftId}`, text: t("roster.back") }} />
      {done ? <Note tone="ok" role="status" className="mb-4">{done}</Note> : null}
      {refused ? <Note tone="bad" role="alert" className="mb-4">{refused}</Note> : null}
      <Roster view={view} ids={ids} walkInIds={walkInIds} data={data} />
    </>
  );
}
