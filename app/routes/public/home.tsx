import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { homePage } from "~/domains/impact/queries/home.server";
import { AskForSupport, BazaarCover, HomeNeeds, ServicesRow, StorySteps, Trust, Ways } from "~/domains/impact/ui/HomeParts";
import { homeView } from "~/domains/impact/ui/home-view";
import { organisationSettings } from "~/domains/people/api.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { nextShifts } from "~/domains/volunteering/queries/shift-list.server";
import { ShiftRows } from "~/domains/volunteering/ui/ShiftRow";
import { shiftRowOn } from "~/domains/volunteering/ui/shift-row";
import { BooksStrip } from "~/ui/Book";
import { MoreLink } from "~/ui/Button";
import { Section } from "~/ui/PageHeader";
import { RunningThread, ThreadStory } from "~/ui/thread/drawings";

export const loader = publicLoader({}, async ({ ctx, locale, t }) => {
  const organisation = await organisationSettings(ctx.db, locale);
  return {
    pageTitle: t("impact:home.meta", { organisation: organisation.name }),
    phone: organisation.phone,
    shifts: (await nextShifts(ctx, { limit: 3, locale })).map((shift) => shiftRowOn(shift, { locale, t })),
    view: homeView(await homePage(ctx, { locale }), { t, locale }, organisation.city),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function Home() {
  const { view, phone, shifts } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  const { t: tv } = useTranslation("volunteering");
  const { books } = view;
  return (
    <div className="scr-home">
      <div className="wrap hero">
        <RunningThread />
        <div>
          <p className="soft">{view.where}</p>
          <h1>{t("home.title")}</h1>
          <p className="lead t18">{t("home.lead")}</p>
        </div>
        <HomeNeeds view={view} />
        <BazaarCover bazaar={view.bazaar} />
        <div className="span">
          <div className="row between wraps"><h2 id="achieved">{view.achieved}</h2><MoreLink to="/impact">{t("home.report")}</MoreLink></div>
          <ThreadStory draws />
        </div>
      </div>
      <section className="path sec" aria-labelledby="achieved">
        <div className="wrap">
          {view.story ? <StorySteps story={view.story} /> : null}
          <div className="mt-8">
            <BooksStrip
              note={view.note}
              items={[
                { book: "money", word: t("books.cash"), figure: books.cash.figure, text: books.cash.text },
                { book: "goods", word: t("books.in_kind"), figure: books.goods.figure, unit: books.goods.unit, text: books.goods.text },
                { book: "time", word: t("books.time"), figure: books.time.figure, text: books.time.text },
              ]}
            />
          </div>
        </div>
      </section>
      {shifts.length > 0 ? (
        <Section id="shifts" title={tv("list.next")} more={{ to: "/shifts", text: tv("list.back") }}><div className="mt-4"><ShiftRows rows={shifts} /></div></Section>
      ) : null}
      <Section id="help" title={t("home.help")} ground="surface"><Ways /></Section>
      <Section id="services" title={t("home.services")}><ServicesRow services={view.services} /></Section>
      <section className="white sec"><Trust /></section>
      <section className="sec"><AskForSupport phone={phone} /></section>
    </div>
  );
}
