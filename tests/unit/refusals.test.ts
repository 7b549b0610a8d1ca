import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { bg as peopleBg } from "~/domains/people/messages.bg";
import { en as peopleEn } from "~/domains/people/messages.en";
import { bg as voicesBg } from "~/domains/voices/messages.bg";
import { en as voicesEn } from "~/domains/voices/messages.en";
import { bg as volunteeringBg } from "~/domains/volunteering/messages.bg";
import { en as volunteeringEn } from "~/domains/volunteering/messages.en";

const said = { people: [peopleBg.refusals, peopleEn.refusals], voices: [voicesBg.refusals, voicesEn.refusals], volunteering: [volunteeringBg.refusals, volunteeringEn.refusals] };
/** Answered before they reach anybody, so that nobody learns which it was. */
const unsaid = new Set(["nobody", "throttled"]);

const written = (domain: string): readonly string[] =>
  readdirSync(join("app/domains", domain), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".server.ts"))
    .flatMap((file) => [...readFileSync(join("app/domains", domain, file), "utf8").matchAll(/refuse\((?:[^"()]*\? )?"([a-z_0-9]+)"(?: : "([a-z_0-9]+)")?/g)].flatMap(([, one, other]) => [one!, ...(other ? [other] : [])]));

it.each(Object.entries(said))("every refusal of %s has its sentence in both languages", (domain, languages) => {
  const codes = [...new Set(written(domain))].filter((code) => !unsaid.has(code));
  expect(codes.length).toBeGreaterThan(2);
  for (const sentences of languages) expect(codes.filter((code) => !(code in sentences) && !(`${code}_other` in sentences))).toEqual([]);
});
