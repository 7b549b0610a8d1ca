import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { offerGroups } from "~/domains/inkind/model";
import { collectGifts, decideOffer, readOffers } from "~/domains/inkind/permissions";
import { offerList, type OfferRow } from "~/domains/inkind/queries/offer-list.server";
import { DueTag } from "~/domains/inkind/ui/DueTag";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { BoxIcon, CameraIcon, ClockIcon, ScissorsIcon, TruckIcon, WaypointsIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import { Tag } from "~/ui/Tag";

const search = z.object({ state: z.enum(offerGroups).catch("due"), after: z.string().refine(isId).optional() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readOffers, search }, async ({ ctx, actor, search: { state, after }, locale, t }) => ({
  ...(await offerList(ctx, { group: state, after, locale })),
  state, locale, today: localDateOf(ctx.clock.now()), mayDecide: allows(actor, decideOffer), mayCollect: allows(actor, collectGifts), title: `${t("inkind:gifts.title")} – ${t("shell:product")}`,
}));

const HELP_ICON = { service: ScissorsIcon, labour: ClockIcon, brokerage: WaypointsIcon } as const;

function Row({ offer, locale, today, primary }: { offer: OfferRow; locale: "bg" | "en"; today: LocalDate; primary: boolean }) {
  const { t } = useTranslation("inkind");
  const agreed = offer.agreedFrom ? formatDate(offer.agreedFrom, locale) : null;
  const what = offer.first ? `${offer.first.description}, ${formatQuantity(offer.first.quantity, offer.first.unit, locale)}` : offer.help;
  return (
    <li>
      <Icon of={offer.kind !== "goods" ? HELP_ICON[offer.kind] : offer.delivery === "pickup" ? TruckIcon : BoxIcon} />
      <div>
        <h2 className="h3m">
          <Link to={`/staff/gifts/${offer.id}`}>{what}</Link>
          {offer.lines > 1 ? <span className="soft"> {t("gifts.more", { count: offer.lines - 1 })}</span> : null}
        </h2>
        <p>
          № {offer.number} · {offer.donorName ?? t("gifts.noName")} · {agreed ? t("gifts.agreedFor", { when: agreed }) : t("gifts.sentOn", { date: formatDate(offer.createdAt, locale) })}
        </p>
        {offer.needTitle ? <p>{t("gifts.forNeed", { need: offer.needTitle })}</p> : null}
        <DueTag due={offer.answerDue} today={today} locale={locale} />
        {offer.kind !== "goods" ? <Tag>{t(`kinds.${offer.kind}`)}</Tag> : null}
        {offer.state !== "submitted" && offer.state !== "agreed" && offer.state !== "closed" ? <Tag>{t(`states.${offer.state}`)}</Tag> : null}
        {offer.anonymous ? <Tag>{t("gifts.anonymousPublic")}</Tag> : null}
        {offer.hasPhoto ? <Tag icon={CameraIcon}>{t("gifts.photo")}</Tag> : null}
      </div>
      <div className="acts">{primary ? <LinkButton kind="soft" to={`/staff/gifts/${offer.id}`}>{t("gifts.agreeTitle")}</LinkButton> : null}</div>
    </li>
  );
}

export default function Gifts() {
  const { offers, next, counts, state, locale, today, mayDecide, mayCollect } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader title={t("gifts.title")} lead={t("inbox.lead")} />
      <p className="row wraps mb-4">
        {mayCollect ? <LinkButton to="/staff/gifts/pickups" icon={TruckIcon}>{t("inbox.pickups")}</LinkButton> : null}
        <LinkButton to="/staff/gifts/standing">{t("inbox.standing")}</LinkButton>
        {mayDecide ? <LinkButton to="/staff/help">{t("inbox.help")}</LinkButton> : null}
        {mayDecide ? <LinkButton to="/staff/gifts/settings" kind="quiet">{t("inbox.settings")}</LinkButton> : null}
      </p>
      <Chips label={t("gifts.title")}>
        {offerGroups.map((one) => (
          <Chip key={one} to={`?state=${one}`} current={one === state}>
            {counts[one] ? t("gifts.tabCount", { tab: t(`inbox.tabs.${one}`), count: counts[one] }) : t(`inbox.tabs.${one}`)}
          </Chip>
        ))}
      </Chips>
      {offers.length === 0 ? <Empty title={t(`inbox.empty.${state}`)} /> : (
        <Card as="ul" className="tasks mt-4">
          {offers.map((offer) => <Row key={offer.id} offer={offer} locale={locale} today={today} primary={state === "due" && mayDecide} />)}
        </Card>
      )}
      <ShowMore to={next ? `?state=${state}&after=${next}` : null} />
    </>
  );
}
