/** The geometry of a flow, computed on the server. Pure: numbers and texts in, coordinates out. */

export interface FlowNode {
  id: string;
  /** 0 is the left column. */
  column: number;
  label: string;
  /** The node's amount in the smallest unit of its book. */
  value: number;
  /** The amount formatted. */
  text: string;
  /** Not used yet: an empty node, hatched links. */
  waiting?: boolean;
}

export interface FlowLink {
  from: string;
  to: string;
  value: number;
  waiting?: boolean;
  /** „Мартенски базар → Летен лагер: 500,00 €“ */
  title?: string;
}

export interface FlowOptions {
  width: number;
  height: number;
  nodeWidth?: number;
  /** Room for the words outside the first and the last column. */
  leftWidth?: number;
  rightWidth?: number;
  top?: number;
}

export interface DrawnNode extends FlowNode {
  x: number;
  y: number;
  height: number;
  lines: readonly string[];
  /** Baseline of the first line of words. */
  textY: number;
}

export interface DrawnLink extends FlowLink {
  id: string;
  path: string;
  /** Its middle line, for one example thread. */
  middle: { x0: number; y0: number; x1: number; y1: number };
}

export interface FlowGeometry {
  width: number;
  height: number;
  nodeWidth: number;
  columns: readonly number[];
  nodes: readonly DrawnNode[];
  links: readonly DrawnLink[];
}

export const LINE_HEIGHT = 17;
const HEAD_HEIGHT = 28;
const LETTER_WIDTH = 7.4;
const FIGURE_WIDTH = 84;
const MOST_GAP = 26;
const LEAST_GAP = 5;

const round = (value: number) => Math.round(value * 100) / 100;

/** Breaks a label at spaces into lines of at most so many letters. */
export function wrapLabel(label: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of label.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

interface Slot {
  node: FlowNode;
  lines: readonly string[];
  /** The words need at least so much height. */
  least: number;
}

/** From the third column on, what one node feeds stays together, its waiting part last: fewer links cross. */
function ordered(column: readonly FlowNode[], before: readonly FlowNode[], links: readonly FlowLink[]): FlowNode[] {
  const source = (node: FlowNode) => {
    const main = links.filter((link) => link.to === node.id).sort((a, b) => b.value - a.value)[0];
    return before.findIndex((one) => one.id === main?.from);
  };
  return column
    .map((node) => ({ node, source: source(node) }))
    .sort((a, b) => a.source - b.source || Number(a.node.waiting ?? false) - Number(b.node.waiting ?? false))
    .map(({ node }) => node);
}

/** The greatest scale at which every column fits; found by halving, so it is the same on every machine. */
function scaleFor(columns: readonly (readonly Slot[])[], height: number): number {
  const fits = (scale: number) =>
    columns.every(
      (slots) =>
        slots.reduce((sum, slot) => sum + Math.max(slot.node.value * scale, slot.least), 0) + LEAST_GAP * Math.max(0, slots.length - 1) <= height,
    );
  const biggest = Math.max(1, ...columns.map((slots) => slots.reduce((sum, slot) => sum + slot.node.value, 0)));
  let low = 0;
  let high = height / biggest;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

function place(slots: readonly Slot[], x: number, top: number, height: number, scale: number): DrawnNode[] {
  const heights = slots.map((slot) => Math.max(slot.node.value * scale, slot.least));
  const filled = heights.reduce((sum, one) => sum + one, 0);
  const gap = slots.length > 1 ? Math.min(MOST_GAP, (height - filled) / (slots.length - 1)) : 0;
  let y = top + (height - filled - gap * (slots.length - 1)) / 2;
  return slots.map((slot, index) => {
    const room = heights[index] ?? 0;
    const own = slot.node.value * scale;
    const middle = y + room / 2;
    y += room + gap;
    return {
      ...slot.node,
      x,
      y: middle - own / 2,
      height: own,
      lines: slot.lines,
      textY: round(middle - (slot.least - LINE_HEIGHT * 0.2) / 2 + LINE_HEIGHT * 0.8),
    };
  });
}

/** Links leave and enter a node without gaps, in the order of the other end, so their widths add up to the node exactly. */
function drawLinks(links: readonly FlowLink[], nodes: ReadonlyMap<string, DrawnNode>, nodeWidth: number, scale: number): DrawnLink[] {
  const end = (id: string) => nodes.get(id)?.y ?? 0;
  const leaving = new Map<string, number>();
  const entering = new Map<string, number>();
  const starts = new Map<FlowLink, number>();
  const arrives = new Map<FlowLink, number>();
  for (const link of [...links].sort((a, b) => end(a.to) - end(b.to))) {
    starts.set(link, leaving.get(link.from) ?? 0);
    leaving.set(link.from, (leaving.get(link.from) ?? 0) + link.value);
  }
  for (const link of [...links].sort((a, b) => end(a.from) - end(b.from))) {
    arrives.set(link, entering.get(link.to) ?? 0);
    entering.set(link.to, (entering.get(link.to) ?? 0) + link.value);
  }
  return links.flatMap((link) => {
    const from = nodes.get(link.from);
    const to = nodes.get(link.to);
    if (!from || !to || link.value <= 0) return [];
    const x0 = from.x + nodeWidth;
    const x1 = to.x;
    const bend = round((x0 + x1) / 2);
    // Each edge is rounded from the running sum, never from a width: neighbours share their edge.
    const a0 = round(from.y + (starts.get(link) ?? 0) * scale);
    const a1 = round(from.y + ((starts.get(link) ?? 0) + link.value) * scale);
    const b0 = round(to.y + (arrives.get(link) ?? 0) * scale);
    const b1 = round(to.y + ((arrives.get(link) ?? 0) + link.value) * scale);
    const path = `M${x0} ${a0}C${bend} ${a0} ${bend} ${b0} ${x1} ${b0}V${b1}C${bend} ${b1} ${bend} ${a1} ${x0} ${a1}z`;
    return [{ ...link, id: `${link.from}>${link.to}`, path, middle: { x0, y0: round((a0 + a1) / 2), x1, y1: round((b0 + b1) / 2) } }];
  });
}

/** Places columns of nodes and the links between them; grows the height when the words need more than was given. */
export function flowGeometry(data: { nodes: readonly FlowNode[]; links: readonly FlowLink[] }, options: FlowOptions): FlowGeometry {
  const { width, nodeWidth = 10, top = HEAD_HEIGHT } = options;
  const leftWidth = options.leftWidth ?? Math.round(width * 0.21);
  const rightWidth = options.rightWidth ?? Math.round(width * 0.27);
  const count = Math.max(1, ...data.nodes.map((node) => node.column + 1));
  const last = count - 1;
  const xOf = (column: number) => (last === 0 ? leftWidth : round(leftWidth + ((width - leftWidth - rightWidth - nodeWidth) * column) / last));
  const layers = Array.from({ length: count }, (_, column) => data.nodes.filter((node) => node.column === column));
  for (let column = 2; column < count; column += 1) layers[column] = ordered(layers[column] ?? [], layers[column - 1] ?? [], data.links);
  const slots = layers.map((layer, column) =>
    layer.map((node): Slot => {
      const isLast = column === last;
      const room = column === 0 ? leftWidth - 12 : isLast ? rightWidth - nodeWidth - 12 - FIGURE_WIDTH : 190;
      const lines = wrapLabel(node.label, Math.max(10, Math.floor(room / LETTER_WIDTH)));
      // At the right the figure stands in the first line, elsewhere in a line of its own.
      return { node, lines, least: (lines.length + (isLast ? 0 : 1)) * LINE_HEIGHT + 3 };
    }),
  );
  const needed = Math.max(0, ...slots.map((column) => column.reduce((sum, slot) => sum + slot.least + LEAST_GAP * 2, 0)));
  const height = Math.max(options.height - top, needed * 1.15);
  const scale = scaleFor(slots, height);
  const nodes = slots.flatMap((column, index) => place(column, xOf(index), top, height, scale));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const links = drawLinks(data.links, byId, nodeWidth, scale);
  return {
    width,
    height: Math.ceil(height + top + 4),
    nodeWidth,
    columns: Array.from({ length: count }, (_, column) => xOf(column)),
    nodes: nodes.map((node) => ({ ...node, y: round(node.y), height: round(node.y + node.height) - round(node.y) })),
    links,
  };
}
