import type { ReactNode } from "react";

export interface SlipProps {
  title: ReactNode;
  meta?: ReactNode;
  rows: readonly { text: ReactNode; sum: ReactNode }[];
  total?: { text: ReactNode; sum: ReactNode };
  /** „Бележка № … – не е фискален бон“ */
  legal?: ReactNode;
  label: string;
}

/** A gift tag with cut corners and a hole, so that nobody takes it for a till receipt. */
export function Slip({ title, meta, rows, total, legal, label }: SlipProps) {
  return (
    <section className="tagcard" aria-label={label}>
      <div>
        <p>
          <b>{title}</b>
          {meta ? <span className="block t14 soft">{meta}</span> : null}
        </p>
        <dl>
          {rows.map((row, index) => (
            <div key={index}>
              <dt>{row.text}</dt>
              <dd className="num">{row.sum}</dd>
            </div>
          ))}
        </dl>
        {total ? (
          <p className="all">
            {total.text} <b>{total.sum}</b>
          </p>
        ) : null}
        {legal ? <p className="legal">{legal}</p> : null}
      </div>
    </section>
  );
}
