import { describe, expect, test } from "vitest";
import { foldName, formatPhone, isEik, normaliseEmail, normalisePhone } from "~/domains/people/model";

describe("ЕИК", () => {
  test.each(["999100010", "999100028", "999100035", "999100042", "999100050", "999100067", "9991000350014"])("%s is valid", (eik) => {
    expect(isEik(eik)).toBe(true);
  });

  test.each(["999100011", "99910001", "9991000100", "9991000350015", "12345678a", "", "999 100 010"])("„%s“ is not", (eik) => {
    expect(isEik(eik)).toBe(false);
  });

  test("one check digit fits each eight digits", () => {
    for (const first of ["99910002", "12345678", "00000001", "87654321"]) {
      const fitting = Array.from("0123456789").filter((check) => isEik(first + check));
      expect(fitting, first).toHaveLength(1);
    }
  });
});

describe("phones", () => {
  test.each([
    ["0888 123 456", "+359888123456"],
    ["+359 82 000 110", "+35982000110"],
    ["00359 82 000 110", "+35982000110"],
    ["(082) 000-110", "+35982000110"],
    ["02/ 981 23 45", "+35929812345"],
    ["+49 30 000111", "+4930000111"],
  ])("%s → %s", (typed, kept) => expect(normalisePhone(typed)).toBe(kept));

  test.each(["", "123", "0888", "abc", "+0888123456", "0888 123 456 789", "+359 1"])("„%s“ is no phone", (typed) => {
    expect(normalisePhone(typed)).toBeNull();
  });

  test("is shown in groups that do not break", () => {
    expect(formatPhone("+35982000110")).toBe("+359\u00a082\u00a0000\u00a0110");
    expect(formatPhone("+359888123456")).toBe("+359\u00a088\u00a0812\u00a03456");
  });
});

describe("e-mails and names", () => {
  test("e-mails are lower-cased and trimmed", () => {
    expect(normaliseEmail("  Ime@Primer.BG ")).toBe("ime@primer.bg");
    for (const wrong of ["", "ime", "ime@primer", "a b@c.bg", "a@b@c.bg", "a@.bg", `${"a".repeat(250)}@c.bg`]) expect(normaliseEmail(wrong)).toBeNull();
  });

  test("one name, differently typed, is one name", () => {
    const name = foldName("Александра Маринова-Тотева");
    for (const typed of ["александра  маринова - тотева", "АЛЕКСАНДРА МАРИНОВА–ТОТЕВА", " Александра Маринова-Тотева "]) expect(foldName(typed)).toBe(name);
    expect(foldName("Александър Маринов")).not.toBe(name);
    expect(foldName("„Дунав Текс“ ООД")).toBe(foldName("\"Дунав Текс\" ООД"));
  });
});
