import type { CSSProperties, ReactNode } from "react";
import { classNames } from "../class-names";
import type { PhoneLeg, Strand, StrandGeometry } from "./strand-geometry";

export interface StrandLegWords {
  id: string;
  /** The sum, formatted; it stands beside the thread, never on it. */
  sum: string;
  waiting?: boolean;
  children: ReactNode;
}

const paths = (strands: readonly Strand[]) => strands.map((strand, index) => <path key={index} className={strand.waiting ? "w" : undefined} d={strand.path} />);

function PhoneThreads({ leg }: { leg: PhoneLeg }) {
  return (
    <>
      {leg.rest.length > 0 ? (
        <svg className="phone-only rest thr" viewBox="0 0 72 100" preserveAspectRatio="none" aria-hidden="true">
          {leg.rest.map((strand) => (
            <path key={strand.x} className={strand.waiting ? "w" : undefined} d={`M${strand.x} 0V100`} vectorEffect="non-scaling-stroke" />
          ))}
        </svg>
      ) : null}
      <svg className="phone-only bend thr" viewBox="0 0 72 44" aria-hidden="true">{paths(leg.bend)}</svg>
    </>
  );
}

/** From the slip to where each strand went: right on desktops, downwards on phones. The words say the same facts. */
export function Strands({ geometry, slip, legs }: { geometry: StrandGeometry; slip: ReactNode; legs: readonly StrandLegWords[] }) {
  return (
    <div className="flow" style={{ "--flow-h": `${geometry.height / 16}rem` } as CSSProperties}>
      {slip}
      <svg className="thr reveals-right" viewBox={`0 0 ${geometry.width} ${geometry.height}`} preserveAspectRatio="none" aria-hidden="true">{paths(geometry.strands)}</svg>
      <ol className="legs">
        {legs.map((leg, index) => {
          const phone = geometry.phone.find((one) => one.leg === leg.id);
          return (
            <li key={leg.id} className={leg.waiting ? "w" : undefined}>
              {index === 0 ? <svg className="phone-only fan thr" viewBox="0 0 72 32" aria-hidden="true">{paths(geometry.fan)}</svg> : null}
              {phone ? <PhoneThreads leg={phone} /> : null}
              <span className={classNames("sum", leg.sum.length > 7 && "long")}>{leg.sum}</span>
              <div>{leg.children}</div>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
