import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { saveOpportunity } from "~/domains/volunteering/commands/save-opportunity.server";
import { manageShifts, seeShiftBoard } from "~/domains/volunteering/permissions";
import { saveOpportunitySchema } from "~/domains/volunteering/plan-schemas";
import { opportunityPage } from "~/domains/volunteering/queries/opportunities.server";
import { OpportunityForm, type OpportunityView } from "~/domains/volunteering/ui/OpportunityForm";
import { opportunityRowView } from "~/domains/volunteering/ui/OpportunityList";
import { freshRow, rowsOf } from "~/domains/volunteering/ui/PositionRows";
import { hoursText, repeatText } from "~/domains/volunteering/ui/repeat-words";
import { allows } from "~/platform/access/permission";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { newId } from "~/platform/ids/ids";
import { formChoices } from "./shift-choices.server";

const params = z.object({ opportunityId: z.union([z.uuid(), z.literal("new")]) });

const blank = {
  titleBg: "", titleEn: "", purpose: "", doesBg: "", doesEn: "", bringBg: "", bringEn: "", workClass: "general", skills: [], requiredChecks: [], positions: [freshRow], archived: "",
};

type Page = NonNullable<Awaited<ReturnType<typeof opportunityPage>>>;
function viewOf(page: Page, said: { locale: Locale; t: Translate }): OpportunityView {
  const { titleBg, titleEn, purpose, doesBg, doesEn, bringBg, bringEn, workClass, skills, requiredChecks, positions, archivedAt } = page;
  const row = opportunityRowView(page, said);
  return {
    id: page.id, isNew: false, title: page.title, facts: `${row.serves}. ${row.facts}`, mayManage: page.mayManage,
    values: { titleBg, titleEn, purpose, doesBg, doesEn, bringBg, bringEn, workClass, skills: [...skills], requiredChecks: [...requiredChecks], positions: positions.length > 0 ? rowsOf(positions) : [freshRow], archived: archivedAt ? "on" : "" },
    series: page.allSeries.map((one) => ({ id: one.id, text: `${repeatText(one, said)}, ${hoursText(one.fromTime, one.toTime, said.t)}` })),
  };
}

export const loader = staffLoader({ permission: seeShiftBoard, params }, async ({ ctx, params: { opportunityId }, locale, t, actor }) => {
  const isNew = opportunityId === "new";
  const page = isNew ? null : await opportunityPage(ctx, { opportunityId, locale });
  if (!isNew && !page) throw notFound();
  const opportunity: OpportunityView = page ? viewOf(page, { locale, t }) : { id: newId(), isNew, title: "", facts: "", mayManage: allows(actor, manageShifts), values: blank, series: [] };
  const services = opportunity.mayManage ? (await formChoices(ctx, locale)).services : [];
  return { pageTitle: `${opportunity.title || t("volunteering:opportunity.titleNew")} – ${t("shell:product")}`, opportunity, services };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: manageShifts, params, messages: "volunteering", forms: { save: saveOpportunitySchema } }, {
  save: async ({ ctx, value, params: { opportunityId } }) => {
    const saved = await saveOpportunity(ctx, opportunityId === "new" ? value : { ...value, opportunityId });
    if (!saved.ok) return saved;
    return opportunityId === "new" ? redirect(`/staff/opportunities/${saved.value.opportunityId}`) : ok({ saved: true });
  },
});

export default function Opportunity() {
  const { opportunity, services } = useLoaderData<typeof loader>();
  return <OpportunityForm key={opportunity.id} opportunity={opportunity} services={services} data={useActionData<typeof action>()} />;
}
