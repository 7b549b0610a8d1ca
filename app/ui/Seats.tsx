import type { ReactNode } from "react";
import { classNames } from "./class-names";

const MOST_DRAWN = 10;

/** Discs for the eye, words for everybody; above ten seats only the words. */
export function Seats({ taken, capacity, text, full = taken >= capacity }: { taken: number; capacity: number; text: ReactNode; full?: boolean }) {
  return (
    <span className={classNames("seats", full && "full")}>
      {capacity <= MOST_DRAWN ? (
        <span aria-hidden="true">
          {Array.from({ length: capacity }, (_, index) => (
            <i key={index} className={index < taken ? undefined : "f"} />
          ))}
        </span>
      ) : null}
      {text}
    </span>
  );
}
