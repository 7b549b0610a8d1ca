import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { offerStates } from "~/domains/inkind/model";
import { readOffers } from "~/domains/inkind/permissions";
import { offerList, type OfferRow } from "~/domains/inkind/queries/offer-list.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { BoxIcon, CameraIcon, TruckIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import { Tag } from "~/ui/Tag";

const search = z.object({ state: z.enum(offerStates).catch("submitted"), after: z.string().refine(isId).optional() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readOffers, search }, async ({ ctx, search: { state, after }, locale, t }) => ({
  ...(await offerList(ctx, { state, after, locale })),
  state, locale, title: `${t("inkind:gifts.title")} – ${t("shell:product")}`,
}));

function Row({ offer, locale, primary }: { offer: OfferRow; locale: "bg" | "en"; primary: boolean }) {
  const { t } = useTranslation("inkind");
  const agreed = offer.agreedFrom ? formatDate(offer.agreedFrom, locale) : null;
  return (
    <li>
      <Icon of={offer.delivery === "pickup" ? TruckIcon : BoxIcon} />
      <div>
        <h2 className="h3m">
          <Link to={`/staff/gifts/${offer.id}`}>{offer.first.description}, {formatQuantity(offer.first.quantity, offer.first.unit, locale)}</Link>
          {offer.lines > 1 ? <span className="soft"> {t("gifts.more", { count: offer.lines - 1 })}</span> : null}
        </h2>
        <p>
          № {offer.number} · {offer.donorName ?? t("gifts.noName")} · {agreed ? t("gifts.agreedFor", { when: agreed }) : t("gifts.sentOn", { date: formatDate(offer.createdAt, locale) })}
        </p>
        {offer.needTitle ? <p>{t("gifts.forNeed", { need: offer.needTitle })}</p> : null}
        {offer.anonymous ? <Tag>{t("gifts.anonymousPublic")}</Tag> : null}
        {offer.hasPhoto ? <Tag icon={CameraIcon}>{t("gifts.photo")}</Tag> : null}
      </div>
      <div className="acts">{primary ? <LinkButton kind="soft" to={`/staff/gifts/${offer.id}`}>{t("gifts.agreeTitle")}</LinkButton> : null}</div>
    </li>
  );
}

export default function Gifts() {
  const { offers, next, counts, state, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <>
      <PageHeader title={t("gifts.title")} lead={t("gifts.lead")} />
      <Chips label={t("gifts.title")}>
        {offerStates.map((one) => (
          <Chip key={one} to={`?state=${one}`} current={one === state}>
            {counts[one] ? t("gifts.tabCount", { tab: t(`gifts.tabs.${one}`), count: counts[one] }) : t(`gifts.tabs.${one}`)}
          </Chip>
        ))}
      </Chips>
      {offers.length === 0 ? <Empty title={t(`gifts.empty.${state}`)} /> : (
        <Card as="ul" className="tasks mt-4">
          {offers.map((offer) => <Row key={offer.id} offer={offer} locale={locale} primary={state === "submitted"} />)}
        </Card>
      )}
      <ShowMore to={next ? `?state=${state}&after=${next}` : null} />
    </>
  );
}
