import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readFunds } from "~/domains/funds/permissions";
import { journal, type JournalEntryRow, type JournalLine } from "~/domains/funds/queries/journal.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate, formatDuration, formatMoney } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { isId } from "~/platform/ids/ids";
import { BookLabel } from "~/ui/Book";
import { MoreLink } from "~/ui/Button";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";

const search = z.object({ after: z.string().refine(isId).optional(), fund: z.string().refine(isId).optional() });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = staffLoader({ permission: readFunds, search }, async ({ ctx, search: { after, fund }, locale, t }) => ({
  ...(await journal(ctx, { locale, after, fundId: fund })),
  fund: fund ?? null,
  locale,
  title: `${t("funds:journal.title")} – ${t("shell:product")}`,
}));

const marks = { cash: "money", in_kind: "goods", time: "time" } as const;
const amount = (line: JournalLine, locale: Locale): string => (line.unit === "MIN" ? formatDuration(Math.abs(line.amount), locale) : formatMoney(Math.abs(line.amount), locale));

function Entry({ entry, locale }: { entry: JournalEntryRow; locale: Locale }) {
  const { t } = useTranslation("funds");
  return (
    <section className="mt-5">
      <DataTable
        dense cards
        caption={<>{t("journal.entry", { kind: t(`journal.kinds.${entry.kind}`), date: formatDate(entry.effectiveOn, locale), number: entry.id.slice(-8) })} <BookLabel book={marks[entry.book]} text={t(`books.${entry.book}`)} /></>}
        rows={entry.lines.map((line, index) => ({ ...line, index }))}
        rowKey={(line) => String(line.index)}
        columns={[
          { key: "account", head: t("journal.account"), cell: (line) => line.account },
          { key: "fund", head: t("journal.fund"), cell: (line) => line.fund },
          { key: "debit", head: t("journal.debit"), align: "end", cell: (line) => (line.amount > 0 ? <span className="num">{amount(line, locale)}</span> : "") },
          { key: "credit", head: t("journal.credit"), align: "end", cell: (line) => (line.amount < 0 ? <span className="num">{amount(line, locale)}</span> : "") },
        ]}
      />
    </section>
  );
}

export default function Journal() {
  const { entries, next, fund, fundName, locale } = useLoaderData<typeof loader>();
  const { t } = useTranslation("funds");
  return (
    <>
      <PageHeader title={t("journal.title")} lead={t("journal.lead")} back={{ to: "/staff/funds", text: t("funds.title") }} />
      {fundName ? <p className="row wraps">{t("journal.of_fund", { fund: fundName })} <MoreLink to="/staff/funds/journal">{t("journal.all")}</MoreLink></p> : null}
      {entries.length === 0 ? <Empty title={t("journal.empty")} /> : entries.map((entry) => <Entry key={entry.id} entry={entry} locale={locale} />)}
      <ShowMore to={next ? `?after=${next}${fund ? `&fund=${fund}` : ""}` : null} />
    </>
  );
}
