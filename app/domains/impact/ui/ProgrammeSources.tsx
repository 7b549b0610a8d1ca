import { useTranslation } from "react-i18next";
import { BookLabel } from "~/ui/Book";
import { DataTable } from "~/ui/DataTable";
import { bookLook } from "../model";
import type { monthView } from "./month-view";

type Programme = ReturnType<typeof monthView>["programmes"][number];

/** One programme's work of a month and what supported it, book by book. */
export function ProgrammeSources({ programme }: { programme: Programme }) {
  const { t } = useTranslation("impact");
  return (
    <article className="mt-6">
      <h3>{programme.name}</h3>
      {programme.work ? <p className="soft">{programme.work}</p> : null}
      {programme.sources.length === 0 ? <p className="t14 soft">{t("month.no_sources")}</p> : (
        <DataTable
          caption={programme.name}
          captionHidden
          dense
          columns={[
            { key: "source", head: t("month.source"), cell: (row) => row.text },
            { key: "book", head: t("month.book"), cell: (row) => <BookLabel book={bookLook[row.book]} text={t(`books.${row.book}`)} /> },
            { key: "amount", head: t("month.amount"), align: "end", cell: (row) => row.amount },
          ]}
          rows={programme.sources}
          rowKey={(row) => row.id}
        />
      )}
    </article>
  );
}
