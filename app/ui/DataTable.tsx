import { useId, type ReactNode } from "react";
import { classNames } from "./class-names";

export interface Column<Row> {
  key: string;
  head: ReactNode;
  align?: "start" | "end" | "center";
  /** Names the row for a screen reader; the first column by default. */
  rowHeader?: boolean;
  cell(row: Row): ReactNode;
}

export interface DataTableProps<Row> {
  /** What the table says, in words; drawn above it unless hidden. */
  caption: ReactNode;
  captionHidden?: boolean;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  rowClass?(row: Row): string | undefined;
  /** One cell a column, under a two-pixel line. */
  foot?: readonly ReactNode[];
  dense?: boolean;
  stickyHead?: boolean;
  /** On phones each row is a small card with its column's name beside every cell, instead of a table that scrolls sideways. */
  cards?: boolean;
  /** Stands instead of the table when there are no rows. */
  empty?: ReactNode;
}

const ALIGN = { start: undefined, end: "r", center: "c" } as const;

/** The roles that a table loses when a style draws its rows as cards. */
const roles = { table: { role: "table" }, group: { role: "rowgroup" }, row: { role: "row" }, head: { role: "columnheader" }, name: { role: "rowheader" }, cell: { role: "cell" } };
const none: Partial<Record<keyof typeof roles, { role: string }>> = {};

/** Figures right and tabular; on phones the first column stays and the rest scrolls in its own box, or the rows are cards. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, rowClass, foot, dense, stickyHead, cards, empty }: DataTableProps<Row>) {
  const captionId = useId();
  if (rows.length === 0 && empty) return <>{empty}</>;
  const named = columns.findIndex((column) => column.rowHeader);
  const header = named === -1 ? 0 : named;
  const as = cards ? roles : none;
  return (
    // The box scrolls, so it takes the keyboard's focus.
    <div className={classNames("tbl-box", stickyHead && "tall", cards && "cards")} role="region" aria-labelledby={captionId} tabIndex={0}>
      <table {...as.table} className={classNames("tbl", dense && "dense", stickyHead && "sticky")}>
        <caption id={captionId} className={captionHidden ? "vh" : "t14 soft"}>
          {caption}
        </caption>
        <thead {...as.group}>
          <tr {...as.row}>
            {columns.map((column) => (
              <th key={column.key} {...as.head} scope="col" className={ALIGN[column.align ?? "start"]}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody {...as.group}>
          {rows.map((row) => (
            <tr key={rowKey(row)} {...as.row} className={rowClass?.(row)}>
              {columns.map((column, index) => {
                const align = ALIGN[column.align ?? "start"];
                const content = column.cell(row);
                return index === header ? (
                  <th key={column.key} {...as.name} scope="row" className={align}>
                    {content}
                  </th>
                ) : (
                  <td key={column.key} {...as.cell} className={align}>
                    {cards && content !== null && content !== "" ? <span className="cell-head" aria-hidden="true">{column.head}</span> : null}
                    {cards && content !== null && content !== "" ? <span className="cell">{content}</span> : content}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot {...as.group}>
            <tr {...as.row}>
              {foot.map((cell, index) => {
                const align = ALIGN[columns[index]?.align ?? "start"];
                return index === 0 ? (
                  <th key={index} {...as.name} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} {...as.cell} className={align}>
                    {cards && cell ? <span className="cell-head" aria-hidden="true">{columns[index]?.head}</span> : null}
                    {cell}
                  </td>
                );
              })}
            </tr>
          </tfoot>
        ) : null}
      </table>
    </div>
  );
}
