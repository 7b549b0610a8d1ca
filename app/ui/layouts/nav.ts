import type { IconType } from "../icons";

export interface NavItem {
  to: string;
  text: string;
}

export interface PlaceItem extends NavItem {
  icon: IconType;
  /** Things that wait there. */
  count?: number;
}

/** The place whose address begins the present one; the longest wins, so „/staff“ does not claim „/staff/gifts“. */
export function currentPlace(items: readonly NavItem[], path: string): string | undefined {
  return items
    .filter((item) => path === item.to || (item.to !== "/" && path.startsWith(`${item.to}/`)))
    .sort((a, b) => b.to.length - a.to.length)[0]?.to;
}
