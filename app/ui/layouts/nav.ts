import type { IconType } from "../icons";

export interface NavItem {
  to: string;
  text: string;
  /** Other addresses that belong to the place. */
  under?: readonly string[];
}

export interface PlaceItem extends NavItem {
  icon: IconType;
  /** Things that wait there. */
  count?: number;
}

/** The place whose address begins the present one; the longest wins, so „/staff“ does not claim „/staff/gifts“. */
export function currentPlace(items: readonly NavItem[], path: string): string | undefined {
  const own = items.flatMap((item) => [item.to, ...(item.under ?? [])].map((address) => ({ address, to: item.to })));
  return own
    .filter(({ address }) => path === address || (address !== "/" && path.startsWith(`${address}/`)))
    .sort((a, b) => b.address.length - a.address.length)[0]?.to;
}
