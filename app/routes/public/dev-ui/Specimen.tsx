import type { ReactNode } from "react";

/** One piece of the kit with its name. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="stack tight">
      <p className="t14 hint"><code>{name}</code></p>
      <div>{children}</div>
    </div>
  );
}
