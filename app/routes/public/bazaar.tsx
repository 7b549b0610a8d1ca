import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { bazaarPage } from "~/domains/bazaar/queries/bazaar-page.server";
import { BazaarCover } from "~/domains/bazaar/ui/BazaarCover";
import { Causes, Experiences, Programme, Stalls } from "~/domains/bazaar/ui/BazaarLists";
import { publicLoader } from "~/platform/http/loaders.server";
import { formatShortDay } from "~/domains/bazaar/ui/short-day";
import { localDateOf, parseLocalDate } from "~/platform/time/local-date";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { Section } from "~/ui/PageHeader";
import { Segments } from "~/ui/Segments";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

const search = z.object({ day: z.string().transform((text) => parseLocalDate(text)).optional().catch(undefined) });

export const loader = publicLoader({ search }, async ({ ctx, locale, t, search: { day } }) => {
  const page = await bazaarPage(ctx, locale);
  const today = localDateOf(ctx.clock.now());
  const days = page?.days.map((one) => one.day) ?? [];
  const shown = day && days.includes(day) ? day : days.includes(today) ? today : days[0];
  return { title: `${page?.name ?? t("bazaar:public.title")} – ${t("shell:product")}`, page, shown, locale };
});

export default function Bazaar() {
  const { page, shown, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("bazaar");
  if (!page) return <Section><Empty title={t("public.none")} text={t("public.noneText")} /></Section>;
  const parts = ["programme", "experiences", "stalls", "raises"] as const;
  return (
    <>
      <BazaarCover name={page.name} place={page.place} startsOn={page.startsOn} endsOn={page.endsOn} days={page.days} locale={locale} />
      <div className="scr-bazaar bazaar-body">
        <div className="wrap bazaar-jump">
          <Chips label={t("public.onPage")}>{parts.map((part) => <Chip key={part} to={`#${part}`}>{t(`public.${part}`)}</Chip>)}</Chips>
        </div>
        <div className="wrap bazaar-grid">
          <div>
            <Section id="programme" title={t("public.programme")}>
              <Segments
                label={t("public.day")}
                items={page.days.map(({ day }) => ({ to: `?day=${day}`, text: formatShortDay(day, locale), current: day === shown }))}
              />
              <Programme entries={page.programme.filter((entry) => entry.day === shown)} locale={locale} />
            </Section>
            <Section id="experiences" title={t("public.experiences")}><Experiences items={page.experiences} locale={locale} /></Section>
          </div>
          <div>
            <Section id="stalls" title={<>{t("public.stalls")} <small className="soft t14">{page.stalls.length}</small></>}><Stalls items={page.stalls} locale={locale} /></Section>
            <Section id="raises" title={t("public.raises")}>
              <Causes items={page.causes} />
              <p className="t14 soft mt-3">{t("public.slipNote")}</p>
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}
