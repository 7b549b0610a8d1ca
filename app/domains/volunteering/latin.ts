import { latinLetters } from "~/platform/i18n/latin";

/** Names are looked for in one alphabet, case aside: "Щефка-Мария" → "shtefka mariya" */
export const latinOf = (text: string): string =>
  Array.from(text.normalize("NFC").toLocaleLowerCase("bg").trim().replace(/[\s\-‐‑–—.]+/g, " "), (sign) => latinLetters[sign] ?? sign).join("");

/** „Александра М.“: what a screen in a hallway may show of a name. */
export function shortName(fullName: string): string {
  const words = fullName.split(" ").filter(Boolean);
  const [given = "", ...rest] = words;
  const initial = rest.at(-1)?.charAt(0);
  return initial ? `${given} ${initial}.` : given;
}

export const fewestLetters = 3;

/**
 * Whether what somebody typed is the beginning of the name as it is shown, in either alphabet. Three letters at least, or the whole given name; what is
 * typed beyond the initial of the surname is not compared, so that nobody can read surnames off a tablet letter by letter.
 */
export function nameBegins(fullName: string, typed: string): boolean {
  const shown = latinOf(shortName(fullName)).trim();
  const asked = latinOf(typed);
  const given = shown.split(" ")[0] ?? shown;
  if (asked.replace(/ /g, "").length < fewestLetters && asked !== given) return false;
  return shown.startsWith(asked) || (asked.startsWith(shown) && asked.startsWith(`${given} `));
}
