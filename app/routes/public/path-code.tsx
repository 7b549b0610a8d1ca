import { redirect, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { bazaarCover } from "~/domains/impact/queries/home.server";
import { pathByCode } from "~/domains/impact/queries/path.server";
import { Ancestry, CheckYourself, Further, LeftOver, PathFlow, SupportBooks } from "~/domains/impact/ui/PathParts";
import { pathView } from "~/domains/impact/ui/path-view";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatLongDate } from "~/platform/i18n/format";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { localDateOf } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { PageHeader } from "~/ui/PageHeader";

const params = z.object({ code: z.string().max(80) });

/** Wrong, foreign and throttled codes go back to the same question (P4). */
export const loader = publicLoader({ params }, async ({ ctx, params: { code }, request, locale, t }) => {
  const page = await throttledLookUp(ctx, request, () => pathByCode(ctx, { code, locale }));
  if (!page) throw redirect(`/path?wrong=${encodeURIComponent(code)}`);
  const next = await bazaarCover(ctx.db, localDateOf(ctx.clock.now()), locale);
  const view = pathView(page, { t, locale });
  return {
    pageTitle: t("impact:path.meta", { what: view.slip.title }),
    view,
    next: next ? { title: next.inDays <= 0 ? t("impact:path.next_now") : t("impact:path.next", { day: formatLongDate(next.startsOn, locale) }), text: [next.name, next.place].join(", ") } : null,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }, { name: "robots", content: "noindex" }];

export default function Path() {
  const { view, next } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  return (
    <div className="scr-path">
      <div className="wrap pb-8">
        <PageHeader over={t("path.over")} title={view.title} lead={view.lead} />
        <PathFlow view={view} />
        <LeftOver sentences={view.left} />
      </div>
      <Further view={view} />
      {view.support ? <SupportBooks support={view.support} /> : null}
      <Ancestry rows={view.ancestry} />
      <CheckYourself />
      {next ? (
        <section className="white sec no-print">
          <div className="wrap row between wraps">
            <div><h2>{next.title}</h2><p className="soft t18 mt-1">{next.text}</p></div>
            <LinkButton to="/bazaar" kind="primary" size="big">{t("path.see_bazaar")}</LinkButton>
          </div>
        </section>
      ) : null}
    </div>
  );
}
