export interface Bar {
  x: number;
  y: number;
  height: number;
  middle: number;
}

export const BAR_WIDTH = 20;
const STEP = 27.5;
const BASE = 100;
const TALLEST = 84;

const round = (value: number) => Math.round(value * 100) / 100;

/** One measure on its own scale, from zero; the highest bar is 84 high and stands on y = 100. */
export function barsGeometry(values: readonly number[]): { width: number; bars: readonly Bar[] } {
  const top = Math.max(0, ...values);
  const bars = values.map((value, index) => {
    const height = top === 0 ? 0 : round((Math.max(0, value) / top) * TALLEST);
    return { x: index * STEP, y: round(BASE - height), height, middle: index * STEP + BAR_WIDTH / 2 };
  });
  return { width: Math.max(BAR_WIDTH, values.length * STEP - (STEP - BAR_WIDTH)), bars };
}
