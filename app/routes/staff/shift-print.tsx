import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { seeShiftBoard } from "~/domains/volunteering/permissions";
import { shiftRoster } from "~/domains/volunteering/queries/roster.server";
import { shiftParams } from "~/domains/volunteering/schemas";
import { PrintSheet } from "~/domains/volunteering/ui/PrintSheet";
import { rosterView } from "~/domains/volunteering/ui/roster-view";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";

export const loader = staffLoader({ permission: seeShiftBoard, params: shiftParams }, async ({ ctx, params, locale, t }) => {
  const roster = await shiftRoster(ctx, { shiftId: params.shiftId, locale });
  if (!roster) throw notFound();
  return { pageTitle: `${t("volunteering:printSheet.title")} – ${t("shell:product")}`, shiftId: params.shiftId, roster: rosterView(roster, { locale, t, now: ctx.clock.now() }) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function ShiftPrint() {
  const { shiftId, roster } = useLoaderData<typeof loader>();
  return <PrintSheet roster={roster} shiftId={shiftId} />;
}
