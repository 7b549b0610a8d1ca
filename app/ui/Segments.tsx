import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

export interface Segment {
  to: string;
  text: ReactNode;
  current?: boolean;
}

/** Two to four places of one page (days, years); in forms use forms/SegmentsField. */
export function Segments({ label, items }: { label: string; items: readonly Segment[] }) {
  return (
    <nav className="seg" aria-label={label}>
      {items.map((item) => (
        <Link key={item.to} to={item.to} aria-current={item.current ? "page" : undefined} preventScrollReset>
          {item.text}
        </Link>
      ))}
    </nav>
  );
}
