import type { ReactNode } from "react";
import { classNames } from "../class-names";
import type { Book } from "../vocabulary";

export interface StackPart {
  value: number;
  look: "solid" | "hatched" | "open";
}

/** Parts of one whole in one unit: certain, offered, empty. */
export function StackBar({ parts, label, book }: { parts: readonly StackPart[]; label: string; book?: Book }) {
  return (
    <span className={classNames("stackbar", book)} role="img" aria-label={label}>
      {parts
        .filter((part) => part.value > 0)
        .map((part) => (
          <i key={part.look} className={part.look === "solid" ? undefined : part.look} style={{ flex: part.value }} />
        ))}
    </span>
  );
}

export function StackKey({ items }: { items: readonly { look: StackPart["look"]; text: ReactNode }[] }) {
  return (
    <p className="key">
      {items.map((item) => (
        <span key={item.look}>
          <span className="stackbar" aria-hidden="true">
            <i className={item.look === "solid" ? undefined : item.look} />
          </span>
          {item.text}
        </span>
      ))}
    </p>
  );
}
