import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { currentTemplate, fillName } from "~/domains/people/consent-words";
import { checkKinds, checkMonths } from "~/domains/people/model";

test("the words of a consent are frozen: whoever changes them makes a new version", () => {
  const print = createHash("sha256").update(JSON.stringify(currentTemplate.texts)).digest("hex").slice(0, 16);
  expect({ [`${currentTemplate.code}/${currentTemplate.version}`]: print }).toMatchInlineSnapshot(`
    {
      "minor_taking_part/1": "b05770737678df54",
    }
  `);
});

test("every sentence about the minor stands with the name, in both languages", () => {
  const said = JSON.stringify(currentTemplate.texts);
  expect(fillName(said, "Калоян").replaceAll("{{wants}}", "")).not.toContain("{{");
  expect(Object.keys(currentTemplate.texts.en.ifNo)).toEqual(Object.keys(currentTemplate.texts.bg.saidNo));
});

test("a check lasts a whole number of months, or does not run out", () => {
  for (const kind of checkKinds) expect(checkMonths[kind] === null || checkMonths[kind] > 0, kind).toBe(true);
  expect(checkMonths.criminal_record).toBe(6);
});
