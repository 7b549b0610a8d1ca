import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes, ReactNode } from "react";

/** A row of filters; it scrolls sideways and shows a cut chip. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="chips" role="group" aria-label={label}>
      {children}
    </div>
  );
}

/** A filter that lives in the address. */
export function Chip({ current, ...rest }: LinkProps & { current?: boolean }) {
  return <Link preventScrollReset {...rest} className="chip" aria-current={current ? "true" : undefined} />;
}

export function ChipButton({ pressed, ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { pressed: boolean }) {
  return <button type="button" {...rest} className="chip" aria-pressed={pressed} />;
}
