import type { ReactNode } from "react";
import { Icon } from "./Icon";
import type { IconType } from "./icons";

/** `stacked`: the text under its term, for a narrow column. */
export function DescriptionList({ items, stacked }: { items: readonly { term: ReactNode; text: ReactNode }[]; stacked?: boolean }) {
  return (
    <dl className={stacked ? "dl stacked" : "dl"}>
      {items.map((item, index) => (
        <div key={index}>
          <dt>{item.term}</dt>
          <dd>{item.text}</dd>
        </div>
      ))}
    </dl>
  );
}

export interface Fact {
  icon: IconType;
  text: ReactNode;
  small?: ReactNode;
}

/** When, where, who: each with its icon. */
export function Facts({ items }: { items: readonly Fact[] }) {
  return (
    <ul className="facts">
      {items.map((item, index) => (
        <li key={index}>
          <Icon of={item.icon} />
          <div>
            {item.text}
            {item.small ? <small>{item.small}</small> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
