import type { SaleEvent } from "../model";

/** One row of the open bill. Pieces of one article share a row; a one-of-a-kind thing and a free sum stand alone. */
export interface BillLine {
  readonly key: string;
  /** Null: change left as a gift. */
  readonly articleId: string | null;
  readonly unitId: string | null;
  readonly name: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
}

/** A finished sale on its way to the server. */
export interface PendingSale {
  readonly sale: SaleEvent;
  readonly sha256: string;
  readonly number: string;
  readonly totalCents: number;
  /** The server's sentence when it would not take the event; it stays here until somebody looks. */
  readonly refused?: string;
}

/** What the last slip shows. */
export interface FinishedSale {
  readonly number: string;
  readonly lookCode: string;
  readonly soldAt: string;
  readonly lines: readonly BillLine[];
  readonly totalCents: number;
  readonly changeCents: number;
  readonly hasException: boolean;
}

export interface TillState {
  readonly lines: readonly BillLine[];
  /** Key of the row touched last: it shows the steps. */
  readonly touched: string | null;
  readonly pending: readonly PendingSale[];
  readonly nextSequence: number;
  readonly finished: FinishedSale | null;
}

export type TillAct =
  | { readonly type: "restore"; readonly state: TillState }
  | { readonly type: "add"; readonly line: BillLine }
  | { readonly type: "less"; readonly key: string }
  | { readonly type: "touch"; readonly key: string }
  | { readonly type: "clear" }
  | { readonly type: "finish"; readonly pending: PendingSale; readonly finished: FinishedSale }
  | { readonly type: "sent"; readonly saleId: string; readonly hasException: boolean }
  | { readonly type: "refused"; readonly saleId: string; readonly message: string }
  | { readonly type: "nextBill" };

export const emptyTill = (nextSequence: number): TillState => ({ lines: [], touched: null, pending: [], nextSequence, finished: null });

const sameRow = (a: BillLine, b: BillLine): boolean =>
  a.articleId !== null && a.articleId === b.articleId && a.unitId === null && b.unitId === null && a.unitPriceCents === b.unitPriceCents;

function added(lines: readonly BillLine[], line: BillLine): { lines: readonly BillLine[]; key: string } {
  if (line.unitId !== null && lines.some((row) => row.unitId === line.unitId)) return { lines, key: line.key };
  const row = lines.find((other) => sameRow(other, line));
  if (!row) return { lines: [...lines, line], key: line.key };
  const merged = { ...row, quantity: row.quantity + line.quantity };
  return { lines: lines.map((other) => (other === row ? merged : other)), key: row.key };
}

/** Every change of the till's state; pure, so that it can be kept on the device and tried in tests. */
export function tillReducer(state: TillState, act: TillAct): TillState {
  switch (act.type) {
    case "restore":
      return act.state;
    case "add": {
      const { lines, key } = added(state.lines, act.line);
      return { ...state, lines, touched: key };
    }
    case "less": {
      const lines = state.lines.flatMap((row) => (row.key !== act.key ? [row] : row.quantity > 1 ? [{ ...row, quantity: row.quantity - 1 }] : []));
      return { ...state, lines, touched: lines.some((row) => row.key === act.key) ? act.key : null };
    }
    case "touch":
      return { ...state, touched: act.key };
    case "clear":
      return { ...state, lines: [], touched: null };
    case "finish":
      return { ...state, lines: [], touched: null, pending: [...state.pending, act.pending], nextSequence: act.pending.sale.sequence + 1, finished: act.finished };
    case "sent": {
      const sent = state.pending.find((row) => row.sale.id === act.saleId);
      const finished = state.finished && sent && state.finished.lookCode === sent.sale.lookCode ? { ...state.finished, hasException: act.hasException } : state.finished;
      return { ...state, finished, pending: state.pending.filter((row) => row.sale.id !== act.saleId) };
    }
    case "refused":
      return { ...state, pending: state.pending.map((row) => (row.sale.id === act.saleId ? { ...row, refused: act.message } : row)) };
    case "nextBill":
      return { ...state, finished: null };
  }
}

/** A restored state never goes back behind what the server has seen. */
export const restored = (kept: TillState | null, serverNext: number): TillState =>
  kept ? { ...kept, nextSequence: Math.max(kept.nextSequence, serverNext) } : emptyTill(serverNext);
