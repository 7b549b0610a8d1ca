import type { SVGProps } from "react";
import { classNames } from "../class-names";

type DrawingProps = SVGProps<SVGSVGElement>;

const BALL = "M4.2 8.8c6.5-2.6 13-2.6 19.6 0M2.6 14c7.5-3 15-3 22.8 0M4.2 19.4c6.5-2.8 13-2.8 19.6 0";

/** The ball of thread: the logo, where every thread comes from. */
export function BallLogo(props: DrawingProps) {
  return (
    <svg viewBox="0 0 28 28" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" aria-hidden="true" {...props}>
      <circle cx="14" cy="14" r="11.5" />
      <path d={BALL} />
    </svg>
  );
}

function Slipper() {
  return (
    <>
      <path d="M42 98c-12-2-13-16-10-30l3-36c10-6 28-6 38 0l1 22c3 10 18 12 32 16 20 6 32 12 31 20-1 6-6 8-12 8" />
      <path
        d="M34 44c12 4 28 4 39 0M44 31l-1 15M54 30v16M64 31l1 15M32 76c13 0 22 9 22 22M112 73c-7 8-7 17-3 25M70 72l4 5 4-5M86 80l4 5 4-5M70 86l4 5 4-5"
        strokeWidth="2"
      />
      <path d="M73 48c8 0 12 2 17 8m-17-8c4 2 5 4 6 8" strokeWidth="1.5" />
      <circle cx="94" cy="59" r="5" fill="currentColor" stroke="none" />
      <circle className="o" cx="80" cy="60" r="4.5" strokeWidth="2" />
    </>
  );
}

function Stall() {
  return (
    <>
      <path d="M34 52v46M166 52v46M34 76h132M42 16h116l20 32a13 11 0 0 1-31.2 0 13 11 0 0 1-31.2 0 13 11 0 0 1-31.2 0 13 11 0 0 1-31.2 0 13 11 0 0 1-31.2 0z" />
      <path d="M65 16 53.2 48M88.5 16l-4.1 32M111.5 16l4.1 32M135 16l11.8 32" strokeWidth="2" />
    </>
  );
}

function Tent() {
  return (
    <>
      <path d="M24 98C60 78 86 50 100 20c14 30 40 58 76 78M100 20V4l16 5-16 6" />
      <path d="M100 20c0 36-6 62-20 78M100 20c2 36 10 62 24 78" strokeWidth="2" />
    </>
  );
}

const THINGS = {
  slipper: { drawing: <Slipper />, width: 160 },
  stall: { drawing: <Stall />, width: 200 },
  tent: { drawing: <Tent />, width: 200 },
} as const;

/** A thing or a place in one line, standing on the thread. */
export function ThreadDrawing({ of, className, ...rest }: DrawingProps & { of: keyof typeof THINGS }) {
  const { drawing, width } = THINGS[of];
  return (
    <svg className={classNames("thr", className)} viewBox={`0 0 ${width} 110`} color="var(--thread)" aria-hidden="true" {...rest}>
      <path d={`M0 98H${width}`} />
      {drawing}
    </svg>
  );
}

/** From a knitted thing over a stall to a camp: knot, loops, ring. The page says the same three facts in words. */
export function ThreadStory({ className, draws = false }: { className?: string; draws?: boolean }) {
  return (
    <svg className={classNames("thr draw", draws && "draws", className)} viewBox="0 0 1136 118" color="var(--thread)" aria-hidden="true">
      <path
        pathLength={draws ? 1 : undefined}
        d="M6 98H184c38 0 62 14 84 4 24-11 8-38-10-28-20 11 2 34 40 26 34-8 46-2 82-2H578c40 0 66 12 88 2 22-12 6-36-11-26-18 12 4 32 40 26 30-6 42-2 63-2H1108"
      />
      <g className="still">
        <circle className="k" cx="6" cy="98" r="7" />
        <svg x="26" y="0" width="160" height="110" viewBox="0 0 160 110" overflow="visible"><Slipper /></svg>
        <svg x="380" y="0" width="200" height="110" viewBox="0 0 200 110" overflow="visible"><Stall /></svg>
        <svg x="757" y="0" width="200" height="110" viewBox="0 0 200 110" overflow="visible"><Tent /></svg>
        <circle className="o" cx="1120" cy="98" r="11" />
        <circle className="k" cx="1120" cy="98" r="4" />
      </g>
    </svg>
  );
}

/** The thread that leaves the logo of the home page and runs beside it down to the story. */
export function RunningThread() {
  return (
    <svg className="run thr reveals-down" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <path
        vectorEffect="non-scaling-stroke"
        d="M91 0C92 3 84 4.5 52 5S16 8 22 14 36 30 24 42 14 60 26 70 34 82 20 90 24 100 80 100"
      />
    </svg>
  );
}

const BULBS = [
  [27.1, 36.5],
  [73.3, 44.6],
  [122.5, 41.7],
  [172, 29.7],
  [234.7, 9.4],
  [287.7, 2.9],
  [336.1, 7.9],
  [382, 21.1],
] as const;

/** Two stalls under a string of lights: the bazaar's cover. */
export function StallsArt({ className }: { className?: string }) {
  return (
    <svg className={classNames("art thr", className)} viewBox="0 0 400 168" color="var(--thread)" aria-hidden="true">
      <path d="M-400 156H800" />
      <g transform="translate(8 43.3) scale(1.15)"><Stall /></g>
      <g transform="translate(222 72.7) scale(.85)"><Stall /></g>
      <path d="M0 26C60 54 120 50 200 20S340 4 400 28" strokeWidth="1.5" />
      {BULBS.map(([x, y], index) => (
        <g key={x}>
          <path d={`M${x} ${y}v9`} strokeWidth="1.5" />
          {index % 2 === 0 ? (
            <circle className="k" cx={x} cy={y + 12} r="5" />
          ) : (
            <circle cx={x} cy={y + 12} r="4.5" fill="var(--surface)" strokeWidth="2" />
          )}
        </g>
      ))}
    </svg>
  );
}

/** Nothing here yet: stitches with one loop. */
export function LoopDrawing() {
  return (
    <svg className="thr" viewBox="0 0 120 44" aria-hidden="true">
      <path className="w" d="M8 30h34M78 30h34" />
      <path d="M42 30c16 0 28-6 28-16s-16-10-16 0 10 16 24 16" />
    </svg>
  );
}

/** A service: a thread that ends in a ring with a core, or in an empty ring. */
export function ServiceRing({ empty = false, tail = 96 }: { empty?: boolean; tail?: number }) {
  const x = tail + 12;
  return (
    <svg className="thr" viewBox={`0 0 ${x + 12} 24`} height="24" width={x + 12} preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      {tail > 0 ? <path d={`M1 12h${tail - 1}`} /> : null}
      <circle className="o" cx={x} cy="12" r="9.5" />
      {empty ? null : <circle className="k" cx={x} cy="12" r="3.5" />}
    </svg>
  );
}
