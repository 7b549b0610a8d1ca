import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { confirmHelp } from "~/domains/inkind/commands/confirm-help.server";
import { confirmHelpForm } from "~/domains/inkind/offer-schemas";
import { readHelp } from "~/domains/inkind/permissions";
import { helpList } from "~/domains/inkind/queries/help-list.server";
import { HelpCard } from "~/domains/inkind/ui/HelpCard";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatDuration } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Card, CardRows } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readHelp }, async ({ ctx, locale, t }) => {
  const { waiting, confirmed } = await helpList(ctx, locale);
  return { title: `${t("inkind:helpList.title")} – ${t("shell:product")}`, locale, today: localDateOf(ctx.clock.now()), waiting: waiting.map((row) => ({ ...row, receiptId: newId() as string })), confirmed };
});

export const action = staffAction({ permission: readHelp, messages: "inkind", forms: { confirm: confirmHelpForm } }, {
  confirm: async ({ ctx, value }) => {
    const done = await confirmHelp(ctx, value);
    return done.ok ? redirect("/staff/help") : done;
  },
});

export default function Help() {
  const { waiting, confirmed, today, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const about = (data?.reply?.initialValue as { offerId?: string } | undefined)?.offerId;
  return (
    <>
      <PageHeader title={t("helpList.title")} lead={t("helpList.lead")} />
      <h2>{t("helpList.waiting")}</h2>
      {waiting.length === 0 ? <Empty title={t("helpList.none")} /> : (
        <div className="stack mt-4">{waiting.map((row) => <HelpCard key={row.offerId} row={row} today={today} data={about === row.offerId ? data : undefined} locale={locale} />)}</div>
      )}
      <h2 className="mt-8">{t("helpList.confirmed")}</h2>
      {confirmed.length === 0 ? <p className="soft">{t("helpList.noneConfirmed")}</p> : (
        <Card className="mt-4">
          <CardRows>
            {confirmed.map((row) => (
              <li key={row.offerId}>
                <p><b>{row.what}</b></p>
                <p className="t14 soft">{t("helpList.number", { number: String(row.number) })} · {row.service} · {[row.gotMinutes ? formatDuration(row.gotMinutes, locale) : "", row.gotDeliverable ?? ""].filter(Boolean).join(", ")} · {formatDate(row.receivedOn!, locale)}</p>
              </li>
            ))}
          </CardRows>
        </Card>
      )}
    </>
  );
}
