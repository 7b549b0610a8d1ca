import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TextPage } from "~/domains/impact/ui/TextPage";
import { organisationSettings } from "~/domains/people/api.server";
import { publicLoader } from "~/platform/http/loaders.server";

const parts = [1, 2, 3, 4, 5] as const;

export const loader = publicLoader({}, async ({ ctx, locale, t }) => {
  const { phone, email } = await organisationSettings(ctx.db, locale);
  return {
    pageTitle: t("impact:text.access_meta"), title: t("impact:text.access_title"), lead: t("impact:text.access_lead"),
    parts: parts.map((n) => ({ title: t(`impact:text.access_${n}_t`), text: t(`impact:text.access_${n}`, { phone, email }) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Accessibility() {
  const { title, lead, parts: written } = useLoaderData<typeof loader>();
  return <TextPage title={title} lead={lead} parts={written} />;
}
