import type { ReactNode } from "react";
import { LoopDrawing } from "./thread/drawings";

/** An empty list says the nearest thing that does exist. */
export function Empty({ title, text, action, drawing }: { title: ReactNode; text?: ReactNode; action?: ReactNode; drawing?: ReactNode }) {
  return (
    <div className="empty">
      {drawing ?? <LoopDrawing />}
      <h2 className="h3m">{title}</h2>
      {text ? <p className="soft">{text}</p> : null}
      {action}
    </div>
  );
}
