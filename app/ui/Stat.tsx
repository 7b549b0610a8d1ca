import type { ReactNode } from "react";
import { classNames } from "./class-names";

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  unit?: ReactNode;
  note?: ReactNode;
}

/** Different measures side by side, never added. */
export function StatRow({ items, className }: { items: readonly StatProps[]; className?: string }) {
  return (
    <dl className={classNames("card stats", className)}>
      {items.map((item, index) => (
        <Stat key={index} {...item} />
      ))}
    </dl>
  );
}

/** One measure; stands inside a dl. */
export function Stat({ label, value, unit, note }: StatProps) {
  return (
    <div className="stat">
      <dt>{label}</dt>
      <dd>
        {value}
        {unit ? <small> {unit}</small> : null}
        {note ? <small className="note-line"> {note}</small> : null}
      </dd>
    </div>
  );
}
