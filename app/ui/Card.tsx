import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";

export interface CardProps extends HTMLAttributes<HTMLElement> {
  as?: "div" | "section" | "article" | "li" | "ul" | "ol" | "aside";
  pad?: boolean;
  /** Clips what reaches the rounded corners. */
  flush?: boolean;
  /** Something that waits. */
  dashed?: boolean;
  children: ReactNode;
}

export function Card({ as: Tag = "div", pad, flush, dashed, className, children, ...rest }: CardProps) {
  return (
    <Tag {...rest} className={classNames("card", pad && "pad", flush && "flush", dashed && "dashed", className)}>
      {children}
    </Tag>
  );
}

/** Rows of one card, divided by hairlines. */
export function CardRows({ as: Tag = "ul", className, children }: { as?: "ul" | "ol" | "div"; className?: string; children: ReactNode }) {
  return <Tag className={classNames("rows", className)}>{children}</Tag>;
}
