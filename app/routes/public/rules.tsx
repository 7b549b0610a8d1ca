import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { rulesPage } from "~/domains/volunteering/queries/rules.server";
import { Rules } from "~/domains/volunteering/ui/Rules";
import { notFound } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";

const params = z.object({ version: z.string().regex(/^[1-9]\d{0,5}$/).transform(Number).optional() });

/** The present rules, or one version of them: what a form showed stays to be read. */
export const loader = publicLoader({ params }, async ({ ctx, params: { version }, locale, t }) => {
  const page = await rulesPage(ctx, { version, locale });
  if (!page) throw notFound();
  return {
    pageTitle: `${t("volunteering:rules.title")} – ${t("shell:product")}`,
    page: {
      ...page, date: formatDate(page.validFrom, locale),
      versions: page.versions.map((one) => ({ ...one, text: t("volunteering:rules.since", { n: one.version, date: formatDate(one.validFrom, locale) }), shown: one.version === page.version })),
    },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function RulesPage() {
  const { page } = useLoaderData<typeof loader>();
  return <div className="wrap narrow pb-12"><Rules page={page} /></div>;
}
