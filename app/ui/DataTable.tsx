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
  /** Stands instead of the table when there are no rows. */
  empty?: ReactNode;
}

const ALIGN = { start: undefined, end: "r", center: "c" } as const;

/** Figures right and tabular; on phones the first column stays and the rest scrolls in its own box. */
export function DataTable<Row>({ caption, captionHidden, columns, rows, rowKey, rowClass, foot, dense, stickyHead, empty }: DataTableProps<Row>) {
  const captionId = useId();
  if (rows.length === 0 && empty) return <>{empty}</>;
  const named = columns.findIndex((column) => column.rowHeader);
  const header = named === -1 ? 0 : named;
  return (
    // The box scrolls, so it takes the keyboard's focus.
    <div className={classNames("tbl-box", stickyHead && "tall")} role="region" aria-labelledby={captionId} tabIndex={0}>
      <table className={classNames("tbl", dense && "dense", stickyHead && "sticky")}>
        <caption id={captionId} className={captionHidden ? "vh" : "t14 soft"}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={ALIGN[column.align ?? "start"]}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowClass?.(row)}>
              {columns.map((column, index) => {
                const align = ALIGN[column.align ?? "start"];
                return index === header ? (
                  <th key={column.key} scope="row" className={align}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={align}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
        {foot ? (
          <tfoot>
            <tr>
              {foot.map((cell, index) => {
                const align = ALIGN[columns[index]?.align ?? "start"];
                return index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} className={align}>
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
