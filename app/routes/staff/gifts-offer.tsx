import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { agreeOffer } from "~/domains/inkind/commands/agree-offer.server";
import { askDonor } from "~/domains/inkind/commands/ask-donor.server";
import { declineOffer } from "~/domains/inkind/commands/decline-offer.server";
import { proposeAmount } from "~/domains/inkind/commands/propose-amount.server";
import { redirectOffer } from "~/domains/inkind/commands/redirect-offer.server";
import type { OfferId } from "~/domains/inkind/model";
import { agreeForm, agreeHelpForm, askForm, declineForm, proposeForm, redirectForm } from "~/domains/inkind/offer-schemas";
import { decideOffer, readOffers, receiveGoods } from "~/domains/inkind/permissions";
import { partnerOptions } from "~/domains/inkind/queries/gift-settings.server";
import { offerDetail } from "~/domains/inkind/queries/offer-detail.server";
import { OfferActs } from "~/domains/inkind/ui/OfferActs";
import { HelpFacts, OfferFacts, OfferTable } from "~/domains/inkind/ui/OfferFacts";
import { OfferTurns } from "~/domains/inkind/ui/OfferTurns";
import { DueTag } from "~/domains/inkind/ui/DueTag";
import { allows } from "~/platform/access/permission";
import { staffAction } from "~/platform/http/actions.server";
import { notFound, redirect } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { asId, isId } from "~/platform/ids/ids";
import { localDateOf, localTimeOf, instantAt } from "~/platform/time/local-date";
import { addWorkingDays } from "~/platform/time/working-days";
import { LinkButton } from "~/ui/Button";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

const params = z.object({ offerId: z.string().refine(isId) });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readOffers, params }, async ({ ctx, actor, runtime, params: { offerId }, locale, t }) => {
  const offer = await offerDetail(ctx, offerId, locale);
  if (!offer) throw notFound();
  const mayDecide = allows(actor, decideOffer);
  const words = runtime.translators[offer.locale];
  const agree = offer.kind !== "goods" ? "agreeHelp" : offer.delivery === "bring" ? "agreeBring" : "agreePickup";
  const today = localDateOf(ctx.clock.now());
  return {
    offer, locale, today, title: `${t("inkind:tracking.number", { number: offer.number })} – ${t("shell:product")}`,
    mayDecide, mayReceive: allows(actor, receiveGoods), partners: mayDecide ? await partnerOptions(ctx, locale) : [],
    // What the donor would like, when it still lies ahead.
    window: offer.wishFrom && offer.wishUntil && offer.wishUntil > ctx.clock.now()
      ? { day: localDateOf(offer.wishFrom), from: localTimeOf(offer.wishFrom), until: localTimeOf(offer.wishUntil) }
      : { day: addWorkingDays(today, 1), from: "10:00", until: "12:00" },
    templates: {
      agree: words(`inkind:templates.${agree}`), ask: words("inkind:templates.ask"), propose: words("inkind:templates.propose"), redirect: words("inkind:templates.redirect"), decline: words("inkind:templates.decline"),
    },
  };
});

const idOf = (offerId: string): OfferId => asId<"GoodsOffer">(offerId) as OfferId;
const forms = { agree: agreeForm, agreeHelp: agreeHelpForm, ask: askForm, propose: proposeForm, redirect: redirectForm, decline: declineForm };

export const action = staffAction({ permission: decideOffer, params, messages: "inkind", forms }, {
  agree: async ({ ctx, params: { offerId }, value: { day, from, until, note, revision } }) => {
    const done = await agreeOffer(ctx, { offerId: idOf(offerId), revision, from: instantAt(day, from), until: instantAt(day, until), note });
    return done.ok ? redirect("/staff/gifts?state=agreed") : done;
  },
  agreeHelp: async ({ ctx, params: { offerId }, value }) => {
    const done = await agreeOffer(ctx, { offerId: idOf(offerId), ...value });
    return done.ok ? redirect("/staff/gifts?state=agreed") : done;
  },
  ask: async ({ ctx, params: { offerId }, value }) => {
    const done = await askDonor(ctx, { offerId: idOf(offerId), ...value });
    return done.ok ? redirect("/staff/gifts?state=due") : done;
  },
  propose: async ({ ctx, params: { offerId }, value: { day, from, until, ...rest } }) => {
    const done = await proposeAmount(ctx, { offerId: idOf(offerId), ...rest, from: instantAt(day, from), until: instantAt(day, until) });
    return done.ok ? redirect("/staff/gifts?state=due") : done;
  },
  redirect: async ({ ctx, params: { offerId }, value }) => {
    const done = await redirectOffer(ctx, { offerId: idOf(offerId), ...value });
    return done.ok ? redirect("/staff/gifts?state=declined") : done;
  },
  decline: async ({ ctx, params: { offerId }, value }) => {
    const done = await declineOffer(ctx, { offerId: idOf(offerId), ...value });
    return done.ok ? redirect("/staff/gifts?state=declined") : done;
  },
});

const groupOf = { submitted: "due", asked: "asked", proposed: "asked", agreed: "agreed", closed: "closed", declined: "declined", redirected: "declined", withdrawn: "declined" } as const;

export default function Gift() {
  const { offer, locale, today, mayDecide, mayReceive, window, templates, partners } = useLoaderData<typeof loader>();
  const data = useActionData<typeof action>();
  const { t } = useTranslation("inkind");
  const decidable = mayDecide && groupOf[offer.state] !== "closed" && groupOf[offer.state] !== "declined";
  return (
    <>
      <PageHeader
        back={{ to: `/staff/gifts?state=${groupOf[offer.state]}`, text: t("gifts.back") }} over={t("tracking.number", { number: String(offer.number) })}
        title={offer.help?.what ?? offer.lines[0]?.description}
        aside={<><Tag tone={offer.state === "closed" ? "ok" : "neutral"}>{t(`states.${offer.state}`)}</Tag> <DueTag due={offer.answerDue} today={today} locale={locale} /></>}
      />
      <div className="aside-cols">
        <div className="stack">
          {offer.photos.map((photo) => <img key={photo} className="card" src={`/files/${photo}`} alt={t("gifts.photoAlt")} width={640} />)}
          {offer.help ? <HelpFacts offer={offer} locale={locale} /> : <OfferTable offer={offer} locale={locale} />}
          <OfferTurns turns={offer.turns} locale={locale} />
          <OfferFacts offer={offer} locale={locale} />
          <p className="row wraps">
            <LinkButton to={`/t/${offer.code}`} kind="quiet">{t("gifts.follow")}</LinkButton>
            {offer.receivedAt ? <LinkButton to={`/staff/gifts/${offer.id}/papers`} kind="quiet">{t("papers.open")}</LinkButton> : null}
            {offer.protocolId ? <LinkButton reloadDocument to={`/api/documents/${offer.protocolId}.pdf`} kind="quiet">{t("store.protocol", { number: String(offer.protocolNumber) })}</LinkButton> : null}
          </p>
        </div>
        <div className="stack">
          {mayReceive && offer.state === "agreed" && offer.kind === "goods" ? <LinkButton kind="primary" wide to={`/staff/store/receive/${offer.id}`}>{t("gifts.receive")}</LinkButton> : null}
          {decidable ? <OfferActs key={offer.revision} offer={offer} data={data} templates={templates} window={window} partners={partners} locale={locale} /> : null}
        </div>
      </div>
    </>
  );
}
