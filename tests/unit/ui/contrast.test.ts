import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "../../../app/ui/styles/tokens.css"), "utf8");
const [light = "", dark = ""] = css.split("@variant dark-root");
const colours = (block: string) => new Map([...block.matchAll(/--([\w-]+):\s*(#[\da-f]{6})/g)].map(([, name = "", value = ""]) => [name, value]));

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["paper", "surface", "sunken"];
const texts: readonly (readonly [text: string, grounds: readonly string[]])[] = [
  ["ink", [...grounds, "thread-soft", "primary-soft", "ok-soft", "warn-soft", "bad-soft"]],
  ["ink-2", [...grounds, "thread-soft"]],
  ["ink-3", grounds],
  ["primary", [...grounds, "primary-soft"]],
  ["on-primary", ["primary", "primary-hover"]],
  ["thread", ["paper", "surface"]],
  ["money", ["paper", "surface", "money-soft"]],
  ["goods", ["paper", "surface", "goods-soft"]],
  ["time", ["paper", "surface", "time-soft"]],
  ["ok", ["paper", "surface", "ok-soft"]],
  ["warn", ["paper", "surface", "warn-soft"]],
  ["bad", ["paper", "surface", "bad-soft"]],
];

describe.each([["light", colours(light)], ["dark", colours(dark)]] as const)("%s tokens", (_theme, tokens) => {
  const value = (name: string) => tokens.get(name) ?? "#000000";

  it("give every text at least 4.5 : 1 on its grounds", () => {
    const weak = texts.flatMap(([text, on]) =>
      on.map((ground) => ({ text, ground, ratio: contrast(value(text), value(ground)) })).filter(({ ratio }) => ratio < 4.5),
    );
    expect(weak).toEqual([]);
  });

  it("give the edges of controls at least 3 : 1", () => {
    expect(contrast(value("line-strong"), value("surface"))).toBeGreaterThanOrEqual(3);
    expect(contrast(value("line-strong"), value("paper"))).toBeGreaterThanOrEqual(3);
  });

  it("name the same colours in both themes", () => {
    expect([...tokens.keys()].sort()).toEqual([...colours(light).keys()].sort());
  });
});
