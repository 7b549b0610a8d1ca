import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ownGifts } from "~/domains/inkind/queries/standing-pages.server";
import { ruleWords } from "~/domains/inkind/standing-words";
import { notFound } from "~/platform/http/answers.server";
import { accountLoader } from "~/platform/http/loaders.server";
import { formatDate, formatQuantity } from "~/platform/i18n/format";
import { formatLookCode } from "~/platform/tokens/look-code";
import { LinkButton } from "~/ui/Button";
import { Card, CardRows } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { RepeatIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";

export const loader = accountLoader({}, async ({ ctx, locale, t }) => {
  const own = await ownGifts(ctx);
  if (!own) throw notFound();
  return { title: `${t("inkind:ownGifts.title")} – ${t("shell:product")}`, locale, gifts: own.gifts, standing: own.standing.map((row) => ({ ...row, rule: ruleWords(row, t, locale) })) };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function OwnGifts() {
  const { gifts, standing, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  return (
    <div className="wrap narrow py-10 stack wide">
      <PageHeader back={{ to: "/account", text: t("ownGifts.back") }} title={t("ownGifts.title")} aside={<LinkButton to="/give" kind="primary">{t("ownGifts.give")}</LinkButton>} />
      {standing.length > 0 ? (
        <section className="stack">
          <h2>{t("ownGifts.standing")}</h2>
          {standing.map((row) => (
            <Card key={row.id} pad>
              <h3>{row.description} <Tag tone={row.state === "active" ? "ok" : "neutral"}>{t(`standing.states.${row.state}`)}</Tag></h3>
              <p>{row.rule}</p>
              {row.token ? <LinkButton to={`/standing/${row.token}`}>{t("ownGifts.open")}</LinkButton> : null}
            </Card>
          ))}
        </section>
      ) : null}
      {gifts.length === 0 ? <Empty title={t("ownGifts.none")} /> : (
        <Card>
          <CardRows>
            {gifts.map((gift) => (
              <li key={gift.code} className="row wraps">
                <span className="grow">
                  <Link to={`/t/${formatLookCode(gift.code)}`}>{gift.kind === "goods" ? `${gift.first.description}, ${formatQuantity(gift.first.quantity, gift.first.unit, locale)}` : gift.help}</Link>
                  <br /><span className="t14 soft">№ {gift.number} · {formatDate(gift.createdAt, locale)}</span>
                </span>
                {gift.kind === "goods" ? <LinkButton to={`/give?again=${formatLookCode(gift.code)}`} kind="soft" icon={RepeatIcon}>{t("again.act")}</LinkButton> : null}
              </li>
            ))}
          </CardRows>
        </Card>
      )}
    </div>
  );
}
