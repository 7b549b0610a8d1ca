/** Where "now" comes from. Commands receive it; tests and the demo set it. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still, or is moved by hand. */
export function fixedClock(at: Date | string): Clock & { set(at: Date | string): void } {
  let current = new Date(at);
  return {
    now: () => new Date(current),
    set: (next) => {
      current = new Date(next);
    },
  };
}

export const minutesLater = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000);
export const hoursLater = (at: Date, hours: number): Date => minutesLater(at, hours * 60);
/** An instant from ISO text or epoch milliseconds; the one way to make a Date outside this folder. */
export const instant = (value: string | number): Date => new Date(value);
