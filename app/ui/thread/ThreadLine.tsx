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
  /** Taken back: the thread ends half-way, the rest is grey. */
  cut?: boolean;
}

function Sign({ sign, off }: { sign: NonNullable<ThreadEnd["sign"]>; off?: boolean }) {
  return (
    <svg className={off ? "thr off" : "thr"} viewBox="0 0 24 44" width="24" height="44">
      {sign === "knot" ? <circle className="k" cx="12" cy="26" r="7.5" /> : <circle className="o" cx="12" cy="26" r="10" />}
      {sign === "ring" ? <circle className="k" cx="12" cy="26" r="3.5" /> : null}
    </svg>
  );
}

/** A piece of any width; only its line is stretched, never its thickness. */
function Piece({ waiting, bend, off }: { waiting: boolean; bend: "up" | "down" | "none"; off?: boolean }) {
  const path = { none: "M0 26H100", up: "M0 26C40 14 70 34 100 32", down: "M0 32C30 36 60 14 100 26" }[bend];
  return (
    <svg className={off ? "thr piece off" : "thr piece"} viewBox="0 0 100 44" preserveAspectRatio="none">
      <path className={waiting ? "w" : undefined} d={path} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

function Loop({ waiting }: { waiting: boolean }) {
  return (
    <svg className="thr" viewBox="0 0 52 44" width="52" height="44">
      <path className={waiting ? "w" : undefined} d="M0 32C22 32 40 22 37 10 34 -1 19 0 18 11 17 24 34 32 52 32" />
    </svg>
  );
}

function CutLine({ from, to }: Pick<ThreadLineProps, "from" | "to">) {
  return (
    <div>
      <div className="thread-line cut" aria-hidden="true">
        <Sign sign={from.sign ?? "knot"} />
        <Piece waiting={false} bend="none" />
        <Piece waiting bend="none" off />
        <Sign sign="empty" off />
      </div>
      <p className="ends"><span>{from.text}</span><span className="soft">{to.text}</span></p>
    </div>
  );
}

/** Gift left, service right; the words under the ends are the facts, the line is their picture. */
export function ThreadLine({ from, to, middle, waiting = false, loop = false, cut = false }: ThreadLineProps) {
  if (cut) return <CutLine from={from} to={to} />;
  return (
    <div>
      <div className="thread-line" aria-hidden="true">
        <Sign sign={from.sign ?? "knot"} />
        {loop ? <Piece waiting={waiting} bend="up" /> : <Piece waiting={waiting} bend="none" />}
        {loop ? <Loop waiting={waiting} /> : null}
        {middle ? <Sign sign={middle.sign ?? "empty"} /> : null}
        {loop ? <Piece waiting={waiting} bend="down" /> : null}
        {middle && !loop ? <Piece waiting={waiting} bend="none" /> : null}
        <Sign sign={to.sign ?? (waiting ? "empty" : "ring")} />
      </div>
      <p className="ends">
        <span>{from.text}</span>
        {middle ? <span>{middle.text}</span> : null}
        <span>{to.text}</span>
      </p>
    </div>
  );
}
