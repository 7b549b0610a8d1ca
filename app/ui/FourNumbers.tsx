import type { ReactNode } from "react";

export interface FourNumber {
  label: ReactNode;
  value: ReactNode;
  tone?: "ok" | "bad";
}

/** Declared, received, accepted, refused: kept for ever. */
export function FourNumbers({ items }: { items: readonly FourNumber[] }) {
  return (
    <dl className="card four">
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.label}</dt>
          <dd className={item.tone}>{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
