import { classNames } from "../class-names";
import type { Book } from "../vocabulary";
import { BAR_WIDTH, barsGeometry } from "./bars-geometry";

export interface MonthBar {
  /** „ян“, „фев“ … */
  label: string;
  value: number;
  /** The figure above the bar, formatted; without it the value. „под 5“ stays a word. */
  text?: string;
  /** A month that is not closed yet is dashed. */
  open?: boolean;
}

export interface BarsProps {
  months: readonly MonthBar[];
  book?: Book;
  /** Names the picture when no table beside it holds the same figures. */
  label?: string;
}

/** Twelve months of one measure, on its own scale. */
export function Bars({ months, book, label }: BarsProps) {
  const { width, bars } = barsGeometry(months.map((month) => month.value));
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true as const };
  return (
    <svg className={classNames("month-bars", book)} viewBox={`0 -4 ${width} 122`} {...named}>
      {months.map((month, index) => {
        const bar = bars[index];
        if (!bar) return null;
        return (
          <g key={month.label}>
            <rect className={month.open ? "open" : undefined} x={bar.x} y={bar.y} width={BAR_WIDTH} height={bar.height} rx="2" />
            <text className="v" x={bar.middle} y={bar.y - 6}>
              {month.text ?? month.value}
            </text>
            <text x={bar.middle} y="116">
              {month.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The same months small, beside a figure that says the last one in words. */
export function MonthSpark({ values, open = true, strong = 3 }: { values: readonly number[]; open?: boolean; strong?: number }) {
  const top = Math.max(1, ...values);
  const closed = open ? values.length - 1 : values.length;
  return (
    <svg className="sp" viewBox="0 0 144 36" aria-hidden="true">
      {values.map((value, index) => {
        const height = Math.round((Math.max(0, value) / top) * 320) / 10;
        const last = open && index === values.length - 1;
        return last ? (
          <rect key={index} className="open" x={index * 12 + 1} y={Math.min(34, 35 - height)} width="8" height={Math.max(1, height)} />
        ) : (
          <rect key={index} className={index < closed - strong ? "past" : undefined} fill="currentColor" x={index * 12} y={36 - height} width="10" height={height} />
        );
      })}
    </svg>
  );
}

/** A few days of one book, beside its sum. */
export function Spark({ values, book, lastOpen = true }: { values: readonly number[]; book: Book; lastOpen?: boolean }) {
  const top = Math.max(1, ...values);
  return (
    <span className={classNames("spark", book)} aria-hidden="true">
      {values.map((value, index) => (
        <i key={index} className={lastOpen && index === values.length - 1 ? "open" : undefined} style={{ height: `${Math.round((value / top) * 100)}%` }} />
      ))}
    </span>
  );
}
