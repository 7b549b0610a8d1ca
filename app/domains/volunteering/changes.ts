import type { LocalDate } from "~/platform/time/local-date";
import type { PositionPlan } from "./model";

/** Everything of a shift that its form shows and may change. */
export interface ShiftState {
  /** Own words instead of the opportunity's; empty: none. */
  readonly titleBg: string;
  readonly titleEn: string;
  readonly day: LocalDate;
  readonly from: string;
  readonly to: string;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly addressBg: string;
  readonly addressEn: string;
  readonly inChargeId: string;
  readonly urgent: boolean;
  /** When the public may sign up: so many days before the shift's day. Null: at once. */
  readonly opens: { readonly daysBefore: number; readonly time: string } | null;
  readonly positions: readonly PositionPlan[];
}

type Facts = Omit<ShiftState, "positions">;
type PositionSet = Partial<Omit<PositionPlan, "planId">>;
export interface PositionChanges {
  readonly added: readonly PositionPlan[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly planId: string; readonly set: PositionSet }[];
}

/** Only what differs: applied to other shifts of a series it leaves their own differences alone. */
export type ShiftChanges = Partial<Facts> & { readonly positions?: PositionChanges };

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function differing<T extends object>(from: T, to: T, keys: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(keys.filter((key) => !same(from[key], to[key])).map((key) => [key, to[key]])) as Partial<T>;
}

const shiftKeys = ["titleBg", "titleEn", "day", "from", "to", "placeBg", "placeEn", "addressBg", "addressEn", "inChargeId", "urgent", "opens"] as const satisfies readonly (keyof Facts)[];
const positionKeys = [
  "nameBg", "nameEn", "capacity", "minPeople", "targetPeople", "minAge", "workClass", "requiredChecks", "minorsPerAdult", "ordinal",
] as const satisfies readonly (keyof PositionSet)[];

function positionChanges(from: readonly PositionPlan[], to: readonly PositionPlan[]): PositionChanges | undefined {
  const known = new Map(from.map((one) => [one.planId, one]));
  const kept = new Set(to.map((one) => one.planId));
  const changed = to.flatMap((one) => {
    const before = known.get(one.planId);
    const set: PositionSet = before ? differing<PositionPlan>(before, one, positionKeys) : {};
    return Object.keys(set).length > 0 ? [{ planId: one.planId, set }] : [];
  });
  const added = to.filter((one) => !known.has(one.planId));
  const removed = from.filter((one) => !kept.has(one.planId)).map((one) => one.planId);
  return added.length + removed.length + changed.length > 0 ? { added, removed, changed } : undefined;
}

export function changesBetween(from: ShiftState, to: ShiftState): ShiftChanges {
  const positions = positionChanges(from.positions, to.positions);
  return { ...differing<Facts>(from, to, shiftKeys), ...(positions ? { positions } : {}) };
}

/** The plan of a series after its positions changed. */
export function changedPlan(plan: readonly PositionPlan[], changes: PositionChanges): readonly PositionPlan[] {
  const sets = new Map(changes.changed.map(({ planId, set }) => [planId, set]));
  return [...plan.filter((one) => !changes.removed.includes(one.planId)).map((one) => ({ ...one, ...sets.get(one.planId) })), ...changes.added].toSorted((a, b) => a.ordinal - b.ordinal);
}

/** Smaller moves are not told to anybody. */
export const quietMinutes = 5;

/** Whether people must hear of it: another time, place or person in charge. What parents agreed to is then no longer so. */
export function mustHear(changes: ShiftChanges, moved: { readonly startsMinutes: number; readonly endsMinutes: number }): boolean {
  const elsewhere = ["placeBg", "placeEn", "addressBg", "addressEn", "inChargeId"].some((key) => key in changes);
  return elsewhere || Math.abs(moved.startsMinutes) >= quietMinutes || Math.abs(moved.endsMinutes) >= quietMinutes;
}
