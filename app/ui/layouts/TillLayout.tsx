import type { ReactNode } from "react";
import { Icon } from "../Icon";
import { WifiOffIcon } from "../icons";
import { Tag } from "../Tag";
import { BallLogo } from "../thread/drawings";

export interface TillLayoutProps {
  /** „Каса 2, фоайе“ */
  title: ReactNode;
  /** The title is the page's heading: a screen that asks nothing has no sentence of its own above it. */
  heading?: boolean;
  person?: ReactNode;
  /** „Режим: дарения срещу сувенир“ */
  mode?: ReactNode;
  /** Acts at the right: „Задържани“, „Касова смяна“. */
  acts?: ReactNode;
  offline?: { text: ReactNode; waiting?: ReactNode } | null;
  children: ReactNode;
}

/** A tablet on a counter: every control is at least 64 px, and nothing here needs the router. */
export function TillLayout({ title, heading = false, person, mode, acts, offline, children }: TillLayoutProps) {
  return (
    <div className="till">
      <header className="till-top">
        <BallLogo className="spool" />
        {heading ? <h1>{title}</h1> : <b>{title}</b>}
        {person ? <span className="soft">{person}</span> : null}
        {mode ? <Tag>{mode}</Tag> : null}
        <span className="grow" />
        {acts}
      </header>
      {offline ? (
        <div className="offline" role="status">
          <Icon of={WifiOffIcon} />
          <span>{offline.text}</span>
          {offline.waiting ? <span className="num">{offline.waiting}</span> : null}
        </div>
      ) : null}
      {children}
    </div>
  );
}
