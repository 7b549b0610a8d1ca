import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { saveAcceptanceRule } from "~/domains/inkind/commands/save-acceptance-rule.server";
import { savePartner } from "~/domains/inkind/commands/save-partner.server";
import { acceptanceForm, partnerForm } from "~/domains/inkind/offer-schemas";
import { decideOffer } from "~/domains/inkind/permissions";
import { giftSettings } from "~/domains/inkind/queries/gift-settings.server";
import { PartnerForm, RuleForm } from "~/domains/inkind/ui/SettingsForms";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { newId } from "~/platform/ids/ids";
import { Card } from "~/ui/Card";
import { More } from "~/ui/forms/More";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: decideOffer, search: z.object({ saved: z.string().optional() }) }, async ({ ctx, search, locale, t }) => ({
  title: `${t("inkind:giftSettings.title")} – ${t("shell:product")}`, saved: search.saved === "1", locale, freshId: newId() as string, ...(await giftSettings(ctx)),
}));

export const action = staffAction({ permission: decideOffer, messages: "inkind", forms: { rule: acceptanceForm, partner: partnerForm } }, {
  rule: async ({ ctx, value }) => {
    const done = await saveAcceptanceRule(ctx, value);
    return done.ok ? redirect("/staff/gifts/settings?saved=1") : done;
  },
  partner: async ({ ctx, value }) => {
    const done = await savePartner(ctx, value);
    return done.ok ? redirect("/staff/gifts/settings?saved=1") : done;
  },
});

export default function GiftSettings() {
  const { rules, partners, saved, freshId, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const about = data?.reply?.initialValue as { ruleId?: string; partnerId?: string } | undefined;
  return (
    <>
      <PageHeader back={{ to: "/staff/gifts", text: t("gifts.back") }} title={t("giftSettings.title")} lead={t("giftSettings.lead")} />
      {saved ? <Note tone="ok" role="status">{t("giftSettings.saved")}</Note> : null}
      <Card as="section" pad className="stack mt-4">
        {rules.map((rule) => (
          <More key={rule.id} text={locale === "bg" ? rule.titleBg : rule.titleEn} open={about?.ruleId === rule.id}><RuleForm rule={rule} data={about?.ruleId === rule.id ? data : undefined} /></More>
        ))}
      </Card>
      <h2 className="mt-8">{t("giftSettings.partners")}</h2>
      <p className="soft">{t("giftSettings.partnersLead")}</p>
      <Card as="section" pad className="stack mt-4">
        {partners.map((partner) => (
          <More key={partner.id} text={partner.name} open={about?.partnerId === partner.id}><PartnerForm partner={partner} data={about?.partnerId === partner.id ? data : undefined} /></More>
        ))}
        <More text={t("giftSettings.addPartner")} open={Boolean(about?.partnerId && !partners.some(({ id }) => id === about.partnerId))}>
          <PartnerForm partner={{ id: freshId }} data={about?.partnerId && !partners.some(({ id }) => id === about.partnerId) ? data : undefined} />
        </More>
      </Card>
    </>
  );
}
