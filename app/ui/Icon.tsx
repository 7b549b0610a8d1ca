import type { IconType } from "./icons";
import { classNames } from "./class-names";

export interface IconProps {
  of: IconType;
  /** 20 px without a size, 16 px small, 24 px large. */
  size?: "s" | "l";
  /** A name for an icon that stands alone; beside words it stays silent. */
  label?: string;
  className?: string;
}

export function Icon({ of: Drawing, size, label, className }: IconProps) {
  const named = label ? { role: "img", "aria-label": label } : { "aria-hidden": true as const };
  return <Drawing className={classNames("i", size, className)} focusable="false" {...named} />;
}
