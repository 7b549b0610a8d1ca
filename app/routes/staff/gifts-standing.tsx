import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { agreeStanding, endStanding, pauseStanding, resumeStanding } from "~/domains/inkind/commands/change-standing.server";
import { standingActForm } from "~/domains/inkind/offer-schemas";
import { decideOffer, readOffers } from "~/domains/inkind/permissions";
import { standingList } from "~/domains/inkind/queries/standing-pages.server";
import { ruleWords } from "~/domains/inkind/standing-words";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { ActForm } from "~/ui/forms/ActForm";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readOffers }, async ({ ctx, actor, locale, t }) => ({
  title: `${t("inkind:standing.listTitle")} – ${t("shell:product")}`, locale, mayDecide: allows(actor, decideOffer),
  rows: (await standingList(ctx)).map((row) => ({ ...row, rule: ruleWords(row, t, locale) })),
}));

const here = "/staff/gifts/standing";
export const action = staffAction({ permission: decideOffer, messages: "inkind", forms: { agree: standingActForm, pause: standingActForm, resume: standingActForm, end: standingActForm } }, {
  agree: async ({ ctx, value }) => {
    const done = await agreeStanding(ctx, value.standingOfferId);
    return done.ok ? redirect(here) : done;
  },
  pause: async ({ ctx, value }) => {
    const done = await pauseStanding(ctx, value);
    return done.ok ? redirect(here) : done;
  },
  resume: async ({ ctx, value }) => {
    const done = await resumeStanding(ctx, value);
    return done.ok ? redirect(here) : done;
  },
  end: async ({ ctx, value }) => {
    const done = await endStanding(ctx, value);
    return done.ok ? redirect(here) : done;
  },
});

export default function StandingOffers() {
  const { rows, mayDecide, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader back={{ to: "/staff/gifts", text: t("gifts.back") }} title={t("standing.listTitle")} lead={t("standing.listLead")} />
      {data?.refusal ? <Note tone="bad" role="alert">{data.reply?.error?.[""]?.join(" ")}</Note> : null}
      {rows.length === 0 ? <Empty title={t("standing.none")} /> : rows.map((row) => {
        const fields = { standingOfferId: row.id };
        return (
          <Card key={row.id} as="section" pad className="stack mb-4">
            <div>
              <p className="t14 soft">{row.firm} · {row.contact}</p>
              <h2>{row.description} <Tag tone={row.state === "active" ? "ok" : row.state === "submitted" ? "warn" : "neutral"}>{t(`standing.states.${row.state}`)}</Tag></h2>
              <p>{row.rule} · {t(row.delivery === "pickup" ? "deliveries.pickup" : "deliveries.bring")} · {t("standing.startsOn")} {formatDate(row.startsOn, locale)}</p>
              <p className="t14 soft">{row.email} {row.phone}</p>
            </div>
            {mayDecide ? (
              <div className="row wraps">
                {row.state === "submitted" ? <ActForm intent="agree" fields={fields} kind="primary">{t("standing.agree")}</ActForm> : null}
                {row.state === "active" ? <ActForm intent="pause" fields={fields}>{t("standing.pause")}</ActForm> : null}
                {row.state === "paused" ? <ActForm intent="resume" fields={fields}>{t("standing.resume")}</ActForm> : null}
                <ActForm intent="end" fields={fields} kind="quiet">{t(row.state === "submitted" ? "standing.decline" : "standing.end")}</ActForm>
              </div>
            ) : null}
          </Card>
        );
      })}
    </>
  );
}
