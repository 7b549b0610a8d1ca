import type { MetaFunction } from "@remix-run/node";
import { Form, Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { formatPhone } from "~/domains/people/api";
import { seePeople } from "~/domains/people/permissions";
import { peopleRegister } from "~/domains/people/queries/people-register.server";
import { registerSearch } from "~/domains/people/schemas";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { Button, MoreLink } from "~/ui/Button";
import { Card, CardRows } from "~/ui/Card";
import { Chip, Chips } from "~/ui/Chips";
import { Empty } from "~/ui/Empty";
import { plainField } from "~/ui/forms/field";
import { HiddenField, TextField } from "~/ui/forms/TextField";
import { SearchIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";
import { Tag } from "~/ui/Tag";

const shows = ["all", "minors", "expiring"] as const;

export const loader = staffLoader({ permission: seePeople, search: registerSearch }, async ({ ctx, search, locale, t }) => ({
  ...(await peopleRegister(ctx, search)), q: search.q, show: search.show, locale, pageTitle: `${t("people:register.title")} – ${t("shell:product")}`,
}));

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.pageTitle }];

type Row = Awaited<ReturnType<typeof loader>>["rows"][number];

function Person({ row, locale }: { row: Row; locale: "bg" | "en" }) {
  const { t } = useTranslation("people");
  const contact = [row.phone ? formatPhone(row.phone) : null, row.email].filter(Boolean).join(" · ");
  return (
    <li className="row wraps">
      <span className="grow basis-48">
        <Link to={`/staff/people/${row.id}`}><b>{row.fullName}</b></Link>
        <span className="t14 soft block">{contact || t("register.noContact")}</span>
      </span>
      {row.ending ? <span className="t14">{t(`checks.kinds.${row.ending.kind}`)} <Tag tone="warn">{t("register.ending", { date: formatDate(row.ending.validUntil, locale) })}</Tag></span> : null}
      {row.ending && !row.email ? <Tag tone="bad">{t("register.noEmail")}</Tag> : null}
      {row.age !== null && row.age < 18 ? <Tag>{t("register.age", { count: row.age })}</Tag> : null}
    </li>
  );
}

export default function People() {
  const { rows, next, endingSoon, q, show, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("people");
  const to = (over: Record<string, string>) => `?${new URLSearchParams({ ...(q ? { q } : {}), ...(show === "all" ? {} : { show }), ...over }).toString()}`;
  return (
    <div className="stack wide">
      <PageHeader title={t("register.title")} lead={t("register.lead")} />
      {endingSoon > 0 && show !== "expiring" ? <Note tone="warn"><p>{t("register.endsSoon", { count: endingSoon })} <MoreLink to="?show=expiring">{t("register.seeEnding")}</MoreLink></p></Note> : null}
      <Form method="get" className="row wraps" role="search">
        {show === "all" ? null : <HiddenField name="show" value={show} />}
        <TextField key={q} className="grow basis-48" field={plainField("q", q)} label={t("register.searchLabel")} type="search" maxLength={120} />
        <Button type="submit" icon={SearchIcon} className="self-end">{t("register.search")}</Button>
      </Form>
      <Chips label={t("register.title")}>
        {shows.map((one) => <Chip key={one} to={to({ show: one })} current={one === show}>{t(`register.shows.${one}`)}</Chip>)}
      </Chips>
      {rows.length === 0
        ? <Empty title={q ? t("register.none", { q }) : t("register.noneAll")} text={t("register.noneText")} />
        : <Card><CardRows>{rows.map((row) => <Person key={row.id} row={row} locale={locale} />)}</CardRows></Card>}
      <ShowMore to={next ? to({ after: next }) : null}>{t("register.more")}</ShowMore>
    </div>
  );
}
