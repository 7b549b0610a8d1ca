import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { readDocumentsPermission } from "~/domains/documents/permissions";
import { documentList } from "~/domains/documents/queries/list.server";
import { staffLoader } from "~/platform/http/loaders.server";
import { formatDate } from "~/platform/i18n/format";
import { formatLookCode } from "~/platform/tokens/look-code";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import { PageHeader } from "~/ui/PageHeader";
import { ShowMore } from "~/ui/Pagination";

const search = z.object({ after: z.string().max(60).optional() });

export const loader = staffLoader({ permission: readDocumentsPermission, search }, async ({ ctx, search: { after }, t, locale }) => {
  const { rows, next } = await documentList(ctx, after);
  return {
    title: t("documents:title"),
    rows: rows.map((row) => ({ ...row, date: formatDate(row.issuedOn, locale), code: formatLookCode(row.lookCode) })),
    next,
  };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function Documents() {
  const { rows, next } = useLoaderData<typeof loader>();
  const { t } = useTranslation("documents");
  return (
    <div className="stack wide">
      <PageHeader title={t("title")} lead={t("intro")} />
      <DataTable
        caption={t("title")} captionHidden rows={rows} rowKey={(row) => row.id} cards
        empty={<Empty title={t("empty")} text={t("emptyText")} />}
        columns={[
          { key: "number", head: t("column.number"), cell: (row) => t("numberOfYear", { number: String(row.number), year: String(row.year) }) },
          { key: "type", head: t("column.type"), cell: (row) => t(`types.${row.type}`) },
          { key: "date", head: t("column.date"), cell: (row) => row.date },
          { key: "code", head: t("column.code"), cell: (row) => <span className="num">{row.code}</span> },
          {
            key: "file", head: t("column.file"), align: "end",
            cell: (row) => (
              <a href={`/api/documents/${row.id}.pdf`} aria-label={t("pdfOf", { type: t(`types.${row.type}`), number: String(row.number) })}>{t("pdf")}</a>
            ),
          },
        ]}
      />
      <ShowMore to={next ? `?after=${next}` : null}>{t("more")}</ShowMore>
    </div>
  );
}
