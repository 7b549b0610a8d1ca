import type { Locale } from "./locale";

/** The Transliteration Act of 2009, in use in passports and on road signs. */
export const latinLetters: Readonly<Record<string, string>> = {
  а: "a", б: "b", в: "v", г: "g", д: "d", е: "e", ж: "zh", з: "z", и: "i", й: "y", к: "k", л: "l", м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ф: "f",
  х: "h", ц: "ts", ч: "ch", ш: "sh", щ: "sht", ъ: "a", ь: "y", ю: "yu", я: "ya",
};

function latinLetter(letter: string): string {
  const small = letter.toLocaleLowerCase("bg");
  const latin = latinLetters[small] ?? letter;
  return small === letter ? latin : latin.charAt(0).toUpperCase() + latin.slice(1);
}

/** „Йорданка Цветкова“ → “Yordanka Tsvetkova”; „ия“ at the end of a word is “ia”. What is not Bulgarian stays. */
export const latinName = (name: string): string => name.replace(/ия(?![\p{L}])/giu, (end) => (end === "ИЯ" ? "IA" : "ia")).replace(/[а-яА-Я]/gu, latinLetter);

/** A name of the team as readers of the language can say it. People's own names stay as they typed them. */
export const nameIn = (locale: Locale, name: string): string => (locale === "en" ? latinName(name) : name);
