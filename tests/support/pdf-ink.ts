import { inflateSync } from "node:zlib";

/** Filled squares of a page of ours, in millimetres from its top left corner: what a printer would blacken. No text, no curves. */
export interface PageInk {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly squares: readonly { readonly x: number; readonly y: number; readonly w: number; readonly h: number }[];
}

type Matrix = readonly [number, number, number, number, number, number];
const mm = (points: number): number => (points * 25.4) / 72;
const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[1] * n[2], m[0] * n[1] + m[1] * n[3], m[2] * n[0] + m[3] * n[2], m[2] * n[1] + m[3] * n[3],
  m[4] * n[0] + m[5] * n[2] + n[4], m[4] * n[1] + m[5] * n[3] + n[5],
];

/** The content streams of the pages, in order, beside their sizes. */
function pagesOf(pdf: Buffer): { width: number; height: number; content: string }[] {
  const text = pdf.toString("latin1");
  const object = (ref: string): string => new RegExp(`(?:^|\\n)${ref} 0 obj([\\s\\S]*?)endobj`).exec(text)?.[1] ?? "";
  return [...text.matchAll(/\/Type \/Page\b[\s\S]*?endobj/g)].map(([page]) => {
    const box = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(page);
    const content = object(/\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "");
    const stream = content.slice(content.indexOf("stream") + 6).replace(/^\r?\n/, "");
    const bytes = Buffer.from(stream.slice(0, stream.lastIndexOf("endstream")), "latin1");
    return { width: Number(box?.[1]), height: Number(box?.[2]), content: inflateSync(bytes).toString("latin1") };
  });
}

/** Reads the drawing operators that our QR codes are made of (q, Q, cm, m, l, h, re, f) and keeps the bounds of each filled figure. */
function inkOf({ width, height, content }: ReturnType<typeof pagesOf>[number]): PageInk {
  const squares: PageInk["squares"][number][] = [];
  const stack: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  let figure: [number, number][] = [];
  let figures: [number, number][][] = [];
  let numbers: number[] = [];
  const point = (x: number, y: number): void => {
    figure.push([matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]]);
  };
  const close = (): void => {
    if (figure.length) figures.push(figure);
    figure = [];
  };
  for (const token of content.split(/\s+/)) {
    const value = Number(token);
    if (token !== "" && Number.isFinite(value)) {
      numbers.push(value);
      continue;
    }
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbers;
    if (token === "q") stack.push(matrix);
    else if (token === "Q") matrix = stack.pop() ?? matrix;
    else if (token === "cm") matrix = times([a, b, c, d, e, f], matrix);
    else if (token === "m") { close(); point(a, b); }
    else if (token === "l") point(a, b);
    else if (token === "h") close();
    else if (token === "re") { close(); point(a, b); point(a + c, b + d); close(); }
    else if (/^f\*?$/.test(token)) {
      close();
      for (const points of figures) {
        const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
        const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
        squares.push({ x: mm(left), y: mm(height - high), w: mm(right - left), h: mm(high - low) });
      }
      figures = [];
    } else if (/^(n|W\*?|S|B)$/.test(token)) { if (token !== "W") { figures = []; figure = []; } }
    numbers = [];
  }
  return { widthMm: mm(width), heightMm: mm(height), squares };
}

export const pageInks = (pdf: Buffer): PageInk[] => pagesOf(pdf).map(inkOf);

/** A part of a page as grey pixels, for a barcode reader. */
export function rasterOf({ squares }: PageInk, part: { x: number; y: number; w: number; h: number }, perMm = 12): { data: Uint8ClampedArray<ArrayBuffer>; width: number; height: number; colorSpace: "srgb" } {
  const [width, height] = [Math.round(part.w * perMm), Math.round(part.h * perMm)];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const square of squares) {
    const [x0, x1] = [square.x - part.x, square.x + square.w - part.x].map((at) => Math.round(at * perMm)) as [number, number];
    const [y0, y1] = [square.y - part.y, square.y + square.h - part.y].map((at) => Math.round(at * perMm)) as [number, number];
    for (let y = Math.max(0, y0); y < Math.min(height, y1); y += 1) for (let x = Math.max(0, x0); x < Math.min(width, x1); x += 1) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
  }
  return { data, width, height, colorSpace: "srgb" };
}
