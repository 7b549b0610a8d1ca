import { useId } from "react";
import { classNames } from "../class-names";
import type { Book } from "../vocabulary";
import { LINE_HEIGHT, type DrawnNode, type FlowGeometry } from "./flow-geometry";

export interface FlowChartProps {
  geometry: FlowGeometry;
  /** Whose colour it has; one event without a book is drawn in thread. */
  book?: Book;
  /** Says what flows and that the same figures stand in the table. */
  label: string;
  /** One word over each column. */
  heads?: readonly string[];
  /** Links („from>to“) of one true path, drawn as a thread. */
  example?: readonly string[];
}

function NodeWords({ node, geometry }: { node: DrawnNode; geometry: FlowGeometry }) {
  const last = geometry.columns.length - 1;
  const tone = node.waiting ? "q" : undefined;
  if (node.column === last) {
    const x = node.x + geometry.nodeWidth + 12;
    return (
      <>
        <text className={tone} y={node.textY}>
          {node.lines.map((line, index) => (
            <tspan key={index} x={x} dy={index === 0 ? 0 : LINE_HEIGHT}>{line}</tspan>
          ))}
        </text>
        <text className="v" x={geometry.width} y={node.textY} textAnchor="end">{node.text}</text>
      </>
    );
  }
  const outside = node.column === 0;
  const x = outside ? node.x - 10 : node.x + geometry.nodeWidth + 8;
  const anchor = outside ? "end" : "start";
  const halo = outside ? undefined : "halo";
  return (
    <>
      <text className={classNames("b", halo, tone)} y={node.textY} textAnchor={anchor}>
        {node.lines.map((line, index) => (
          <tspan key={index} x={x} dy={index === 0 ? 0 : LINE_HEIGHT}>{line}</tspan>
        ))}
      </text>
      <text className={classNames("v", halo)} x={x} y={node.textY + node.lines.length * LINE_HEIGHT} textAnchor={anchor}>{node.text}</text>
    </>
  );
}

function ExampleThread({ geometry, ids }: { geometry: FlowGeometry; ids: readonly string[] }) {
  const parts = ids.flatMap((id) => geometry.links.find((link) => link.id === id) ?? []);
  const first = parts[0]?.middle;
  const last = parts.at(-1)?.middle;
  if (!first || !last) return null;
  const path = parts
    .map(({ middle: { x0, y0, x1, y1 } }, index) => `${index === 0 ? `M${x0} ${y0}` : `L${x0} ${y0}`}C${(x0 + x1) / 2} ${y0} ${(x0 + x1) / 2} ${y1} ${x1} ${y1}`)
    .join("");
  return (
    <g aria-hidden="true">
      <path className="ex" d={path} />
      <circle className="exk" cx={first.x0 - geometry.nodeWidth / 2} cy={first.y0} r="6" />
      <circle className="exo" cx={last.x1 + geometry.nodeWidth / 2} cy={last.y1} r="6" />
    </g>
  );
}

/** A whole book's flow in that book's colour; what waits is hatched. An equal table stands directly below it. */
export function FlowChart({ geometry, book, label, heads, example }: FlowChartProps) {
  const hatch = useId();
  return (
    // The box scrolls on phones, so it takes the keyboard's focus.
    <div className="sk-box" role="group" aria-label={label} tabIndex={0}>
      <svg className={classNames("sk", book, geometry.width < 700 && "small")} viewBox={`0 0 ${geometry.width} ${geometry.height}`} role="img" aria-label={label}>
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(35)">
            <path className="hatch" d="M0 0v6" />
          </pattern>
        </defs>
        {heads?.map((head, column) => (
          <text key={head} className="h" x={column === 0 ? (geometry.columns[0] ?? 0) + geometry.nodeWidth : geometry.columns[column]} y="14" textAnchor={column === 0 ? "end" : "start"}>
            {head}
          </text>
        ))}
        {geometry.links.map((link) => (
          <path key={link.id} className={classNames("l", link.waiting && "w")} d={link.path} style={link.waiting ? { fill: `url(#${hatch})` } : undefined}>
            {link.title ? <title>{link.title}</title> : null}
          </path>
        ))}
        {geometry.nodes.map((node) => (
          <rect key={node.id} className={classNames("n", node.waiting && "w")} x={node.x} y={node.y} width={geometry.nodeWidth} height={Math.max(1, node.height)} />
        ))}
        {geometry.nodes.map((node) => (
          <NodeWords key={node.id} node={node} geometry={geometry} />
        ))}
        {example ? <ExampleThread geometry={geometry} ids={example} /> : null}
      </svg>
    </div>
  );
}
