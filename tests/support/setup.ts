import { afterEach, beforeEach, expect } from "vitest";

/** A test during which something was written to console.error or console.warn fails: noise hides defects. */
const heard: string[] = [];
for (const level of ["error", "warn"] as const) {
  // eslint-disable-next-line no-console
  console[level] = (...words: unknown[]) => {
    heard.push(words.map(String).join(" "));
  };
}
beforeEach(() => void heard.splice(0));
afterEach(() => {
  expect(heard.splice(0), "written to the console").toEqual([]);
});
