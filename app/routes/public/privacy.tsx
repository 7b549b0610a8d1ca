import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { TextPage } from "~/domains/impact/ui/TextPage";
import { organisationSettings } from "~/domains/people/api.server";
import { publicLoader } from "~/platform/http/loaders.server";

const parts = [1, 2, 3, 4, 5, 6, 7] as const;

export const loader = publicLoader({}, async ({ ctx, locale, t }) => {
  const { phone, email } = await organisationSettings(ctx.db, locale);
  return {
    pageTitle: t("impact:text.privacy_meta"), title: t("impact:text.privacy_title"), lead: t("impact:text.privacy_lead"),
    parts: parts.map((n) => ({ title: t(`impact:text.privacy_${n}_t`), text: t(`impact:text.privacy_${n}`, { phone, email }) })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Privacy() {
  const { title, lead, parts: written } = useLoaderData<typeof loader>();
  return <TextPage title={title} lead={lead} parts={written} />;
}
