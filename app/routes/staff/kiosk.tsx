import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { closeKiosk, openKiosk } from "~/domains/volunteering/commands/open-kiosk.server";
import { closeKioskSchema, openKioskSchema } from "~/domains/volunteering/kiosk-schemas";
import { manageKiosks } from "~/domains/volunteering/permissions";
import { kioskList } from "~/domains/volunteering/queries/kiosk-list.server";
import { KioskRows, OpenedKiosk, OpenKioskForm } from "~/domains/volunteering/ui/KioskList";
import { ok } from "~/platform/errors/result";
import { staffAction } from "~/platform/http/actions.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatTime } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

export const loader = staffLoader({ permission: manageKiosks }, async ({ ctx, locale, t }) => {
  const { kiosks, hosts } = await kioskList(ctx, { locale });
  return {
    title: `${t("volunteering:kiosks.title")} – ${t("shell:product")}`, kioskId: newId<"Kiosk">(), today: localDateOf(ctx.clock.now()), hosts,
    rows: kiosks.map((one) => ({
      id: one.id, title: one.title, open: one.open,
      meta: [one.place, t("volunteering:kiosks.byWhom", { until: `${formatDate(one.validUntil, locale)}, ${formatTime(one.validUntil, locale)}`, name: one.openedBy }), t("volunteering:kiosks.events", { count: one.events })].filter(Boolean).join(" · "),
    })),
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }, { name: "referrer", content: "same-origin" }];

export const action = staffAction({ permission: manageKiosks, messages: "volunteering", forms: { open: openKioskSchema, close: closeKioskSchema } }, {
  open: async ({ ctx, value, runtime }) => {
    const opened = await openKiosk(ctx, value);
    return opened.ok ? ok({ link: `${runtime.baseUrl}/kiosk/${opened.value.token}` }) : opened;
  },
  close: async ({ ctx, value, t }) => {
    const closed = await closeKiosk(ctx, value);
    return closed.ok ? ok({ done: t("volunteering:kiosks.closed") }) : closed;
  },
});

export default function Kiosks() {
  const { kioskId, today, hosts, rows } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("volunteering");
  const value = data?.value as { link?: string; done?: string } | undefined;
  return (
    <>
      <PageHeader title={t("kiosks.title")} lead={t("kiosks.lead")} back={{ to: "/staff/shifts", text: t("board.title") }} />
      {value?.link ? <OpenedKiosk link={value.link} /> : null}
      {value?.done ? <Note tone="ok" role="status" className="mb-4">{value.done}</Note> : null}
      <div className="aside-cols">
        <KioskRows rows={rows} data={data} />
        <OpenKioskForm key={kioskId} kioskId={kioskId} today={today} hosts={hosts} data={data} />
      </div>
    </>
  );
}
