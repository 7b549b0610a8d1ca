/** Names are looked for in one alphabet: Bulgarian letters by their official Latin (Закон за транслитерацията, чл. 4), case aside. */
const letters: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u",
  ф: "f", х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sht", ъ: "a", ь: "y", ю: "yu", я: "ya",
};

/** "Щефка-Мария" → "shtefka mariya" */
export const latinOf = (text: string): string =>
  Array.from(text.normalize("NFC").toLocaleLowerCase("bg").trim().replace(/[\s\-‐‑–—.]+/g, " "), (sign) => letters[sign] ?? sign).join("");

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
