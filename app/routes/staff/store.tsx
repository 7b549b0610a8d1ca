import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { readStock, receiveGoods } from "~/domains/inkind/permissions";
import { expectedGifts } from "~/domains/inkind/queries/expected-gifts.server";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity, formatTimeRange } from "~/platform/i18n/format";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Icon } from "~/ui/Icon";
import { BoxIcon, PackageCheckIcon, PlusIcon, TruckIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock }, async ({ ctx, actor, locale, t }) => ({
  ...(await expectedGifts(ctx)), locale, mayReceive: allows(actor, receiveGoods), title: `${t("inkind:store.title")} – ${t("shell:product")}`,
}));

type Expected = Omit<Awaited<ReturnType<typeof expectedGifts>>["expected"][number], "due">;

function What({ gift, locale, to }: { gift: Expected; locale: "bg" | "en"; to: string }) {
  const { t } = useTranslation("inkind");
  return (
    <h3>
      <Link to={to}>{gift.first.description}, {formatQuantity(gift.first.quantity, gift.first.unit, locale)}</Link>
      {gift.lines > 1 ? <span className="soft"> {t("gifts.more", { count: gift.lines - 1 })}</span> : null}
    </h3>
  );
}

export default function Store() {
  const { expected, received, locale, mayReceive } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const when = (gift: Expected) =>
    gift.agreedFrom && gift.agreedUntil ? `${formatDate(gift.agreedFrom, locale)}, ${formatTimeRange(gift.agreedFrom, gift.agreedUntil, locale)}` : t("store.anyTime");
  return (
    <>
      <PageHeader
        title={t("store.title")} lead={t("store.lead")}
        aside={mayReceive ? <LinkButton kind="primary" icon={PlusIcon} to="/staff/store/walk-in">{t("store.walkIn")}</LinkButton> : null}
      />
      <StoreMenu current="expected" />
      {expected.length === 0 ? <Card pad className="mt-5"><p className="soft">{t("store.noneExpected")}</p></Card> : null}
      {(["overdue", "today", "later"] as const).filter((due) => expected.some((gift) => gift.due === due)).map((due) => (
        <Fragment key={due}>
        <h2 className="group">{t(`keeping.${due}`)}</h2>
        <Card as="ul" className="tasks">
          {expected.filter((gift) => gift.due === due).map((gift) => (
            <li key={gift.id}>
              <Icon of={gift.delivery === "pickup" ? TruckIcon : BoxIcon} />
              <div>
                <What gift={gift} locale={locale} to={`/staff/gifts/${gift.id}`} />
                <p>№ {gift.number} · {gift.donorName ?? t("gifts.noName")} · {when(gift)}{due === "overdue" ? <> <Tag tone="warn">{t("keeping.overdueTag")}</Tag></> : null}</p>
              </div>
              <div className="acts">{mayReceive ? <LinkButton kind="soft" to={`/staff/store/receive/${gift.id}`}>{t("store.receive")}</LinkButton> : null}</div>
            </li>
          ))}
        </Card>
        </Fragment>
      ))}
      <h2 className="group">{t("store.received")}</h2>
      {received.length === 0 ? <Card pad><p className="soft">{t("store.noneReceived")}</p></Card> : (
        <Card as="ul" className="tasks">
          {received.map((gift) => (
            <li key={gift.id}>
              <Icon of={PackageCheckIcon} />
              <div>
                <What gift={gift} locale={locale} to={`/staff/gifts/${gift.id}`} />
                <p>
                  № {gift.number} · {gift.donorName ?? t("gifts.noName")} · {formatDate(gift.receivedAt, locale)} ·{" "}
                  {gift.protocolId ? <a href={`/api/documents/${gift.protocolId}.pdf`}>{t("store.protocol", { number: String(gift.protocolNumber) })}</a> : t("store.noProtocol")}
                </p>
              </div>
            </li>
          ))}
        </Card>
      )}
    </>
  );
}
