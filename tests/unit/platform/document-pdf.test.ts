import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { renderDocument } from "~/domains/documents/render-document.server";
import { protocol } from "~tests/support/protocol";

/** Drawing takes tenths of a second on a quiet machine. */
const patience = 60_000;

const stored = (lines: number) => {
  const data = protocol();
  const [line] = data.lines;
  return {
    number: 322, year: 2026, lookCode: "7QK4M2ZP0R8XV3CD", sha256: `c41f9a075be28d13e6f02c7a94b103dd${String(lines).padStart(32, "0")}`,
    template: "handover-protocol/1", snapshot: JSON.stringify({ data: { ...data, lines: Array.from({ length: lines }, () => line) } }),
  };
};

/** The characters the embedded fonts can be read back as, from their ToUnicode maps. */
function readableCharacters(pdf: Buffer): string {
  let found = "";
  const text = pdf.toString("latin1");
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    try {
      const map = inflateSync(pdf.subarray(start, text.indexOf("endstream", start))).toString("latin1");
      if (map.includes("beginbfrange") || map.includes("beginbfchar")) {
        found += [...map.matchAll(/<([0-9a-f]{4})>/gi)].map((hex) => String.fromCharCode(parseInt(hex[1] ?? "0", 16))).join("");
      }
    } catch {
      // Not a compressed stream.
    }
  }
  return found;
}

test("a protocol is a pdf that prints Bulgarian, with one font of both scripts", async () => {
  const pdf = await renderDocument(stored(4), "https://example.test");
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  const characters = readableCharacters(pdf);
  for (const sign of "Приемопдавтлнк№„“€Z9") expect(characters, sign).toContain(sign);
  expect(await renderDocument(stored(4), "https://example.test")).toBe(pdf);
}, patience);

test("many lines with as many differences go on to further pages", async () => {
  const pdf = (await renderDocument(stored(40), "https://example.test")).toString("latin1");
  expect(Number(/\/Count (\d+)/.exec(pdf)?.[1])).toBeGreaterThan(1);
}, patience);

test("an unknown template is a bug, never a wrong page", async () => {
  await expect(renderDocument({ ...stored(1), sha256: "other", template: "handover-protocol/0" }, "https://example.test")).rejects.toThrow("no drawing");
});
