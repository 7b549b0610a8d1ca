import type { ReactNode } from "react";
import { BookLabel, BookMark } from "./Book";
import { classNames } from "./class-names";
import { keepWords } from "./keep-words";
import type { Book } from "./vocabulary";

export interface NeedBarProps {
  book: Book;
  received: number;
  promised?: number;
  total: number;
  /** The same facts in words, when no text beside the bar says them. */
  label?: string;
  thick?: boolean;
}

/** Received solid, promised hatched, open empty. */
export function NeedBar({ book, received, promised = 0, total, label, thick }: NeedBarProps) {
  const share = (part: number) => `${total > 0 ? Math.min(100, (part / total) * 100).toFixed(2) : 0}%`;
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true as const };
  return (
    <div className={classNames("bar", book, thick && "thick")} {...named}>
      <i style={{ width: share(received) }} />
      {promised > 0 ? <i className="p" style={{ width: share(promised) }} /> : null}
    </div>
  );
}

export interface NeedRowProps {
  book: Book;
  word: ReactNode;
  title: ReactNode;
  meta?: ReactNode;
  tag?: ReactNode;
  received: number;
  promised?: number;
  total: number;
  /** „14 получени“, „4 обещани“ … */
  counts?: readonly ReactNode[];
  /** „остават 12“ or, when met, the sentence of thanks. */
  open: ReactNode;
  action?: ReactNode;
  /** The heading's level on the page. */
  level?: 2 | 3 | 4;
}

/** One need with its own unit. A met need has a full bar and no button. */
export function NeedRow({ book, word, title, meta, tag, received, promised, total, counts = [], open, action, level = 3 }: NeedRowProps) {
  const Heading = `h${level}` as const;
  return (
    <li className="need">
      <BookMark book={book} />
      <div>
        <p className="heads">
          <BookLabel book={book} text={word} bare />
          {tag}
        </p>
        <Heading className="h3m">{keepWords(title)}</Heading>
        {meta ? <p className="t14 soft">{meta}</p> : null}
        <NeedBar book={book} received={received} promised={promised} total={total} />
        <p className="counts">
          {counts.map((text, index) => (
            <span key={index}>{text}</span>
          ))}
          <b>{open}</b>
        </p>
      </div>
      {action}
    </li>
  );
}
