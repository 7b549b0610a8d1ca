import { describe, expect, it } from "vitest";
import { rulesFor } from "~/domains/inkind/acceptance";
import { decodeNote, readCsv, readNote } from "~/domains/inkind/delivery-note";
import { answerDueOn, comesOn, nextDays, parseWindow, windowChoices, windowValue } from "~/domains/inkind/offer-times";
import { instantAt, localDate } from "~/platform/time/local-date";
import { addWorkingDays, isWorkingDay } from "~/platform/time/working-days";

const day = localDate;

describe("working days", () => {
  it("leave out weekends, holidays, Easter, and the days a weekend holiday moves to", () => {
    expect(["2026-12-23", "2026-12-24", "2026-12-25", "2026-12-26", "2026-12-28", "2026-12-29"].map((at) => isWorkingDay(day(at)))).toEqual([true, false, false, false, false, true]);
    expect(["2027-12-27", "2027-12-28", "2027-12-29"].map((at) => isWorkingDay(day(at)))).toEqual([false, false, true]);
    // Orthodox Easter 2027 is on 2 May: Good Friday to Easter Monday; 1 May is the Saturday between and moves on.
    expect(["2027-04-29", "2027-04-30", "2027-05-03", "2027-05-04", "2027-05-05"].map((at) => isWorkingDay(day(at)))).toEqual([true, false, false, false, true]);
    expect(addWorkingDays(day("2026-12-23"), 2)).toBe("2026-12-30");
  });
  it("make the day of the answer", () => {
    expect(answerDueOn(instantAt(day("2026-11-27"), "23:30"))).toBe("2026-12-01");
  });
});

describe("times a donor may choose", () => {
  const openings = [{ delivery: "pickup", weekday: 3, opens: "17:00", closes: "19:00" }, { delivery: "pickup", weekday: 6, opens: "10:00", closes: "13:00" }] as const;
  it("begin after the answer and pass over holidays", () => {
    const found = windowChoices(openings, "pickup", instantAt(day("2026-12-18"), "12:00"), 3).map(windowValue);
    expect(found).toEqual(["2026-12-23T17:00/19:00", "2026-12-26T10:00/13:00", "2026-12-30T17:00/19:00"]);
    expect(parseWindow(found[0]!)).toEqual({ from: instantAt(day("2026-12-23"), "17:00"), until: instantAt(day("2026-12-23"), "19:00") });
  });
  it.each(["", "2026-12-23T19:00/17:00", "2026-12-23", "x", "2026-99-99T10:00/11:00"])("refuses %s", (text) => expect(parseWindow(text)).toBeNull());
  it("follow a firm's rule", () => {
    const rule = { weekdays: [1, 2, 3, 4, 5], skipsHolidays: true, startsOn: day("2026-12-22") };
    expect(nextDays(rule, day("2026-12-19"), 4)).toEqual(["2026-12-22", "2026-12-23", "2026-12-29", "2026-12-30"]);
    expect(comesOn({ ...rule, skipsHolidays: false }, day("2026-12-25"))).toBe(true);
  });
});

describe("a delivery note", () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  const cp1251 = (text: string) => Uint8Array.from(text, (sign) => {
    const code = sign.codePointAt(0)!;
    return code < 128 ? code : code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : 63;
  });
  it("reads the separators and code pages of accounting programs", () => {
    const want = [{ description: "Хляб", unit: "piece", quantity: 40, category: "food", valueCents: 2000 }];
    for (const sign of [";", ",", "\t"]) {
      const amount = sign === "," ? "20.00" : "20,00";
      const text = [["Наименование", "Количество", "Мярка", "Стойност", "Вид"], ["Хляб", "40", "бр", amount, "храна"]].map((row) => row.join(sign)).join("\r\n");
      expect(readNote(bytes(`\ufeff${text}`)).lines).toEqual(want);
      expect(readNote(cp1251(text)).lines).toEqual(want);
    }
  });
  it("keeps quotes, separators and line breaks inside quotes", () => {
    expect(readCsv('a;b\n"x; ""y""\nz";2')).toEqual([["a", "b"], ['x; "y"\nz', "2"]]);
  });
  it("takes what looks like a formula as text and computes nothing", () => {
    for (const cell of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"]) {
      expect(readNote(bytes(`item;quantity\n${cell};3\n`)).lines[0]?.description).toBe(cell);
      expect(readNote(bytes(`item;quantity\nbread;${cell}\n`)).flaws[0]).toMatchObject({ row: 2, code: "row_quantity" });
    }
  });
  it("names every wrong row, and takes nothing then", () => {
    const read = readNote(bytes("item;quantity;unit;value;kind\nbread;1.000;pcs;;\n;2;;;\nmilk;2;crate;;\nrice;2;kg;lots;\noil;2;l;;ships\ngood;2;kg;3,50;food\n"));
    expect(read.lines).toEqual([]);
    expect(read.flaws.map(({ row, code }) => [row, code])).toEqual([[2, "row_quantity"], [3, "row_description_missing"], [4, "row_unit"], [5, "row_value"], [6, "row_category"]]);
  });
  it("refuses what is too long, too large, headless, empty or a workbook", () => {
    const codes = (text: Uint8Array) => readNote(text).flaws.map(({ code }) => code);
    expect(codes(bytes(`item;quantity\n${"bread;1\n".repeat(501)}`))).toEqual(["note_too_many"]);
    expect(codes(new Uint8Array(600_000).fill(65))).toEqual(["note_too_large"]);
    expect(codes(bytes("bread;1\n"))).toEqual(["note_headers"]);
    expect(codes(bytes("item;quantity\n;\n"))).toEqual(["note_empty"]);
    expect(codes(Uint8Array.of(80, 75, 3, 4, 0, 0))).toEqual(["note_not_text"]);
    expect(decodeNote(Uint8Array.of(0))).toBeNull();
  });
});

it("says what is not taken while the donor types", () => {
  const rules = [{ id: "1", taken: true, title: "дрехи", why: "", words: "якет jacket" }, { id: "2", taken: false, title: "плюш", why: "", words: "плюш plush" }];
  expect(rulesFor(rules, "Плюшени мечки и якета").map(({ id }) => id)).toEqual(["2", "1"]);
  expect(rulesFor(rules, "пъзели")).toEqual([]);
});
