/** Strands of one gift: where each euro went, in the same order from end to end, without a crossing. Pure. */

export interface StrandLeg {
  id: string;
  strands: number;
  /** Not used yet: stitches into an empty ring. */
  waiting?: boolean;
}

export interface Strand {
  leg: string;
  path: string;
  waiting: boolean;
}

export interface PhoneLeg {
  leg: string;
  /** The strands that turn into this leg. */
  bend: readonly Strand[];
  /** The strands that go on beside it. */
  rest: readonly { x: number; waiting: boolean }[];
}

export interface StrandGeometry {
  width: number;
  height: number;
  strands: readonly Strand[];
  /** On phones the strands leave the slip downwards … */
  fan: readonly Strand[];
  /** … and turn into one leg after the other. */
  phone: readonly PhoneLeg[];
}

const WIDTH = 324;
const LEG_HEIGHT = 165;
const LEG_GAP = 16;
const APART = 5.5;
const AT_HOLE = 1.45;
const MOST_STRANDS = 20;

const round = (value: number) => Math.round(value * 10) / 10;
const centred = (index: number, count: number, apart: number) => (index - (count - 1) / 2) * apart;

/**
 * How many strands each sum gets. Up to twenty whole euros a strand is one euro; otherwise it is a rounded tenth of the whole:
 * ten strands by largest remainder, and whatever is above zero has at least one.
 */
export function strandCounts(amountsCents: readonly number[]): { counts: readonly number[]; unit: "euro" | "tenth" } {
  const total = amountsCents.reduce((sum, cents) => sum + cents, 0);
  if (total <= MOST_STRANDS * 100 && amountsCents.every((cents) => cents % 100 === 0)) {
    return { counts: amountsCents.map((cents) => cents / 100), unit: "euro" };
  }
  const drawn = Math.max(10, amountsCents.filter((cents) => cents > 0).length);
  const exact = amountsCents.map((cents) => (total === 0 ? 0 : (cents * drawn) / total));
  const counts = exact.map((share, index) => ((amountsCents[index] ?? 0) > 0 ? Math.max(1, Math.floor(share)) : 0));
  const remainder = (index: number) => (exact[index] ?? 0) - (counts[index] ?? 0);
  const indices = counts.map((_, index) => index);
  let open = (total === 0 ? 0 : drawn) - counts.reduce((sum, count) => sum + count, 0);
  while (open !== 0) {
    const step = Math.sign(open);
    const able = indices.filter((index) => (step > 0 ? (amountsCents[index] ?? 0) > 0 : (counts[index] ?? 0) > 1));
    const next = able.reduce((best, index) => (step * remainder(index) > step * remainder(best) ? index : best), able[0] ?? 0);
    counts[next] = (counts[next] ?? 0) + step;
    open -= step;
  }
  return { counts, unit: "tenth" };
}

export function strandGeometry(legs: readonly StrandLeg[]): StrandGeometry {
  const height = legs.length * LEG_HEIGHT + Math.max(0, legs.length - 1) * LEG_GAP;
  const middle = height / 2;
  const count = legs.reduce((sum, leg) => sum + leg.strands, 0);
  const phoneApart = count > 1 ? Math.min(5, 55 / (count - 1)) : 0;
  const phoneX = (index: number) => round(6 + phoneApart * (count - 1 - index));
  const strands: Strand[] = [];
  const fan: Strand[] = [];
  const phone: PhoneLeg[] = [];
  let index = 0;
  legs.forEach((leg, row) => {
    const waiting = leg.waiting ?? false;
    const arrives = row * (LEG_HEIGHT + LEG_GAP) + LEG_HEIGHT / 2;
    const bend: Strand[] = [];
    for (let own = 0; own < leg.strands; own += 1) {
      const hole = round(middle + centred(index, count, AT_HOLE));
      const spread = round(middle + centred(index, count, APART));
      const end = round(arrives + centred(own, leg.strands, APART));
      strands.push({ leg: leg.id, waiting, path: `M0 ${hole}C40 ${hole} 60 ${spread} 110 ${spread}S210 ${end} ${WIDTH} ${end}` });
      const x = phoneX(index);
      const top = round(34 - centred(index, count, 1.25));
      fan.push({ leg: leg.id, waiting, path: `M${top} 0C${top} 14 ${x} 14 ${x} 32` });
      const y = round(22 + centred(own, leg.strands, phoneApart));
      const turn = Math.min(12, 72 - x);
      bend.push({ leg: leg.id, waiting, path: `M${x} -14V${round(y - turn)}Q${x} ${y} ${round(x + turn)} ${y}H72` });
      index += 1;
    }
    const later = legs.slice(row + 1).flatMap((next) => Array.from({ length: next.strands }, () => next.waiting ?? false));
    phone.push({ leg: leg.id, bend, rest: later.map((waits, step) => ({ x: phoneX(index + step), waiting: waits })) });
  });
  return { width: WIDTH, height, strands, fan, phone };
}
