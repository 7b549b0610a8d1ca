import { useTranslation } from "react-i18next";
import { BookLabel, BookMark } from "~/ui/Book";
import { Bars } from "~/ui/charts/Bars";
import { FlowChart } from "~/ui/charts/FlowChart";
import { StackBar } from "~/ui/charts/StackBar";
import { DataTable } from "~/ui/DataTable";
import { Empty } from "~/ui/Empty";
import type { BookSplit, YearView } from "./year-view";
import type { PlainTable } from "./flow-view";
import type { FlowGeometry } from "~/ui/charts/flow-geometry";

/** The small list under a book's figure: used, given back, waiting. */
export function SplitList({ split, book }: { split: BookSplit; book: "money" | "goods" | "time" }) {
  return (
    <>
      {split.bar.some((part) => part.value > 0) ? <StackBar book={book} parts={split.bar} label={split.rows.map((row) => `${row.text} ${row.sum}`).join(", ")} /> : null}
      <ul className="split">{split.rows.map((row) => <li key={row.text}>{row.text} <span className="num">{row.sum}</span></li>)}</ul>
    </>
  );
}

export function MoneyPanel({ money }: { money: YearView["money"] }) {
  const { t } = useTranslation("impact");
  return (
    <section className="card panel mt-8" aria-labelledby="money">
      <h2 id="money"><BookMark book="money" />{t("year.money_title")}</h2>
      <p className="soft cap">{t("year.money_lead")}</p>
      {money ? (
        <>
          <FlowChart geometry={money.geometry} book="money" label={t("year.flow_label")} heads={[t("year.heads.raised"), t("year.heads.fund"), t("year.heads.end")]} />
          <div className="tblh"><h3>{t("year.same_table")}</h3></div>
          <MoneyTables table={money.table} />
        </>
      ) : <Empty title={t("year.no_flow")} />}
    </section>
  );
}

function MoneyTables({ table }: { table: NonNullable<YearView["money"]>["table"] }) {
  const { t } = useTranslation("impact");
  return (
    <>
      <DataTable
        caption={t("year.heads.raised")} captionHidden dense
        columns={[
          { key: "source", head: t("year.heads.raised"), cell: (row) => row.source },
          ...table.funds.map((fund, index) => ({ key: fund, head: fund, align: "end" as const, cell: (row: (typeof table.rows)[number]) => row.cells[index] })),
          { key: "total", head: t("year.total"), align: "end", cell: (row) => <b>{row.total}</b> },
        ]}
        rows={table.rows} rowKey={(row) => row.source} foot={table.foot}
      />
      <div className="mt-6">
        <DataTable
          caption={t("year.heads.end")} captionHidden dense
          columns={[
            { key: "end", head: t("year.heads.end"), cell: (row) => row.end },
            { key: "fund", head: t("year.fund"), cell: (row) => row.fund },
            { key: "sum", head: t("year.sum"), align: "end", cell: (row) => row.sum },
            { key: "work", head: t("year.supported_with"), cell: (row) => row.work },
          ]}
          rows={table.ends} rowKey={(row) => row.id} rowClass={(row) => (row.waiting ? "waiting" : undefined)} foot={[t("year.total"), "", table.total, ""]}
        />
      </div>
    </>
  );
}

interface PlainPanelProps {
  id: string;
  book: "goods" | "time";
  title: string;
  lead: string;
  label: string;
  unitHead: string;
  flow: { geometry: FlowGeometry; table: PlainTable } | null;
}

/** Food or hours: the drawing, and the same rows as a table. */
export function PlainPanel({ id, book, title, lead, label, unitHead, flow }: PlainPanelProps) {
  const { t } = useTranslation("impact");
  return (
    <section className="card panel" aria-labelledby={id}>
      <h2 id={id}><BookMark book={book} />{title}</h2>
      <p className="soft cap t14">{lead}</p>
      {flow ? (
        <>
          <FlowChart geometry={flow.geometry} book={book} label={label} heads={[t("year.heads.received"), t("year.heads.used")]} />
          <DataTable
            caption={t("year.table", { title })} captionHidden dense
            columns={[
              { key: "source", head: t("year.source"), cell: (row) => row.source },
              { key: "end", head: t("year.end"), cell: (row) => row.end },
              { key: "sum", head: unitHead, align: "end", cell: (row) => row.sum },
            ]}
            rows={flow.table.rows} rowKey={(row) => row.id} rowClass={(row) => (row.waiting ? "waiting" : undefined)} foot={[t("year.total"), "", flow.table.total]}
          />
        </>
      ) : <Empty title={t("year.no_flow")} />}
    </section>
  );
}

export function GoodsTable({ rows }: { rows: YearView["goods"] }) {
  const { t } = useTranslation("impact");
  if (rows.length === 0) return null;
  const heads = [t("year.received"), t("year.handed"), t("year.sold"), t("year.in_store"), t("year.wasted")];
  return (
    <section className="card panel mt-6" aria-labelledby="goods-table">
      <h2 id="goods-table">{t("year.goods_table")}</h2>
      <DataTable
        caption={t("year.table", { title: t("year.goods_table") })} captionHidden dense
        columns={[
          { key: "category", head: t("year.category"), cell: (row) => row.category },
          ...heads.map((head, index) => ({ key: head, head, align: "end" as const, cell: (row: YearView["goods"][number]) => row.cells[index] })),
        ]}
        rows={rows} rowKey={(row) => row.id}
      />
    </section>
  );
}

/** Three measures side by side, each on its own scale. */
export function MeasureBars({ measures }: { measures: YearView["services"]["measures"] }) {
  return (
    <div className="mult">
      {measures.map((measure) => (
        <figure key={measure.id}>
          <figcaption><span className="fig">{measure.total}</span><br />{measure.name}</figcaption>
          <Bars months={measure.months} />
        </figure>
      ))}
    </div>
  );
}

export function ProgrammeTable({ services, limit }: { services: YearView["services"]; limit: string }) {
  const { t } = useTranslation("impact");
  if (services.programmes.length === 0) return null;
  return (
    <div className="mt-8">
      <DataTable
        caption={t("year.programme")} captionHidden
        columns={[
          { key: "name", head: t("year.programme"), cell: (row) => row.name },
          ...services.measures.map((measure, index) => ({
            key: measure.id, head: measure.name, align: "end" as const,
            cell: (row: YearView["services"]["programmes"][number]) => (row.cells[index]!.plain ? row.cells[index]!.text : <b>{row.cells[index]!.text}</b>),
          })),
          { key: "books", head: t("year.supported"), cell: (row) => <span className="row tight wraps">{row.books.map(({ look, book }) => <BookLabel key={book} book={look} text={t(`books.${book}`)} />)}</span> },
        ]}
        rows={services.programmes} rowKey={(row) => row.id} foot={[t("year.total"), ...services.totals, ""]}
      />
      {services.hides ? <p className="t14 soft mt-3">{t("year.small", { n: limit })}</p> : null}
      <details className="mt-4">
        <summary>{t("year.months_table")}</summary>
        <DataTable
          caption={t("year.months_table")} captionHidden dense
          columns={[
            { key: "month", head: t("year.month"), cell: (row) => row.name },
            ...services.measures.map((measure, index) => ({ key: measure.id, head: measure.name, align: "end" as const, cell: (row: YearView["services"]["months"][number]) => row.cells[index] })),
          ]}
          rows={services.months} rowKey={(row) => row.id} foot={[t("year.total"), ...services.totals]}
        />
      </details>
    </div>
  );
}

export function Definitions({ people }: { people: YearView["services"]["people"] }) {
  const { t } = useTranslation("impact");
  const first = people[0];
  const rows = first
    ? [
        { figure: String(first.capacity), term: t("year.defs.capacity"), text: t("year.defs.capacity_text", { service: first.name }) },
        { figure: String(first.usersMean), term: t("year.defs.users"), text: t("year.defs.users_text", { months: String(first.months) }) },
        { figure: String(first.usersInYear), term: t("year.defs.users_year"), text: t("year.defs.users_year_text") },
      ]
    : [];
  return (
    <dl className="defs">
      {[...rows, { figure: "", term: t("year.defs.support"), text: t("year.defs.support_text") }].map((row) => (
        <div key={row.term}><dt>{row.figure ? <span className="fig">{row.figure}</span> : null}{row.term}</dt><dd className="soft">{row.text}</dd></div>
      ))}
    </dl>
  );
}
