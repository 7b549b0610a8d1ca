import { expect, test } from "vitest";
import { formatLookCode, newLookCode, parseLookCode } from "~/platform/tokens/look-code";

test("a code survives being printed, read aloud and typed back", () => {
  for (let round = 0; round < 200; round += 1) {
    const code = newLookCode();
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
    const printed = formatLookCode(code);
    expect(printed).toMatch(/^(\S{4}-){3}\S{4}$/);
    for (const typed of [printed, code, printed.toLowerCase(), printed.replaceAll("-", " "), ` ${printed.replaceAll("-", " – ")} `]) {
      expect(parseLookCode(typed)).toBe(code);
    }
  }
});

test("codes use all 80 bits: no sign is rare", () => {
  const seen = new Map<string, number>();
  for (let round = 0; round < 2_000; round += 1) for (const sign of newLookCode()) seen.set(sign, (seen.get(sign) ?? 0) + 1);
  expect(seen.size).toBe(32);
  expect(Math.min(...seen.values())).toBeGreaterThan(700);
});

test("Cyrillic letters that look Latin, and O, I, L, are what they look like", () => {
  expect(parseLookCode("АВЕК-МНОР-СТХУ-3З0О")).toBe("ABEKMH0PCTXY3300");
  expect(parseLookCode("oilo-0000-1111-2222")).toBe("0110000011112222");
  expect(parseLookCode("авек-мнор-стху-0000")).toBe("ABEKMH0PCTXY0000");
});

test.each(["", "ABCD", "ABCD-ABCD-ABCD-ABC", "ABCD-ABCD-ABCD-ABCDE", "ABCD-ABCD-ABCD-ABC!", "ABCD-ABCD-ABCD-ABCU", "Щ".repeat(16)])("„%s“ is no code", (typed) => {
  expect(parseLookCode(typed)).toBeNull();
});
