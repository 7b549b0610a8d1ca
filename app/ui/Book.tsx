import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { BoxIcon, ClockIcon, CoinsIcon } from "./icons";
import type { Book } from "./vocabulary";

export const BOOK_ICON = { money: CoinsIcon, goods: BoxIcon, time: ClockIcon } as const;

/** Mark and word together: a book is never told by its colour alone. */
export function BookLabel({ book, text, bare }: { book: Book; text: ReactNode; /** The row's own mark stands beside it. */ bare?: boolean }) {
  return (
    <span className={classNames("book", book)}>
      {bare ? null : <Icon of={BOOK_ICON[book]} />}
      {text}
    </span>
  );
}

/** The 44 px mark at the head of a row; the word stands beside it. */
export function BookMark({ book }: { book: Book }) {
  return (
    <span className={classNames("mark", book)}>
      <Icon of={BOOK_ICON[book]} size="l" />
    </span>
  );
}

export interface BookFigure {
  book: Book;
  word: ReactNode;
  figure: ReactNode;
  unit?: ReactNode;
  text?: ReactNode;
  /** A bar or a short list below. */
  more?: ReactNode;
}

/** Three figures side by side. The note says that they are never added. */
export function BooksStrip({ items, note }: { items: readonly BookFigure[]; note: ReactNode }) {
  return (
    <div>
      <div className="books">
        {items.map((item) => (
          <div key={item.book} className={item.book}>
            <BookLabel book={item.book} text={item.word} />
            <span className="fig">
              {item.figure}
              {item.unit ? <small> {item.unit}</small> : null}
            </span>
            {item.text ? <p className="soft">{item.text}</p> : null}
            {item.more}
          </div>
        ))}
      </div>
      <p className="t14 soft mt-3">{note}</p>
    </div>
  );
}
