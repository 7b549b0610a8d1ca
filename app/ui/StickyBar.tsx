import type { ReactNode } from "react";

/** One button and one line; on phones it stays above the safe area. */
export function StickyBar({ line, children }: { line?: ReactNode; children: ReactNode }) {
  return (
    <div className="foot-bar">
      {children}
      {line ? <p className="t14 soft">{line}</p> : null}
    </div>
  );
}
