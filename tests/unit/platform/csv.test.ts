import { expect, test } from "vitest";
import { csvOf } from "~/platform/csv/csv";

test.each([
  ["=1+2", "'=1+2"], ["+359 82", "'+359 82"], ["-3", "'-3"], ["@sum", "'@sum"], ["\tx", `"'\tx"`], ["\r=1", `"'\r=1"`], [" =1", "' =1"], ["＝1", "'＝1"],
  ["„Дунав Текс“ ООД", "„Дунав Текс“ ООД"], ["a;b", '"a;b"'], ['каза "да"', '"каза ""да"""'], ["12,50", "12,50"], ["два\nреда", '"два\nреда"'],
])("%j becomes %j", (typed, written) => expect(csvOf([[typed]])).toBe(`\ufeff${written}\r\n`));

test("figures stay figures", () => expect(csvOf([[5, -3]])).toBe("\ufeff5;-3\r\n"));
