import type { MinorsView } from "./desk-view";

const width = 60;
const drawnAdults = 4;

/** Where the discs of one adult's group stand: the adult above, the others in a row below. */
const placesOf = (minors: number, at: number): readonly number[] =>
  Array.from({ length: minors }, (_, n) => at + (minors === 1 ? 0 : (n - (minors - 1) / 2) * Math.min(28, 52 / (minors - 1))));

/** Adults and the young people at their side; who is at nobody's side hangs on no line. The same is said in words. */
export function RatioDrawing({ minors }: { minors: MinorsView }) {
  const sides = minors.sides.slice(0, drawnAdults).map((count, n) => ({ at: n * width + width / 2, count: Math.min(count, 5) }));
  const alone = Math.min(minors.alone, 5);
  const total = Math.max(1, sides.length * width + alone * 18);
  return (
    <div className="drawn">
      <svg viewBox={`0 0 ${total} 38`} width={total} height="38" role="img" aria-label={minors.drawn}>
        <g stroke="var(--thread)" strokeWidth="1.75" strokeLinecap="round">
          {sides.flatMap((side) => placesOf(side.count, side.at).map((x) => <path key={`${side.at}${x}`} d={`M${side.at} 13L${x} 27`} />))}
        </g>
        <g fill="var(--time)">{sides.map((side) => <circle key={side.at} cx={side.at} cy="7" r="6" />)}</g>
        <g fill="var(--time-soft)" stroke="var(--time)" strokeWidth="1.75">
          {sides.flatMap((side) => placesOf(side.count, side.at).map((x) => <circle key={`${side.at}${x}`} cx={x} cy="31" r="5" />))}
          {Array.from({ length: alone }, (_, n) => <circle key={`alone${n}`} cx={sides.length * width + 9 + n * 18} cy="31" r="5" fill="none" strokeDasharray="2.5 2.5" />)}
        </g>
      </svg>
      {minors.rule ? <p className={minors.broken ? "t12 nb broken" : "t12 soft nb"}>{minors.rule}</p> : null}
    </div>
  );
}
