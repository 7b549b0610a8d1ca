import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { CircleAlertIcon, CircleCheckIcon, InfoIcon, TriangleAlertIcon, type IconType } from "./icons";
import type { Tone } from "./vocabulary";

const OWN_ICON: Record<Tone, IconType> = {
  neutral: InfoIcon,
  act: InfoIcon,
  ok: CircleCheckIcon,
  warn: TriangleAlertIcon,
  bad: CircleAlertIcon,
};

export interface NoteProps {
  tone?: Tone;
  icon?: IconType;
  /** "status" for news that arrives, "alert" for a conflict. */
  role?: "status" | "alert";
  title?: ReactNode;
  children?: ReactNode;
  className?: string;
}

export function Note({ tone = "neutral", icon, role, title, children, className }: NoteProps) {
  return (
    <div className={classNames("note", tone !== "neutral" && tone, className)} role={role}>
      <Icon of={icon ?? OWN_ICON[tone]} />
      <div>
        {title ? <p><b>{title}</b></p> : null}
        {typeof children === "string" ? <p>{children}</p> : children}
      </div>
    </div>
  );
}
