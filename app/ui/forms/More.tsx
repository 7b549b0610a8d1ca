import type { ReactNode } from "react";
import { Icon } from "../Icon";
import { ChevronDownIcon } from "../icons";

/** Rarely needed fields, folded; opens without scripts too. `open` when one of them is filled or needs care. */
export function More({ text, open, children }: { text: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="no" open={open}>
      <summary><Icon of={ChevronDownIcon} />{text}</summary>
      <div className="fields pt-2">{children}</div>
    </details>
  );
}
