import type { ReactNode } from "react";

export interface ThreadEnd {
  text: ReactNode;
  /** knot = given; ring = a service received it; empty = will receive. */
  sign?: "knot" | "ring" | "empty";
}

export interface ThreadLineProps {
  from: ThreadEnd;
  to: ThreadEnd;
  middle?: ThreadEnd;
  /** Stitches: declared, waiting, in a queue. */
  waiting?: boolean;
  /** Time passes between the two. */
  loop?: boolean;
}

const WIDTH = 350;
const LOOPED = "M12 26c40-14 60 18 96 8 30-8 18-36 2-28-18 9 4 40 44 28s70-22 178-8";

function Sign({ x, sign }: { x: number; sign: NonNullable<ThreadEnd["sign"]> }) {
  if (sign === "knot") return <circle className="k" cx={x} cy="26" r="7.5" />;
  return (
    <>
      <circle className="o" cx={x} cy="26" r="10" />
      {sign === "ring" ? <circle className="k" cx={x} cy="26" r="3.5" /> : null}
    </>
  );
}

/** Gift left, service right; the words under the ends are the facts, the line is their picture. */
export function ThreadLine({ from, to, middle, waiting = false, loop = false }: ThreadLineProps) {
  const straight = `M14 26H${WIDTH - 16}`;
  return (
    <div>
      <svg className="thr line" viewBox={`0 0 ${WIDTH} 44`} aria-hidden="true">
        <path className={waiting ? "w" : undefined} d={loop ? LOOPED : straight} />
        <Sign x={12} sign={from.sign ?? "knot"} />
        {middle ? <Sign x={WIDTH / 2} sign={middle.sign ?? "empty"} /> : null}
        <Sign x={WIDTH - 16} sign={to.sign ?? (waiting ? "empty" : "ring")} />
      </svg>
      <p className="ends">
        <span>{from.text}</span>
        {middle ? <span>{middle.text}</span> : null}
        <span>{to.text}</span>
      </p>
    </div>
  );
}
