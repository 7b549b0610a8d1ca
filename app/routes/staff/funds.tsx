import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import type { Book } from "~/domains/funds/model";
import { keepFunds, readFunds } from "~/domains/funds/permissions";
import { fundBalances, type BookBalance, type FundBalance } from "~/domains/funds/queries/balances.server";
import { allows } from "~/platform/access/permission";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDuration, formatMoney, formatQuantity } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { BookLabel } from "~/ui/Book";
import { LinkButton } from "~/ui/Button";
import { DataTable } from "~/ui/DataTable";
import { PageHeader } from "~/ui/PageHeader";

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readFunds }, async ({ ctx, actor, locale, t }) => ({
  funds: await fundBalances(ctx, { locale }),
  mayKeep: allows(actor, keepFunds),
  locale,
  title: `${t("funds:funds.title")} – ${t("shell:product")}`,
}));

const columns = [["cash", "money"], ["in_kind", "goods"], ["time", "time"]] as const;

function amountOf({ unit }: BookBalance, amount: number, locale: Locale): string {
  if (unit === "EUR") return formatMoney(amount, locale);
  return unit === "MIN" ? formatDuration(amount, locale) : formatQuantity(amount, unit, locale);
}

function BookCell({ fund, book, locale }: { fund: FundBalance; book: Book; locale: Locale }) {
  const { t } = useTranslation("funds");
  const balances = fund.balances.filter((balance) => balance.book === book);
  if (balances.length === 0) return <span className="hint">{t("funds.none")}</span>;
  return (
    <>
      {balances.map((balance) => (
        <div key={balance.unit}>
          {balance.waiting > 0 ? <div>{t("funds.waiting", { amount: amountOf(balance, balance.waiting, locale) })}</div> : null}
          {balance.used > 0 ? <div className="soft t14">{t("funds.used", { amount: amountOf(balance, balance.used, locale) })}</div> : null}
        </div>
      ))}
    </>
  );
}

export default function Funds() {
  const { funds, mayKeep, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("funds");
  return (
    <>
      <PageHeader title={t("funds.title")} lead={t("funds.lead")} />
      <p className="row wraps mb-5">
        {mayKeep ? <LinkButton kind="primary" to="/staff/funds/receipt">{t("funds.receipt")}</LinkButton> : null}
        {mayKeep ? <LinkButton to="/staff/funds/purpose">{t("funds.purpose")}</LinkButton> : null}
        <LinkButton to="/staff/funds/costs">{t("funds.costs")}</LinkButton>
        <LinkButton to="/staff/funds/journal">{t("funds.journal")}</LinkButton>
      </p>
      <DataTable
        caption={t("funds.caption")}
        rows={funds}
        rowKey={(fund) => fund.id}
        columns={[
          {
            key: "fund", head: t("funds.fund"),
            cell: (fund) => <><Link to={`/staff/funds/journal?fund=${fund.id}`}>{fund.name}</Link><small className="block soft">{t(`kinds.${fund.isEvent ? "event" : fund.kind}`)}</small></>,
          },
          ...columns.map(([book, mark]) => ({
            key: book, align: "end" as const, head: <BookLabel book={mark} text={t(`books.${book}`)} />,
            cell: (fund: FundBalance) => <BookCell fund={fund} book={book} locale={locale} />,
          })),
        ]}
      />
      <p className="t14 soft mt-3">{t("books_note")}</p>
    </>
  );
}
