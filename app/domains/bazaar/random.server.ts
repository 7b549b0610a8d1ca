import { randomInt } from "node:crypto";

/** Uniform whole number in [0, below). */
export const randomBelow = (below: number): number => randomInt(below);
