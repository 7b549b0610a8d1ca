import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import type { DonationCertificateSnapshot, DonationContractSnapshot, GiftAnnexSnapshot, GiftRegisterSnapshot } from "~/domains/documents/api";
import { renderDocument } from "~/domains/documents/render-document.server";

const patience = 60_000;
const organisation = { name: "Сдружение „Отворен двор“", eik: "999100010", city: "гр. Крайбряг", address: "7099 гр. Крайбряг, ул. „Черешова“ 4", email: "office@otvorendvor.example", phone: "+359 82 000 100" };
const donor = { name: "„Дунав Текс“ ООД", eik: "999100028", address: "гр. Крайбряг", signedBy: { name: "Десислава Тонева", role: "управител" } };
const date = "11.12.2026 г.";
const value = { cents: 21_660, basis: "по фактура" };
const gift = { date, organisation, donor, purpose: "Реинтеграция", protocol: "приемо-предавателен протокол № 322 от 11.12.2026 г.", gift: "дарение № 1207", lines: [{ what: "детски якета", quantity: "34 броя", value }], values: [value] };
const contract: DonationContractSnapshot = { ...gift, signer: { name: "Христо Жечев", role: "директор" }, notForSale: true };
const certificate: DonationCertificateSnapshot = { ...gift, signers: [{ name: "Христо Жечев", role: "директор" }, { name: "Виолета Щерева", role: "счетоводител" }] };
const annex: GiftAnnexSnapshot = { date, organisation, donor, of: "договор за дарение № 12 от 11.12.2026 г.", paragraphs: ["Броят се чете 33."], signer: null };
const row = { gift: "№ 1207", date, donor: "„Дунав Текс“ ООД", what: "детски якета", quantity: "34 броя", declared: "216,60 €, счетоводна", recognised: "216,60 €, по фактура", papers: "протокол 322" };
const register: GiftRegisterSnapshot = { date, month: "декември 2026 г.", monthStart: "2026-12-01", organisation, rows: [row], totals: [{ label: "Призната стойност", value: "216,60 €" }], compiledBy: "Виолета Щерева" };

let printed = 0;
const draw = (template: string, data: object) => {
  printed += 1;
  return renderDocument({ number: 87, year: 2026, lookCode: "7QK4M2ZP0R8XV3CD", sha256: String(printed).padStart(64, "c41f"), template, snapshot: JSON.stringify({ data }) }, "https://example.test");
};
const pages = (pdf: Buffer): number => Number(/\/Count (\d+)/.exec(pdf.toString("latin1"))?.[1]);
const size = (pdf: Buffer): string | undefined => /\/MediaBox \[([\d. ]+)\]/.exec(pdf.toString("latin1"))?.[1];

/** The characters the embedded fonts can be read back as. */
function readable(pdf: Buffer): string {
  const text = pdf.toString("latin1");
  return [...text.matchAll(/stream\r?\n/g)].map((match) => {
    const start = match.index + match[0].length;
    try {
      const map = inflateSync(pdf.subarray(start, text.indexOf("endstream", start))).toString("latin1");
      return map.includes("beginbfrange") || map.includes("beginbfchar") ? [...map.matchAll(/<([0-9a-f]{4})>/gi)].map((hex) => String.fromCharCode(parseInt(hex[1] ?? "0", 16))).join("") : "";
    } catch {
      return "";
    }
  }).join("");
}

test.each([
  ["donation-contract/1", contract], ["donation-certificate/1", certificate], ["gift-annex/1", annex], ["gift-register/1", register],
] as const)("%s is one page of Bulgarian in one family, both weights embedded", async (template, data) => {
  const pdf = await draw(template, data);
  expect(pages(pdf)).toBe(1);
  const fonts = new Set([...pdf.toString("latin1").matchAll(/\/BaseFont \/\w+\+([\w-]+)/g)].map((match) => match[1]));
  expect([...fonts].sort()).toEqual(["SofiaSans-Bold", "SofiaSans-Regular"]);
  for (const sign of "Дариевстно№„“87") expect(readable(pdf), sign).toContain(sign);
}, patience);

test("many lines go on to further pages; the register lies on its side", async () => {
  const many = Array.from({ length: 45 }, (_, index) => ({ ...gift.lines[0]!, what: `детски якета, размер ${index}` }));
  expect(pages(await draw("donation-contract/1", { ...contract, lines: many }))).toBeGreaterThan(1);
  expect(pages(await draw("donation-certificate/1", { ...certificate, lines: many }))).toBeGreaterThan(1);
  const long = await draw("gift-register/1", { ...register, rows: Array.from({ length: 60 }, () => row) });
  expect(pages(long)).toBeGreaterThan(2);
  expect(size(long)?.split(" ").map((side) => Math.round(Number(side)))).toEqual([0, 0, 842, 595]);
}, patience);
