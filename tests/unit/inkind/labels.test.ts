import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";
import { renderLabels } from "~/domains/inkind/documents/label-pdf.server";
import { labelFormats, type Label } from "~/domains/inkind/labels";
import { newLookCode } from "~/platform/tokens/look-code";
import { pageInks, rasterOf } from "~tests/support/pdf-ink";

const patience = 60_000;
beforeAll(() => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve("zxing-wasm/reader/zxing_reader.wasm"));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer } });
});

const labels = (count: number): Label[] => Array.from({ length: count }, (_, index) => ({
  code: newLookCode(), title: `№ ${131 + index} · Х1`, lines: ["Прясно мляко 3,6%, кашон с много дълго име, което не се побира", "Използвай преди 20.12.2026 г.", "Не се продава"],
}));
const near = (a: number, b: number) => expect(Math.abs(a - b), `${a} is ${b} mm`).toBeLessThan(0.1);

describe("labels as they are printed", () => {
  it("the sheet is A4 with 24 labels of 70 × 37 mm, each read by a barcode reader in its own place", async () => {
    const all = labels(25);
    const inks = pageInks(await renderLabels(all, "sheet", "Етикети"));
    expect(inks).toHaveLength(2);
    near(inks[0]!.widthMm, 210);
    near(inks[0]!.heightMm, 297);
    const { label: [w, h], top, qr } = labelFormats.sheet;
    for (const [index, label] of all.entries()) {
      const at = index % 24;
      const part = { x: (at % 3) * w, y: top + Math.floor(at / 3) * h, w, h };
      const ink = inks[Math.floor(index / 24)]!;
      const inside = ink.squares.filter((s) => s.x >= part.x && s.x < part.x + w && s.y >= part.y && s.y < part.y + h);
      const side = Math.max(...inside.map((s) => s.x + s.w)) - Math.min(...inside.map((s) => s.x));
      // 21 modules of 29 with the quiet zone.
      near(side, (qr * 21) / 29);
      const [found] = await readBarcodes(rasterOf(ink, part), { formats: ["QRCode"] });
      expect(found?.text, `label ${index}`).toBe(label.code);
    }
  }, patience);

  it("a single label is 62 × 29 mm, one a page", async () => {
    const all = labels(2);
    const inks = pageInks(await renderLabels(all, "single", "Етикети"));
    expect(inks).toHaveLength(2);
    for (const [index, ink] of inks.entries()) {
      near(ink.widthMm, 62);
      near(ink.heightMm, 29);
      const [found] = await readBarcodes(rasterOf(ink, { x: 0, y: 0, w: 62, h: 29 }), { formats: ["QRCode"] });
      expect(found?.text).toBe(all[index]!.code);
      // Modules of three quarters of a millimetre and more: any phone reads them.
      expect(Math.min(...ink.squares.map((s) => s.w))).toBeGreaterThan(0.7);
    }
  }, patience);

  it("a label without a lot has its code alone", async () => {
    const [label] = labels(1);
    const [ink] = pageInks(await renderLabels([{ ...label!, title: "", lines: [] }], "sheet", "Етикети"));
    expect((await readBarcodes(rasterOf(ink!, { x: 0, y: 0, w: 70, h: 38 }), { formats: ["QRCode"] }))[0]?.text).toBe(label!.code);
  }, patience);
});
