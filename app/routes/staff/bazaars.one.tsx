import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { readBazaar } from "~/domains/bazaar/permissions";
import { bazaarDesk } from "~/domains/bazaar/queries/bazaar-desk.server";
import { lotsForSale } from "~/domains/bazaar/queries/lots-for-sale.server";
import { AddArticle, AddStall, MovePieces, PutLot, SetPrice } from "~/domains/bazaar/ui/StallForms";
import { StallTables } from "~/domains/bazaar/ui/StallTables";
import { readTakings, sell } from "~/domains/checkout/permissions";
import { bazaarTakings } from "~/domains/checkout/queries/bazaar-takings.server";
import { AddTill } from "~/domains/checkout/ui/AddTill";
import { Exceptions, Sessions, Takings, Tills } from "~/domains/checkout/ui/Takings";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDayRange, formatQuantity, type BaseUnit } from "~/platform/i18n/format";
import { inLocale } from "~/platform/i18n/locale";
import { newId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";
import { forms, handlers, params } from "./bazaar-action.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];
export const action = staffAction({ permission: readBazaar, params, messages: "bazaar", forms }, handlers);

export const loader = staffLoader({ permission: readBazaar, params }, async ({ ctx, params: { bazaarId }, locale, t }) => {
  const desk = await bazaarDesk(ctx, bazaarId);
  if (!desk) throw notFound();
  const scope = { eventId: bazaarId };
  const lots = desk.mayFill && desk.fundId ? await lotsForSale(ctx) : [];
  return {
    title: `${inLocale(locale, desk.nameBg, desk.nameEn)} – ${t("shell:product")}`, desk, locale, freshId: newId(), maySell: allows(ctx.actor, sell, scope) && desk.fundId !== null,
    takings: desk.fundId && allows(ctx.actor, readTakings, scope) ? await bazaarTakings(ctx, bazaarId, locale) : null,
    lots: lots.map((lot) => ({
      value: lot.id, text: t("bazaar:staff.lotOption", { number: lot.number, name: lot.name, left: formatQuantity(lot.onHand, lot.unit as BaseUnit, locale) }),
    })),
  };
});

export default function OneBazaar() {
  const { desk, takings, lots, locale, maySell, freshId } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation(["bazaar", "checkout"]);
  const stalls = desk.stalls.map((stall) => ({ value: stall.id, text: `${stall.number}. ${inLocale(locale, stall.titleBg, stall.titleEn)}` }));
  const goods = desk.stalls.flatMap((stall) => stall.articles);
  const option = (item: (typeof goods)[number]) => ({ value: item.id, text: inLocale(locale, item.nameBg, item.nameEn) });
  const counted = goods.filter((item) => item.kind === "counted").map(option);
  return (
    <>
      <PageHeader
        back={{ to: "/staff/bazaars", text: t("staff.title") }} title={inLocale(locale, desk.nameBg, desk.nameEn)}
        lead={`${formatDayRange(desk.startsOn, desk.endsOn, locale)} · ${inLocale(locale, desk.placeBg, desk.placeEn)}`}
        aside={<><Tag>{t(`mode.${desk.mode}`)}</Tag>{maySell ? <LinkButton kind="primary" to="/till" reloadDocument>{t("checkout:desk.openTill")}</LinkButton> : null}</>}
      />
      <div className="stack wide">
        {takings ? (
          <>
            <section className="stack"><Takings data={takings} locale={locale} /></section>
            <section className="stack"><h2>{t("checkout:desk.exceptions")}</h2><Exceptions data={takings} locale={locale} /></section>
            <section className="stack"><h2>{t("checkout:desk.sessions")}</h2><Sessions data={takings} locale={locale} /></section>
            <section className="stack measure"><h2>{t("checkout:desk.tills")}</h2><Tills data={takings} />{desk.mayManage ? <AddTill data={data} freshId={freshId} /> : null}</section>
          </>
        ) : null}
        <section className="stack"><h2>{t("staff.stalls")}</h2><StallTables stalls={desk.stalls} locale={locale} /></section>
        {desk.mayFill && desk.fundId ? (
          <section className="stack measure">
            <h2>{t("staff.act")}</h2>
            {desk.mayManage ? <AddStall data={data} freshId={freshId} /> : null}
            <AddArticle data={data} freshId={freshId} stalls={stalls} />
            <PutLot data={data} freshId={freshId} stalls={stalls} lots={lots} />
            <SetPrice data={data} articles={goods.map(option)} />
            <MovePieces intent="handIn" data={data} freshId={freshId} articles={goods.filter((item) => item.kind !== "experience").map(option)} />
            <MovePieces intent="returnPieces" data={data} freshId={freshId} articles={counted} />
          </section>
        ) : null}
      </div>
    </>
  );
}
