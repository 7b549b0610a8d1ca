import { Link, type LinkProps } from "@remix-run/react";
import type { ButtonHTMLAttributes, MouseEvent, ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { ArrowRightIcon, type IconType } from "./icons";

interface Look {
  /** One primary on a screen; soft for repeated rows; quiet for the rest. */
  kind?: "plain" | "primary" | "soft" | "quiet" | "bad";
  size?: "normal" | "big" | "tall" | "sm";
  wide?: boolean;
  icon?: IconType;
}

function lookOf({ kind, size, wide }: Look, more?: string): string {
  return classNames(
    "btn",
    kind && kind !== "plain" && kind,
    size && size !== "normal" && size,
    wide && "wide",
    more,
  );
}

export interface ButtonProps extends Look, ButtonHTMLAttributes<HTMLButtonElement> {
  /** Working: stays focusable, shows a spinner, ignores a second press. */
  busy?: boolean;
  busyText?: ReactNode;
}

export function Button({
  kind,
  size,
  wide,
  icon,
  busy = false,
  busyText,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    if (busy) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={lookOf({ kind, size, wide }, className)}
      aria-disabled={busy || rest["aria-disabled"] || undefined}
      data-busy={busy || undefined}
      onClick={press}
    >
      {busy ? <span className="spin" aria-hidden="true" /> : null}
      {icon ? <Icon of={icon} size={size === "big" ? "l" : undefined} /> : null}
      {busy && busyText ? busyText : children}
    </button>
  );
}

export interface LinkButtonProps extends Look, Omit<LinkProps, "className"> {
  className?: string;
}

export function LinkButton({ kind, size, wide, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <Link {...rest} className={lookOf({ kind, size, wide }, className)}>
      {icon ? <Icon of={icon} size={size === "big" ? "l" : undefined} /> : null}
      {children}
    </Link>
  );
}

/** A link that promises more of the same; the arrow stands for nothing else. */
export function MoreLink({ children, ...rest }: LinkProps) {
  return (
    <Link {...rest} className="more">
      {children} <Icon of={ArrowRightIcon} size="s" />
    </Link>
  );
}

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: IconType;
  label: string;
}

/** Icons stand alone only for close, back, menu, search, more or less. */
export function IconButton({ icon, label, className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button {...rest} type={type} aria-label={label} className={classNames("btn quiet icon", className)}>
      <Icon of={icon} size="l" />
    </button>
  );
}
