import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { collectGift, missGift } from "~/domains/inkind/commands/collect-gift.server";
import { nobodyHomeForm, takenForm } from "~/domains/inkind/offer-schemas";
import { collectGifts } from "~/domains/inkind/permissions";
import { pickups } from "~/domains/inkind/queries/pickups.server";
import { PickupStop } from "~/domains/inkind/ui/PickupStop";
import { staffAction } from "~/platform/http/actions.server";
import { redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { addDays, localDateOf, parseLocalDate } from "~/platform/time/local-date";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";

const search = z.object({ day: z.string().optional(), missed: z.string().optional() });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: collectGifts, search }, async ({ ctx, search: { day, missed }, locale, t }) => {
  const today = localDateOf(ctx.clock.now());
  const shown = (day ? parseLocalDate(day) : null) ?? today;
  return { title: `${t("inkind:pickups.title")} – ${t("shell:product")}`, stops: await pickups(ctx, shown), today, shown, tomorrow: addDays(today, 1), missed: missed === "1", locale };
});

export const action = staffAction({ permission: collectGifts, messages: "inkind", forms: { taken: takenForm, nobody: nobodyHomeForm } }, {
  taken: async ({ ctx, value }) => {
    const done = await collectGift(ctx, value);
    return done.ok ? redirect("/staff/gifts/pickups") : done;
  },
  nobody: async ({ ctx, value }) => {
    const done = await missGift(ctx, value);
    return done.ok ? redirect("/staff/gifts/pickups?missed=1") : done;
  },
});

export default function Pickups() {
  const { stops, today, shown, tomorrow, missed, locale } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader back={{ to: "/staff/gifts?state=agreed", text: t("pickups.back") }} title={t("pickups.title")} lead={t("pickups.lead")} />
      <Chips label={t("pickups.title")}>
        <Chip to="?" current={shown === today}>{t("pickups.today")}</Chip>
        <Chip to={`?day=${tomorrow}`} current={shown === tomorrow}>{t("pickups.tomorrow")}</Chip>
      </Chips>
      {data?.refusal ? <Note tone="bad" role="alert" className="mt-4">{data.reply?.error?.[""]?.join(" ")}</Note> : null}
      {missed ? <Note tone="ok" role="status" className="mt-4">{t("pickups.missed")}</Note> : null}
      {stops.length === 0 ? <Empty title={t("pickups.none")} text={t("pickups.noneText")} /> : (
        <ol className="stack mt-4">{stops.map((stop, index) => <PickupStop key={stop.id} stop={stop} place={index + 1} acts={shown === today} locale={locale} />)}</ol>
      )}
    </>
  );
}
