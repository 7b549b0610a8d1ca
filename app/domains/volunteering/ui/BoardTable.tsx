import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Card } from "~/ui/Card";
import { DataTable } from "~/ui/DataTable";
import { Tag } from "~/ui/Tag";
import type { BoardRowView } from "./board-row";

/** The staff list: the first column is the way into the shift. */
export function BoardTable({ rows, caption }: { rows: readonly BoardRowView[]; caption: string }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card flush>
      <DataTable
        caption={<span className="vh">{caption}</span>}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "what", head: t("board.what"), rowHeader: true,
            cell: (row) => <><Link to={`/staff/shifts/${row.id}`} prefetch="intent">{row.title}</Link><small>{row.place}</small></>,
          },
          { key: "when", head: t("board.when"), cell: (row) => <>{row.day}<small className="num">{row.range}</small></> },
          { key: "people", head: t("board.people"), cell: (row) => <><b className="num">{row.seats}</b><small>{row.names}</small></> },
          {
            key: "state", head: t("board.state"),
            cell: (row) => <span className="row tight wraps">{row.tags.map((tag) => <Tag key={tag.text} tone={tag.tone}>{tag.text}</Tag>)}</span>,
          },
        ]}
      />
    </Card>
  );
}
