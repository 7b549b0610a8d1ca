import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { categories } from "~/domains/inkind/model";
import { issueGoods, readStock } from "~/domains/inkind/permissions";
import { stockList, type LotOnHand, type StockItem } from "~/domains/inkind/queries/lots.server";
import { ageBands } from "~/domains/inkind/receiving-rules";
import { StoreMenu } from "~/domains/inkind/ui/StoreMenu";
import { LotExpiryWords } from "~/domains/inkind/ui/LotWords";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatQuantity } from "~/platform/i18n/format";
import { isId } from "~/platform/ids/ids";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { Button, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { plainField } from "~/ui/forms/field";
import { More } from "~/ui/forms/More";
import { SelectField, TextField } from "~/ui/forms/TextField";
import { CircleSlashIcon, SearchIcon } from "~/ui/icons";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import { Tag } from "~/ui/Tag";

const maybe = <T extends z.ZodType>(shape: T) => shape.optional().catch(undefined);
const search = z.object({
  category: maybe(z.enum(categories)), q: z.string().trim().max(60).optional(), shelf: maybe(z.string().refine(isId)), size: maybe(z.string().trim().max(30)), age: maybe(z.enum(ageBands)),
  only: maybe(z.enum(["expiring", "held"])), after: z.string().max(200).optional(),
});
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readStock, search }, async ({ ctx, actor, search: ask, locale, t }) => ({
  ...(await stockList(ctx, { ...ask, shelfId: ask.shelf, size: ask.size || undefined })), category: ask.category ?? null, q: ask.q ?? "", locale,
  more: { shelf: ask.shelf ?? "", size: ask.size ?? "", age: ask.age ?? "", only: ask.only ?? "" }, today: localDateOf(ctx.clock.now()),
  mayIssue: allows(actor, issueGoods), title: `${t("inkind:store.stockTitle")} – ${t("shell:product")}`,
}));

function Lot({ lot, today, locale }: { lot: LotOnHand; today: LocalDate; locale: "bg" | "en" }) {
  const { t } = useTranslation("inkind");
  return (
    <div className="lot">
      <Link to={`/staff/store/lots/${lot.id}`}><b>{t("store.lotNumber", { number: String(lot.number) })}</b></Link>
      <span className="num">{formatQuantity(lot.onHand, lot.unit, locale)}</span>
      <span>
        <LotExpiryWords lot={lot} today={today} locale={locale} /> {[lot.shelf, lot.size, lot.ageBand ? t(`ageBands.${lot.ageBand}`) : null].filter(Boolean).join(" · ")}
        {lot.held ? <> <Tag tone="bad">{t("keeping.heldTag")}</Tag></> : lot.available < lot.onHand ? <span className="soft"> {t("keeping.freeOf", { quantity: formatQuantity(lot.available, lot.unit, locale) })}</span> : null}
        {lot.notForSale ? <> <Tag icon={CircleSlashIcon}>{t("store.notForSale")}</Tag></> : null}
      </span>
    </div>
  );
}

const issueAddress = (item: Pick<StockItem, "itemName" | "unit">) => `/staff/store/issue?${new URLSearchParams({ item: item.itemName, unit: item.unit }).toString()}`;

export default function Stock() {
  const { items, expiring, shelves, next, category, q, more, locale, today, mayIssue } = useLoaderData<typeof loader>();
  const { t } = useTranslation("inkind");
  const filters = Object.fromEntries(Object.entries({ q, ...more }).filter(([, value]) => value));
  const at = (part: Record<string, string>) => `?${new URLSearchParams({ ...(category ? { category } : {}), ...filters, ...part }).toString()}`;
  const narrowed = Boolean(category) || Object.keys(filters).length > 0;
  return (
    <div className="scr-store">
      <PageHeader title={t("store.stockTitle")} />
      <StoreMenu current="stock" />
      {expiring.length > 0 && !narrowed ? (
        <>
          <h2 className="group">{t("store.expiring")} <span className="num">{expiring.length}</span></h2>
          <Card>{expiring.map((lot) => <div key={lot.id}><p className="px-4 pt-3"><b>{lot.itemName}</b></p><Lot lot={lot} today={today} locale={locale} /></div>)}</Card>
        </>
      ) : null}
      <Form className="fields mt-4 mb-4" role="search">
        {category ? <input type="hidden" name="category" value={category} /> : null}
        <div className="row wraps">
          <TextField field={plainField("q", q)} label={t("store.search")} type="search" className="grow" />
          <Button type="submit" icon={SearchIcon} className="self-end">{t("keeping.find")}</Button>
        </div>
        <More text={t("keeping.filters")} open={Boolean(more.shelf || more.size || more.age || more.only)}>
          <div className="pair">
            <SelectField field={plainField("shelf", more.shelf)} label={t("keeping.filterShelf")} emptyText={t("keeping.any")} options={shelves.map(({ id, code }) => ({ value: id, text: code }))} />
            <SelectField field={plainField("only", more.only)} label={t("keeping.filterOnly")} emptyText={t("keeping.any")} options={[{ value: "expiring", text: t("keeping.onlyExpiring") }, { value: "held", text: t("keeping.onlyHeld") }]} />
          </div>
          <div className="pair">
            <TextField field={plainField("size", more.size)} label={t("keeping.size")} maxLength={30} autoComplete="off" />
            <SelectField field={plainField("age", more.age)} label={t("keeping.filterAge")} emptyText={t("keeping.any")} options={ageBands.map((value) => ({ value, text: t(`ageBands.${value}`) }))} />
          </div>
        </More>
      </Form>
      <Chips label={t("give.category")}>
        <Chip to={`?${new URLSearchParams(filters).toString()}`} current={!category}>{t("store.allCategories")}</Chip>
        {categories.map((one) => <Chip key={one} to={at({ category: one })} current={one === category}>{t(`categories.${one}`)}</Chip>)}
      </Chips>
      {items.length === 0 ? <Empty title={narrowed ? t("store.noMatch", { q: q || t("keeping.filters") }) : t("store.emptyStock")} /> : null}
      <div className="stack mt-4">
        {items.map((item) => (
          <Card key={`${item.itemName}-${item.unit}`} as="article">
            <div className="row between wraps px-4 pt-3">
              <div>
                <h2 className="h3m">{item.itemName}</h2>
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
