import { parseCents } from "~/platform/money/cents";
import { baseUnitOf, categories, parseQuantity, type BaseUnit, type Category, type TypedUnit } from "./model";

/** Reading a firm's delivery note. Cells are text and only text: nothing in them is ever computed. */
export const noteLimits = { bytes: 512 * 1024, rows: 500 } as const;

export interface NoteLine {
  readonly description: string;
  readonly category: Category;
  readonly unit: BaseUnit;
  readonly quantity: number;
  readonly valueCents: number | null;
}
export type NoteError =
  | "row_description_missing" | "row_description_long" | "row_quantity" | "row_unit" | "row_value" | "row_category"
  | "note_empty" | "note_headers" | "note_too_many" | "note_too_large" | "note_not_text";
export interface NoteFlaw {
  /** The row of the sheet as the firm counts it, the header is 1; null is about the whole file. */
  readonly row: number | null;
  readonly code: NoteError;
  /** What stood there, cut short. */
  readonly cell: string;
}
export interface ReadNote {
  readonly lines: readonly NoteLine[];
  readonly flaws: readonly NoteFlaw[];
}

/** UTF-8, else the code page Bulgarian accounting programs write. Null for what is no text at all (a workbook, a picture). */
export function decodeNote(bytes: Uint8Array): string | null {
  if (bytes.subarray(0, 8192).includes(0)) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1251").decode(bytes);
  }
}

/** Fields in quotes may hold the separator, line breaks and doubled quotes. */
export function readCsv(text: string): string[][] {
  const first = text.slice(0, text.search(/\r?\n/) >>> 0);
  const separator = [";", "\t", ","].reduce((best, sign) => (first.split(sign).length > first.split(best).length ? sign : best), ";");
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]!;
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (sign === '"' && cell === "") quoted = true;
    else if (sign === separator) {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") {
      rows.push([...row, cell]);
      row = [];
      cell = "";
    } else if (sign !== "\r") cell += sign;
  }
  if (cell !== "" || row.length > 0) rows.push([...row, cell]);
  return rows;
}

const heads = {
  description: /^(артикул|стока|наименование|описание|вещ|item|description|goods|product)/,
  quantity: /^(количество|к-во|кол|брой|quantity|qty|amount)/,
  unit: /^(мярка|м\.?\s?ед|мерна|ед|unit)/,
  value: /^(стойност|сума|value|total)/,
  category: /^(вид|категория|kind|category)/,
} as const;
type Head = keyof typeof heads;
const units: readonly (readonly [RegExp, TypedUnit])[] = [[/^(бр|броя?|piece|pcs?|pc)\.?$/, "piece"], [/^(кг|килограм\p{L}*|kgs?)\.?$/u, "kg"], [/^(л|литр\p{L}*|l|litres?|liters?)\.?$/u, "l"]];
const kinds: readonly (readonly [RegExp, Category])[] = [
  [/^(хран|food)/, "food"], [/^(дрех|обувк|cloth)/, "clothes"], [/^(играч|книг|toy|book)/, "toys"], [/^(училищ|school)/, "school"],
  [/^(хигиен|hygien)/, "hygiene"], [/^(дом|household)/, "household"], [/^(уред|applianc)/, "appliances"], [/^(мебел|furnitur)/, "furniture"], [/^(друг|other)/, "other"],
];
const low = (text: string): string => text.trim().toLocaleLowerCase("bg");
const whole = (code: NoteError): ReadNote => ({ lines: [], flaws: [{ row: null, code, cell: "" }] });

/** Every row is judged, so that a firm mends its file once and not once a row. */
export function readNote(bytes: Uint8Array): ReadNote {
  if (bytes.byteLength > noteLimits.bytes) return whole("note_too_large");
  const text = decodeNote(bytes);
  if (text === null) return whole("note_not_text");
  const rows = readCsv(text.replace(/^\ufeff/, ""));
  const [header = [], ...body] = rows;
  const columns = Object.fromEntries(Object.entries(heads).map(([name, pattern]) => [name, header.findIndex((cell) => pattern.test(low(cell)))])) as Record<Head, number>;
  if (columns.description < 0 || columns.quantity < 0) return whole("note_headers");
  const numbered = body.map((cells, index) => ({ cells, row: index + 2 })).filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (numbered.length === 0) return whole("note_empty");
  if (numbered.length > noteLimits.rows) return whole("note_too_many");
  const flaws: NoteFlaw[] = [];
  const lines = numbered.flatMap(({ cells, row }) => readRow((head) => (columns[head] < 0 ? "" : (cells[columns[head]] ?? "").trim()), (code, cell) => flaws.push({ row, code, cell: cell.slice(0, 40) })));
  return { lines: flaws.length > 0 ? [] : lines, flaws };
}

function readRow(cell: (head: Head) => string, flaw: (code: NoteError, cell: string) => void): NoteLine[] {
  const description = cell("description").normalize("NFC").replace(/\s+/g, " ");
  if (!description) flaw("row_description_missing", "");
  else if (description.length > 120) flaw("row_description_long", description);
  const typed = low(cell("unit"));
  const unit = typed === "" ? "piece" : units.find(([pattern]) => pattern.test(typed))?.[1];
  if (!unit) flaw("row_unit", typed);
  // A whole number written as "40,00" is a whole number; "1.000" may mean a thousand and is asked about.
  const amount = cell("quantity").replace(/[.,]0{1,2}$/, "");
  const quantity = parseQuantity(amount, unit ?? "kg");
  if (!quantity.ok) flaw("row_quantity", cell("quantity"));
  const value = cell("value") === "" ? null : parseCents(cell("value"));
  if (cell("value") !== "" && (value === null || value === 0)) flaw("row_value", cell("value"));
  const kind = low(cell("category"));
  const category = kind === "" ? "other" : kinds.find(([pattern]) => pattern.test(kind))?.[1] ?? categories.find((known) => known === kind);
  if (!category) flaw("row_category", kind);
  if (!description || !unit || !quantity.ok || !category) return [];
  return [{ description, category, unit: baseUnitOf(unit), quantity: quantity.value, valueCents: value || null }];
}
