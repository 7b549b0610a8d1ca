import type { ReactNode } from "react";
import { classNames } from "./class-names";

export type StepState = "done" | "now" | "wait";

export interface Step {
  title: ReactNode;
  text?: ReactNode;
  date?: ReactNode;
  state: StepState;
  /** A service receives here: a ring, not a knot. */
  receives?: boolean;
  tags?: ReactNode;
}

/** What happened and what comes, derived from movements. The line after the present is stitched. */
export function Steps({ items }: { items: readonly Step[] }) {
  return (
    <ol className="steps">
      {items.map((step, index) => {
        const beforeWaiting = step.state !== "wait" && items[index + 1]?.state === "wait";
        return (
          <li
            key={index}
            className={classNames(step.state !== "done" && step.state, step.receives && "receives", beforeWaiting && "last")}
            aria-current={step.state === "now" ? "step" : undefined}
          >
            {step.date ? <span className="d">{step.date}</span> : null}
            <p className="what">{step.title}</p>
            {step.tags ? <div className="tags">{step.tags}</div> : null}
            {step.text ? <p>{step.text}</p> : null}
          </li>
        );
      })}
    </ol>
  );
}

/** Where one is among a few steps: small dots with words. */
export function StepTrail({ items, label }: { items: readonly { text: ReactNode; state: StepState }[]; label: string }) {
  return (
    <ol className="trio" aria-label={label}>
      {items.map((item, index) => (
        <li key={index} className={item.state === "done" ? "f" : undefined} aria-current={item.state === "now" ? "step" : undefined}>
          <i aria-hidden="true" />
          {item.text}
        </li>
      ))}
    </ol>
  );
}
