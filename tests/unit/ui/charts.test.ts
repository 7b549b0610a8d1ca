import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barsGeometry } from "~/ui/charts/bars-geometry";
import { flowGeometry, wrapLabel, type FlowLink, type FlowNode } from "~/ui/charts/flow-geometry";
import { strandCounts, strandGeometry } from "~/ui/charts/strand-geometry";
import { checkProperty } from "~tests/support/property";

const numbers = (path: string) => (path.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("strands", () => {
  it("are one euro each up to twenty whole euros (sketch 04)", () => {
    expect(strandCounts([800, 300, 100])).toEqual({ counts: [8, 3, 1], unit: "euro" });
    expect(strandCounts([2000])).toEqual({ counts: [20], unit: "euro" });
  });

  it("are rounded tenths above that or with cents, and nothing above zero disappears", () => {
    expect(strandCounts([2100])).toEqual({ counts: [10], unit: "tenth" });
    expect(strandCounts([1250, 1250])).toEqual({ counts: [5, 5], unit: "tenth" });
    expect(strandCounts([99_999, 1, 0])).toEqual({ counts: [9, 1, 0], unit: "tenth" });
    expect(strandCounts([])).toEqual({ counts: [], unit: "euro" });
  });

  it("always add up to the euros or to ten", async () => {
    await checkProperty(
      fc.property(fc.array(fc.nat(500_000), { maxLength: 9 }), (cents) => {
        const { counts, unit } = strandCounts(cents);
        expect(sum(counts)).toBe(unit === "euro" ? sum(cents) / 100 : 10);
        counts.forEach((count, index) => expect(count > 0).toBe(cents[index] !== 0));
      }),
    );
  });

  it("keep one order from the hole over the spread to the end: no two cross", async () => {
    await checkProperty(
      fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 5 }), (counts) => {
        const geometry = strandGeometry(counts.map((strands, index) => ({ id: String(index), strands, waiting: index === 1 })));
        const places = geometry.strands.map(({ path }) => numbers(path));
        expect(places).toHaveLength(sum(counts));
        for (let index = 1; index < places.length; index += 1) {
          const [above = [], below = []] = [places[index - 1], places[index]];
          for (const at of [1, 7, 11]) expect(below[at]).toBeGreaterThan(above[at] ?? Infinity);
        }
        expect(Math.max(...places.map((place) => place[11] ?? Infinity))).toBeLessThan(geometry.height);
      }),
    );
  });
});

/** Two layers of a flow that balance: what enters a middle node leaves it. */
const flows = fc
  .array(fc.array(fc.nat(200_000), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 7 })
  .map((table) => {
    const funds = [0, 1, 2].map((column) => sum(table.map((row) => row[column] ?? 0)));
    const node = (id: string, column: number, value: number): FlowNode => ({ id, column, value, label: `Ранно детство и семейно консултиране ${id}`, text: `${value}` });
    const nodes = [
      ...table.map((row, index) => node(`s${index}`, 0, sum(row))),
      ...funds.map((value, index) => node(`f${index}`, 1, value)),
      ...funds.map((value, index) => ({ ...node(`u${index}`, 2, value), waiting: index === 2 })),
    ];
    const links: FlowLink[] = [
      ...table.flatMap((row, index) => row.map((value, column) => ({ from: `s${index}`, to: `f${column}`, value }))),
      ...funds.map((value, index) => ({ from: `f${index}`, to: `u${index}`, value })),
    ];
    return { nodes, links };
  })
  .filter(({ nodes }) => nodes.some((node) => node.value > 0));

describe("flow", () => {
  it("fills each node with its links exactly, without gaps", async () => {
    await checkProperty(
      fc.property(flows, (data) => {
        const geometry = flowGeometry(data, { width: 1086, height: 520 });
        for (const node of geometry.nodes) {
          const leaving = geometry.links.filter((link) => link.from === node.id).map(({ path }) => [numbers(path)[1], numbers(path).at(-1)] as const);
          if (leaving.length === 0) continue;
          const edges = leaving.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
          expect(edges[0]?.[0]).toBeCloseTo(node.y, 1);
          edges.forEach((edge, index) => index > 0 && expect(edge[0]).toBe(edges[index - 1]?.[1]));
          expect(edges.at(-1)?.[1]).toBeCloseTo(node.y + node.height, 1);
        }
      }),
    );
  });

  it("keeps nodes and words of a column apart and inside the picture", async () => {
    await checkProperty(
      fc.property(flows, (data) => {
        const geometry = flowGeometry(data, { width: 1086, height: 520 });
        for (const column of [0, 1, 2]) {
          const nodes = geometry.nodes.filter((node) => node.column === column);
          nodes.forEach((node, index) => {
            const previous = nodes[index - 1];
            expect(node.y + node.height).toBeLessThanOrEqual(geometry.height + 0.1);
            if (!previous) return;
            expect(node.y).toBeGreaterThanOrEqual(previous.y + previous.height - 0.1);
            expect(node.textY - previous.textY).toBeGreaterThanOrEqual(previous.lines.length * 17 - 0.1);
          });
        }
      }),
    );
  });

  it("uses one scale for the whole book", () => {
    const node = (id: string, column: number, value: number): FlowNode => ({ id, column, value, label: id, text: "" });
    const geometry = flowGeometry(
      { nodes: [node("a", 0, 30_000), node("b", 0, 10_000), node("c", 1, 40_000)], links: [{ from: "a", to: "c", value: 30_000 }, { from: "b", to: "c", value: 10_000 }] },
      { width: 500, height: 300 },
    );
    const [a, b, c] = geometry.nodes;
    expect((a?.height ?? 0) / (b?.height ?? 1)).toBeCloseTo(3, 1);
    expect((a?.height ?? 0) + (b?.height ?? 0)).toBeCloseTo(c?.height ?? 0, 1);
  });

  it("breaks words at spaces only", () => {
    expect(wrapLabel("Регионална хранителна банка – демо", 14)).toEqual(["Регионална", "хранителна", "банка – демо"]);
  });
});

describe("bars", () => {
  it("stand on zero, the highest 84 high", () => {
    const { width, bars } = barsGeometry([40, 80, 0]);
    expect(bars.map((bar) => [bar.y, bar.height])).toEqual([[58, 42], [16, 84], [100, 0]]);
    expect(width).toBe(75);
    expect(barsGeometry([0, 0]).bars.every((bar) => bar.height === 0)).toBe(true);
  });
});
