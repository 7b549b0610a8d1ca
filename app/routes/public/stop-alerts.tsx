import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { stopShortageAlerts } from "~/domains/volunteering/commands/shortage-alerts.server";
import { alertsByLink } from "~/domains/volunteering/queries/shortage.server";
import { emptySchema } from "~/domains/volunteering/schemas";
import { UnknownOwn } from "~/domains/volunteering/ui/UnknownOwn";
import { publicAction } from "~/platform/http/actions.server";
import { data, redirect } from "~/platform/http/answers.server";
import { publicLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";
import { LinkButton } from "~/ui/Button";
import { ActForm } from "~/ui/forms/ActForm";

const params = z.object({ token: z.string().max(100) });

/** Opening asks; pressing stops. */
export const loader = publicLoader({ params }, async ({ ctx, params: { token }, request, t }) => {
  const found = await throttledLookUp(ctx, request, () => alertsByLink(ctx, { token }));
  const key = found ? (found.on ? "title" : "doneTitle") : "unknownTitle";
  return data({ pageTitle: `${t(`volunteering:stopAlerts.${key}`)} – ${t("shell:product")}`, found }, found ? {} : { status: 404 });
});

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.pageTitle }, { name: "robots", content: "noindex" }, { name: "referrer", content: "same-origin" },
];

export const action = publicAction({ params, messages: "volunteering", forms: { stop: emptySchema } }, {
  stop: async ({ ctx, params: { token } }) => {
    await stopShortageAlerts(ctx, { token });
    return redirect(`/alerts/${encodeURIComponent(token)}`);
  },
});

export default function StopAlerts() {
  const { found } = useLoaderData<typeof loader>();
  const { t } = useTranslation("volunteering");
  if (!found) return <div className="wrap narrow py-8"><UnknownOwn of="stopAlerts" /></div>;
  return (
    <div className="wrap narrow py-8 stack">
      <h1 className="h1m">{t(found.on ? "stopAlerts.title" : "stopAlerts.doneTitle")}</h1>
      <p>{t(found.on ? "stopAlerts.text" : "stopAlerts.doneText")}</p>
      {found.on
        ? <ActForm intent="stop" kind="primary" size="big" wide busyText={t("stopAlerts.busy")}>{t("stopAlerts.stop")}</ActForm>
        : <LinkButton to="/my" wide>{t("stopAlerts.page")}</LinkButton>}
    </div>
  );
}
