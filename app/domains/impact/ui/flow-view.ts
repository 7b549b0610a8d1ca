import { formatMoney, formatMonth, formatNumber } from "~/platform/i18n/format";
import { flowGeometry, type FlowGeometry, type FlowLink, type FlowNode } from "~/ui/charts/flow-geometry";
import type { ImpactPage } from "../queries/impact-page.server";
import type { FlowCell, PlainFlow } from "../queries/year.server";
import { capitalised, type Speech, workText } from "./words";

/** A table equal to a drawing: the same sources, ends and amounts. */
export interface MoneyTable {
  readonly funds: readonly string[];
  readonly rows: readonly { readonly source: string; readonly cells: readonly string[]; readonly total: string }[];
  readonly foot: readonly string[];
  readonly ends: readonly { readonly id: string; readonly end: string; readonly fund: string; readonly sum: string; readonly work: string; readonly waiting: boolean }[];
  readonly total: string;
}

/** Amounts by key, in the order they first appear. */
function sums<T>(rows: readonly T[], keyOf: (row: T) => string, amountOf: (row: T) => number): Map<string, number> {
  const found = new Map<string, number>();
  for (const row of rows) found.set(keyOf(row), (found.get(keyOf(row)) ?? 0) + amountOf(row));
  return found;
}

interface NamedCell extends FlowCell {
  readonly from: string;
  readonly through: string;
  readonly to: string;
  readonly waits: boolean;
}

function nameCells(cells: readonly FlowCell[], { t, locale }: Speech): readonly NamedCell[] {
  return cells.map((cell) => {
    const through = cell.undecided ? t("impact:year.undecided") : cell.fund;
    const end = {
      used: cell.outputName ?? "",
      fee: t("impact:year.fee_end"),
      returned: t("impact:year.returned_end"),
      waiting: cell.plannedMonth ? t("impact:year.waits_month", { month: formatMonth(cell.plannedMonth, locale) }) : t("impact:year.waits", { fund: through }),
    }[cell.end];
    return { ...cell, from: cell.source ?? t(`impact:channels.${cell.sourceKind}`), through, to: end, waits: cell.end === "waiting" };
  });
}

const sumOf = (cells: readonly FlowCell[]): number => cells.reduce((sum, cell) => sum + cell.amount, 0);

function moneyGeometry(cells: readonly NamedCell[], locale: Speech["locale"]): FlowGeometry {
  const text = (value: number) => formatMoney(value, locale);
  const column = (key: (cell: NamedCell) => string, prefix: string, at: number): FlowNode[] =>
    [...sums(cells, key, (cell) => cell.amount)].map(([label, value]) => ({ id: `${prefix}${label}`, column: at, label: label.split("\u001f").at(-1)!, value, text: text(value) }));
  const ends = [...sums(cells, (cell) => `${cell.through}\u001f${cell.to}`, (cell) => cell.amount)].map(([key, value]) => {
    const waiting = cells.some((cell) => `${cell.through}\u001f${cell.to}` === key && cell.waits);
    return { id: `e${key}`, column: 2, label: key.split("\u001f").at(-1)!, value, text: text(value), waiting };
  });
  const links: FlowLink[] = [
    ...[...sums(cells, (cell) => `s${cell.from}\u001ef${cell.through}`, (cell) => cell.amount)].map(([key, value]) => {
      const [from = "", to = ""] = key.split("\u001e");
      return { from, to, value, title: `${from.slice(1)} → ${to.slice(1)}: ${text(value)}` };
    }),
    ...ends.map((end) => {
      const fund = end.id.slice(1).split("\u001f")[0]!;
      return { from: `f${fund}`, to: end.id, value: end.value, waiting: end.waiting, title: `${fund} → ${end.label}: ${end.text}` };
    }),
  ];
  return flowGeometry({ nodes: [...column((c) => c.from, "s", 0), ...column((c) => c.through, "f", 1), ...ends], links }, { width: 1086, height: Math.max(420, ends.length * 36), nodeWidth: 10 });
}

function moneyTable(cells: readonly NamedCell[], page: ImpactPage, speech: Speech): MoneyTable {
  const { t, locale } = speech;
  const plain = (value: number) => (value === 0 ? "" : formatNumber(value / 100, locale, 2));
  const funds = [...new Set(cells.map((cell) => cell.through))];
  const sources = [...new Set(cells.map((cell) => cell.from))];
  const cell = (from: string | null, through: string | null) => plain(sumOf(cells.filter((c) => (from === null || c.from === from) && (through === null || c.through === through))));
  const ends = [...new Set(cells.map((c) => `${c.through}\u001f${c.to}`))].map((key) => {
    const own = cells.filter((c) => `${c.through}\u001f${c.to}` === key);
    const work = [...new Set(own.flatMap((c) => (c.measure ? [c.measure] : [])))].flatMap((measure) => {
      const units = page.units.find((row) => row.outputName === own[0]!.outputName && row.measure === measure);
      return units ? [workText(measure, { show: units.units }, page.smallNumberThreshold, t)] : [];
    });
    return { id: key, end: own[0]!.to, fund: own[0]!.through, sum: plain(sumOf(own)), work: work.join(", ") || "–", waiting: own[0]!.waits };
  });
  const total = plain(sumOf(cells));
  return {
    funds,
    rows: sources.map((source) => ({ source, cells: funds.map((fund) => cell(source, fund)), total: cell(source, null) })),
    foot: [t("impact:year.total"), ...funds.map((fund) => cell(null, fund)), total],
    ends, total,
  };
}

/** Money of the year: the drawing and its equal tables. Null while nothing has come in. */
export function moneyFlowView(page: ImpactPage, speech: Speech) {
  if (page.flows.money.length === 0) return null;
  const cells = nameCells(page.flows.money, speech);
  return { geometry: moneyGeometry(cells, speech.locale), table: moneyTable(cells, page, speech) };
}

export interface PlainTable {
  readonly rows: readonly { readonly id: string; readonly source: string; readonly end: string; readonly sum: string; readonly waiting: boolean }[];
  readonly total: string;
}

function plainFlowView(flows: readonly PlainFlow[], nameSource: (flow: PlainFlow) => string, nameEnd: (flow: PlainFlow) => string, text: (amount: number) => string) {
  if (flows.length === 0) return null;
  const rows = flows.map((flow) => ({ source: nameSource(flow), end: nameEnd(flow), amount: flow.amount, waiting: flow.targetKind === "waiting" }));
  const left = [...sums(rows, (row) => row.source, (row) => row.amount)].map(([label, value]) => ({ id: `s${label}`, column: 0, label, value, text: text(value) }));
  const right = [...sums(rows, (row) => row.end, (row) => row.amount)].map(([label, value]) => ({
    id: `e${label}`, column: 1, label, value, text: text(value), waiting: rows.some((row) => row.end === label && row.waiting),
  }));
  const links = [...sums(rows, (row) => `s${row.source}\u001ee${row.end}`, (row) => row.amount)].map(([key, value]) => {
    const [from = "", to = ""] = key.split("\u001e");
    return { from, to, value, waiting: right.some((node) => node.id === to && node.waiting), title: `${from.slice(1)} → ${to.slice(1)}: ${text(value)}` };
  });
  const table = [...sums(rows, (row) => `${row.source}\u001e${row.end}`, (row) => row.amount)].map(([key, value]) => {
    const [source = "", end = ""] = key.split("\u001e");
    return { id: key, source, end, sum: text(value), waiting: rows.some((row) => row.end === end && row.waiting) };
  });
  return {
    geometry: flowGeometry({ nodes: [...left, ...right], links }, { width: 506, height: Math.max(220, right.length * 34), nodeWidth: 8, leftWidth: 150, rightWidth: 240 }),
    table: { rows: table, total: text(rows.reduce((sum, row) => sum + row.amount, 0)) },
  };
}

export function foodFlowView(page: ImpactPage, speech: Speech) {
  const { t, locale } = speech;
  const ends: Readonly<Record<string, string>> = { waiting: "impact:year.in_store", wasted: "impact:year.wasted", sold: "impact:year.sold" };
  return plainFlowView(
    page.flows.food,
    (flow) => flow.source ?? t("impact:channels.donor"),
    (flow) => flow.target ?? capitalised(t(ends[flow.targetKind] ?? "impact:year.handed")),
    (amount) => formatNumber(amount / 1000, locale, { max: 1 }),
  );
}

export function timeFlowView(page: ImpactPage, speech: Speech) {
  const { t, locale } = speech;
  return plainFlowView(
    page.flows.hours,
    (flow) => t(`impact:channels.${flow.sourceKind}`),
    (flow) => flow.target ?? t(`impact:works.${flow.targetKind}`),
    (amount) => formatNumber(amount / 60, locale, { max: 1 }),
  );
}
