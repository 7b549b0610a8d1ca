import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { categories } from "~/domains/inkind/model";
import { issueGoods, readStock } from "~/domains/inkind/permissions";
import { stockList, type LotOnHand, type StockItem } from "~/domains/inkind/queries/lots.server";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { StoreTabs } from "~/domains/inkind/ui/StoreTabs";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatQuantity } from "~/platform/i18n/format";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { Button, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { plainField } from "~/ui/forms/field";
import { TextField } from "~/ui/forms/TextField";
import { CircleSlashIcon, SearchIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import { Tag } from "~/ui/Tag";

const search = z.object({ category: z.enum(categories).optional().catch(undefined), q: z.string().trim().max(60).optional(), after: z.string().max(200).optional() });
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, search }, async ({ ctx, actor, search: ask, locale, t }) => ({
  ...(await stockList(ctx, ask)), category: ask.category ?? null, q: ask.q ?? "", locale, today: localDateOf(ctx.clock.now()),
  mayIssue: allows(actor, issueGoods), title: `${t("inkind:store.stockTitle")} – ${t("shell:product")}`,
}));

function Lot({ lot, today, locale }: { lot: LotOnHand; today: LocalDate; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  return (
    <div className="lot">
      <Link to={`/staff/store/lots/${lot.id}`}><b>{t("store.lotNumber", { number: String(lot.number) })}</b></Link>
      <span className="num">{formatQuantity(lot.onHand, lot.unit, locale)}</span>
      <span>
        <LotExpiryWords lot={lot} today={today} locale={locale} /> {lot.shelf ?? ""}
        {lot.notForSale ? <> <Tag icon={CircleSlashIcon}>{t("store.notForSale")}</Tag></> : null}
      </span>
    </div>
  );
}

const issueAddress = (item: Pick<StockItem, "itemName" | "unit">) => `/staff/store/issue?${new URLSearchParams({ item: item.itemName, unit: item.unit }).toString()}`;

export default function Stock() {
  const { items, expiring, next, category, q, locale, today, mayIssue } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const at = (more: Record<string, string>) => `?${new URLSearchParams({ ...(category ? { category } : {}), ...(q ? { q } : {}), ...more }).toString()}`;
  return (
    <div className="scr-store">
      <PageHeader title={t("store.stockTitle")} />
      <StoreTabs current="stock" />
      {expiring.length > 0 && !q && !category ? (
        <>
          <h2 className="group">{t("store.expiring")} <span className="num">{expiring.length}</span></h2>
          <Card>{expiring.map((lot) => <div key={lot.id}><p className="px-4 pt-3"><b>{lot.itemName}</b></p><Lot lot={lot} today={today} locale={locale} /></div>)}</Card>
        </>
      ) : null}
      <Form className="row wraps mt-4 mb-4" role="search">
        {category ? <input type="hidden" name="category" value={category} /> : null}
        <TextField field={plainField("q", q)} label={t("store.search")} type="search" className="grow" />
        <Button type="submit" icon={SearchIcon}>{t("store.search")}</Button>
      </Form>
      <Chips label={t("give.category")}>
        <Chip to={q ? `?q=${encodeURIComponent(q)}` : "?"} current={!category}>{t("store.allCategories")}</Chip>
        {categories.map((one) => <Chip key={one} to={`?${new URLSearchParams({ category: one, ...(q ? { q } : {}) }).toString()}`} current={one === category}>{t(`categories.${one}`)}</Chip>)}
      </Chips>
      {items.length === 0 ? <Empty title={q ? t("store.noMatch", { q }) : t("store.emptyStock")} /> : null}
      <div className="stack mt-4">
        {items.map((item) => (
          <Card key={`${item.itemName}-${item.unit}`} as="article">
            <div className="row between wraps px-4 pt-3">
              <div>
                <h3>{item.itemName}</h3>
                <p className="t14 soft">{t(`categories.${item.category}`)} · {t("store.onHand", { quantity: formatQuantity(item.onHand, item.unit, locale) })} · {t("store.lotsCount", { count: item.lots.length })}</p>
              </div>
              {mayIssue ? <LinkButton kind="soft" to={issueAddress(item)}>{t("store.issueItem")}</LinkButton> : null}
            </div>
            {item.lots.map((lot) => <Lot key={lot.id} lot={lot} today={today} locale={locale} />)}
          </Card>
        ))}
      </div>
      <ShowMore to={next ? at({ after: next }) : null} />
    </div>
  );
}
