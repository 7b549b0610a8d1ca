import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kioskEventsBody } from "~/domains/volunteering/kiosk-schemas";
import { latinOf, nameBegins, shortName } from "~/domains/volunteering/latin";
import { codeInScan, scannedSign, scannerEar } from "~/domains/volunteering/scan";
import { moods, shownMoods } from "~/domains/voices/model";
import { newId } from "~/platform/ids/ids";
import { formatLookCode, newLookCode } from "~/platform/tokens/look-code";

const press = (sign: string) => ({ code: /\d/.test(sign) ? `Digit${sign}` : `Key${sign}`, key: "ж", ctrlKey: false, altKey: false, metaKey: false });
const enter = { ...press("A"), code: "Enter", key: "Enter" };

describe("what a scanner or a camera reads", () => {
  it("a code is found bare, grouped or at the end of an address", () => {
    fc.assert(fc.property(fc.constant(null), () => {
      const code = newLookCode();
      for (const text of [code, formatLookCode(code), `https://dobroteka.example/in/${code}`, `https://dobroteka.example/in/${formatLookCode(code)}?lang=bg`]) expect(codeInScan(text)).toBe(code);
    }));
    for (const text of ["", "https://elsewhere.example/x", "Александра", "12345"]) expect(codeInScan(text)).toBeNull();
  });

  it("keys are read by their place, whatever the layout, and only a burst is a scanner", () => {
    const code = newLookCode();
    const ear = scannerEar();
    let at = 0;
    for (const sign of code) expect(ear(press(sign), (at += 8))).toBeNull();
    expect(ear(enter, (at += 8))).toBe(code);
    const slow = scannerEar();
    for (const sign of code) slow(press(sign), (at += 200));
    expect(slow(enter, (at += 200))).toBeNull();
    expect(scannedSign({ ...press("K"), ctrlKey: true })).toBeNull();
    expect(scannedSign({ ...press("K"), code: "Slash" })).toBeNull();
  });
});

describe("names on a screen in a hallway", () => {
  it("show the given name and an initial", () => {
    expect(shortName("Александра Маринова-Тотева")).toBe("Александра М.");
    expect(shortName("Мария Иванова Петкова")).toBe("Мария П.");
    expect(shortName("Ия")).toBe("Ия");
  });
  it("are found in either alphabet from three letters on, and never by the surname", () => {
    expect(latinOf("Щефка-Юлия")).toBe("shtefka yuliya");
    for (const typed of ["але", "Алек", "ALEKS", "Александра М", "александра маринова"]) expect(nameBegins("Александра Маринова", typed), typed).toBe(true);
    for (const typed of ["", "а", "ал", "Мар", "Маринова", "Алексей"]) expect(nameBegins("Александра Маринова", typed), typed).toBe(false);
    // Beyond the initial nothing is compared, so nothing can be read off letter by letter.
    expect(nameBegins("Александра Маринова", "Александра Мила")).toBe(true);
    expect(nameBegins("Ия Колева", "ия")).toBe(true);
  });
});

it("fewer than five answers are not shown, whatever they are", () => {
  fc.assert(fc.property(fc.array(fc.nat(6), { minLength: moods.length, maxLength: moods.length }), (counts) => {
    const total = counts.reduce((sum, n) => sum + n, 0);
    expect(shownMoods(counts)).toEqual(total < 5 ? { counts: null, answers: null } : { counts, answers: total });
  }));
});

it("a moment is one that the database can write, however wrong the tablet's clock", () => {
  const told = (at: string) => kioskEventsBody.safeParse({ token: "t", events: [{ id: newId(), kind: "check_in", at, signupId: newId() }] }).success;
  for (const at of ["1970-01-01T00:00:00Z", "2099-12-31T23:59:59+02:00", "2026-12-19T09:45:00.123456789Z"]) expect([at, told(at)]).toEqual([at, true]);
  for (const at of ["0000-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-23:59", "2026-02-30T10:00:00Z", "2026-12-19T25:00:00Z", "2026-12-19"]) expect([at, told(at)]).toEqual([at, false]);
});
