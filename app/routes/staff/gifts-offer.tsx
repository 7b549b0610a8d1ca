import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { agreeOffer } from "~/domains/inkind/commands/agree-offer.server";
import { declineOffer } from "~/domains/inkind/commands/decline-offer.server";
import { declineReasons, type OfferId } from "~/domains/inkind/model";
import { decideOffer, readOffers, receiveGoods } from "~/domains/inkind/permissions";
import { offerDetail } from "~/domains/inkind/queries/offer-detail.server";
import { agreeForm, declineForm } from "~/domains/inkind/schemas";
import { OfferFacts, OfferTable } from "~/domains/inkind/ui/OfferFacts";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { asId, isId } from "~/platform/ids/ids";
import { addDays, localDateOf, instantAt } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { KitForm, SubmitButton, useKitForm } from "~/ui/forms/KitForm";
import { DateField, SelectField, TextareaField, TimeField } from "~/ui/forms/TextField";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ offerId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readOffers, params }, async ({ ctx, actor, params: { offerId }, locale, t }) => {
  const offer = await offerDetail(ctx, offerId, locale);
  if (!offer) throw notFound();
  return {
    offer, locale, title: `${t("inkind:tracking.number", { number: offer.number })} – ${t("shell:product")}`,
    mayDecide: allows(actor, decideOffer), mayReceive: allows(actor, receiveGoods), tomorrow: addDays(localDateOf(ctx.clock.now()), 1),
  };
});

export const action = staffAction({ permission: decideOffer, params, messages: "inkind", forms: { agree: agreeForm, decline: declineForm } }, {
  agree: async ({ ctx, params: { offerId }, value: { day, from, until, note } }) => {
    const done = await agreeOffer(ctx, { offerId: asId<"GoodsOffer">(offerId) as OfferId, from: instantAt(day, from), until: instantAt(day, until), note });
    return done.ok ? redirect("/staff/gifts?state=agreed") : done;
  },
  decline: async ({ ctx, params: { offerId }, value }) => {
    const done = await declineOffer(ctx, { offerId: asId<"GoodsOffer">(offerId) as OfferId, ...value });
    return done.ok ? redirect("/staff/gifts?state=declined") : done;
  },
});

function Agree({ tomorrow }: { tomorrow: string }) {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof agreeForm>>("agree", { data: useActionData<typeof action>(), defaultValue: { day: tomorrow, from: "10:00", until: "12:00" } });
  return (
    <Card as="section" pad>
      <h2>{t("gifts.agreeTitle")}</h2>
      <p className="t14 soft mb-5">{t("gifts.agreeText")}</p>
      <KitForm form={form} className="fields">
        <DateField field={fields.day} label={t("gifts.day")} />
        <div className="pair"><TimeField field={fields.from} label={t("gifts.from")} /><TimeField field={fields.until} label={t("gifts.until")} /></div>
        <TextareaField field={fields.note} label={t("gifts.note")} rows={2} maxLength={300} />
        <SubmitButton intent="agree">{t("gifts.agree")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

function Decline() {
  const { t } = useTranslation("inkind");
  const [form, fields] = useKitForm<z.input<typeof declineForm>>("decline", { data: useActionData<typeof action>() });
  return (
    <Card as="section" pad>
      <h2 className="mb-5">{t("gifts.declineTitle")}</h2>
      <KitForm form={form} className="fields">
        <SelectField field={fields.reason} label={t("gifts.reason")} options={declineReasons.map((value) => ({ value, text: t(`declineReasons.${value}`) }))} />
        <TextareaField field={fields.note} label={t("gifts.note")} rows={2} maxLength={300} />
        <SubmitButton intent="decline" kind="plain">{t("gifts.decline")}</SubmitButton>
      </KitForm>
    </Card>
  );
}

export default function Gift() {
  const { offer, locale, mayDecide, mayReceive, tomorrow } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader
        back={{ to: `/staff/gifts?state=${offer.state}`, text: t("gifts.back") }} over={t("tracking.number", { number: String(offer.number) })}
        title={offer.lines[0]?.description} aside={<Tag tone={offer.state === "closed" ? "ok" : "neutral"}>{t(`states.${offer.state}`)}</Tag>}
      />
      <div className="aside-cols">
        <div className="stack">
          {offer.photoFileId ? <img className="card" src={`/files/${offer.photoFileId}`} alt={t("gifts.photoAlt")} width={640} /> : null}
          <OfferTable offer={offer} locale={locale} />
          <OfferFacts offer={offer} locale={locale} />
          <p className="row wraps">
            <LinkButton to={`/t/${offer.code}`} kind="quiet">{t("gifts.follow")}</LinkButton>
            {offer.receivedAt ? <LinkButton to={`/staff/gifts/${offer.id}/papers`} kind="quiet">{t("papers.open")}</LinkButton> : null}
            {offer.protocolId ? <LinkButton reloadDocument to={`/api/documents/${offer.protocolId}.pdf`} kind="quiet">{t("store.protocol", { number: String(offer.protocolNumber) })}</LinkButton> : null}
          </p>
        </div>
        <div className="stack">
          {mayReceive && offer.state === "agreed" ? <LinkButton kind="primary" wide to={`/staff/store/receive/${offer.id}`}>{t("gifts.receive")}</LinkButton> : null}
          {mayDecide && offer.state === "submitted" ? <Agree tomorrow={tomorrow} /> : null}
          {mayDecide && (offer.state === "submitted" || offer.state === "agreed") ? <Decline /> : null}
        </div>
      </div>
    </>
  );
}
