import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Icon } from "./Icon";
import { CheckIcon, UndoIcon, type IconType } from "./icons";
import type { Tone } from "./vocabulary";

const OWN_ICON: Partial<Record<Tone, IconType>> = { ok: CheckIcon, bad: UndoIcon };

/** A state in one or two words; never tappable. */
export function Tag({ tone = "neutral", icon, children }: { tone?: Tone; icon?: IconType | null; children: ReactNode }) {
  const drawn = icon === undefined ? OWN_ICON[tone] : icon;
  return (
    <span className={classNames("tag", tone !== "neutral" && tone)}>
      {drawn ? <Icon of={drawn} /> : null}
      {children}
    </span>
  );
}
