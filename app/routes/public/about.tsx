import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { TextPage } from "~/domains/impact/ui/TextPage";
import { organisationSettings } from "~/domains/people/api.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { DescriptionList } from "~/ui/DescriptionList";

export const loader = publicLoader({}, async ({ ctx, locale, t }) => ({
  pageTitle: t("impact:text.about_meta"), organisation: await organisationSettings(ctx.db, locale),
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

export default function About() {
  const { organisation } = useLoaderData<typeof loader>();
  const { t } = useTranslation("impact");
  const phone = organisation.phone ? <a href={`tel:${organisation.phone.replace(/\s/gu, "")}`}>{organisation.phone}</a> : "–";
  const items = [
    { term: t("text.about_phone"), text: phone },
    { term: t("text.about_email"), text: organisation.email ? <a href={`mailto:${organisation.email}`}>{organisation.email}</a> : "–" },
    { term: t("text.about_address"), text: [organisation.city, organisation.address].filter(Boolean).join(", ") || "–" },
    { term: t("text.about_eik"), text: organisation.eik || "–" },
  ];
  return (
    <TextPage title={organisation.name || t("text.about_title")} lead={t("text.about_lead")} parts={[]}>
      <section className="mt-6">
        <h2 className="t22">{t("text.about_how")}</h2>
        <ol className="stack tight mt-2">
          {[t("text.about_how_1"), t("text.about_how_2"), t("text.about_how_3")].map((line) => <li key={line}>{line}</li>)}
        </ol>
      </section>
      <section id="money" className="mt-6">
        <h2 className="t22">{t("text.about_money")}</h2>
        <p className="measure mt-1">{t("text.about_money_text")}</p>
      </section>
      <section id="contact" className="mt-6">
        <h2 className="t22">{t("text.about_contact")}</h2>
        <p className="measure mt-1 mb-4">{t("text.about_contact_text")}</p>
        <DescriptionList items={items} />
      </section>
    </TextPage>
  );
}
