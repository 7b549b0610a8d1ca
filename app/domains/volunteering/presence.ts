import { minutesLater } from "~/platform/time/clock";
import { minutesBetween, type SignupState } from "./model";

/** Who is there in which hour, and what a shift lacks. Pure: of the board's facts alone. */
export interface Slot {
  readonly from: Date;
  readonly until: Date;
}

const slotsShown = 8;

/** The shift cut into hours from its start; a long one into equal pieces of whole hours, eight at most. */
export function slotsOf(shift: { readonly startsAt: Date; readonly endsAt: Date }): readonly Slot[] {
  const minutes = minutesBetween(shift.startsAt, shift.endsAt);
  const step = Math.max(1, Math.ceil(minutes / 60 / slotsShown)) * 60;
  return Array.from({ length: Math.ceil(minutes / step) }, (_, n) => ({
    from: minutesLater(shift.startsAt, n * step), until: minutesLater(shift.startsAt, Math.min(minutes, (n + 1) * step)),
  }));
}

export interface Stay {
  readonly state: SignupState;
  readonly partySize: number;
  readonly from: Date | null;
  readonly until: Date | null;
}

const there: readonly SignupState[] = ["confirmed", "checked_in", "completed"];
export const isThere = (state: SignupState): boolean => there.includes(state);

/** How many people with a place are there from the slot's beginning to its end. */
export const presentIn = (slot: Slot, people: readonly Stay[]): number =>
  people.reduce((sum, one) => sum + (isThere(one.state) && (one.from ?? slot.from) <= slot.from && (one.until ?? slot.until) >= slot.until ? one.partySize : 0), 0);

export type Enough = "ok" | "low" | "gap";
/** Below `minPeople` it does not work; below the target it works less well. */
export const enough = (present: number, need: { readonly minPeople: number; readonly targetPeople: number | null }): Enough =>
  present < need.minPeople ? "gap" : present < (need.targetPeople ?? need.minPeople) ? "low" : "ok";

export interface Gap {
  readonly from: Date;
  readonly present: number;
  /** From the shift's beginning on. */
  readonly whole: boolean;
}

/** The first slot in which fewer are there than the least; null when there is none. */
export function firstGap(slots: readonly Slot[], people: readonly Stay[], need: { readonly minPeople: number }): Gap | null {
  const at = slots.findIndex((slot) => presentIn(slot, people) < need.minPeople);
  const slot = slots[at];
  return slot ? { from: slot.from, present: presentIn(slot, people), whole: at === 0 } : null;
}

/** Adults and the people under 18 at their side; who is at nobody's side is counted apart. */
export interface Side {
  readonly adultId: string;
  readonly minors: number;
}

export function sidesOf(people: readonly { readonly id: string; readonly state: SignupState; readonly minor: boolean; readonly partyMinors: number; readonly besideId: string | null }[]): {
  readonly sides: readonly Side[]; readonly alone: number;
} {
  const seated = people.filter((one) => isThere(one.state));
  const adults = new Map(seated.filter((one) => !one.minor).map((one) => [one.id, one.partyMinors]));
  let alone = 0;
  for (const one of seated) {
    if (!one.minor) continue;
    const side = one.besideId === null ? undefined : adults.get(one.besideId);
    if (one.besideId !== null && side !== undefined) adults.set(one.besideId, side + 1);
    else alone += 1;
  }
  return { sides: [...adults].filter(([, minors]) => minors > 0).map(([adultId, minors]) => ({ adultId, minors })), alone };
}
