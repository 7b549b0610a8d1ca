import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { changeMinorRules, changeWeeksAhead } from "~/domains/volunteering/commands/change-minor-rules.server";
import { setVolunteeringRules } from "~/domains/volunteering/permissions";
import { minorRulesSchema, weeksAheadSchema } from "~/domains/volunteering/plan-schemas";
import { minorRulesPage } from "~/domains/volunteering/queries/minor-rules.server";
import { MinorRules } from "~/domains/volunteering/ui/MinorRules";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";

export const loader = staffLoader({ permission: setVolunteeringRules }, async ({ ctx, t }) => {
  const { rules, weeks } = await minorRulesPage(ctx);
  return {
    pageTitle: `${t("volunteering:minors.title")} – ${t("shell:product")}`, weeks,
    rules: rules.map((one) => ({ ...one, ageFrom: String(one.ageFrom), ageTo: String(one.ageTo), dayMinutes: String(one.dayMinutes), workClasses: [...one.workClasses] })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export const action = staffAction({ permission: setVolunteeringRules, messages: "volunteering", forms: { rules: minorRulesSchema, weeks: weeksAheadSchema } }, {
  rules: ({ ctx, value }) => changeMinorRules(ctx, value),
  weeks: ({ ctx, value }) => changeWeeksAhead(ctx, value),
});

export default function ShiftRules() {
  const { rules, weeks } = useLoaderData<typeof loader>();
  return <MinorRules rules={rules} weeks={weeks} data={useActionData<typeof action>()} />;
}
