/** Sums in Bulgarian words, for documents: 49320 → "четиристотин деветдесет и три евро и двадесет цента". */

type Gender = "m" | "f" | "n";

const ones: Readonly<Record<Gender, readonly string[]>> = {
  m: ["", "един", "два"], f: ["", "една", "две"], n: ["", "едно", "две"],
};
const units = ["", "", "", "три", "четири", "пет", "шест", "седем", "осем", "девет", "десет", "единадесет", "дванадесет", "тринадесет", "четиринадесет", "петнадесет", "шестнадесет", "седемнадесет", "осемнадесет", "деветнадесет"];
const tens = ["", "", "двадесет", "тридесет", "четиридесет", "петдесет", "шестдесет", "седемдесет", "осемдесет", "деветдесет"];
const hundreds = ["", "сто", "двеста", "триста", "четиристотин", "петстотин", "шестстотин", "седемстотин", "осемстотин", "деветстотин"];

/** The words of 1–999: hundreds, tens, units; from 11 to 19 one word. */
function underThousand(value: number, gender: Gender): string[] {
  const [h, rest] = [Math.floor(value / 100), value % 100];
  const unit = (n: number): string => (n < 3 ? (ones[gender][n] ?? "") : (units[n] ?? ""));
  const small = rest < 20 ? [unit(rest)] : [tens[Math.floor(rest / 10)] ?? "", unit(rest % 10)];
  return [hundreds[h] ?? "", ...small].filter(Boolean);
}

/** „и“ stands before the last word only. */
const joined = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(" ")} и ${words.at(-1)}`;

export function numberInWords(value: number, gender: Gender): string {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 1_000_000_000) throw new RangeError(`no words for ${value}`);
  if (value === 0) return "нула";
  const [millions, thousands, rest] = [Math.floor(value / 1_000_000), Math.floor(value / 1000) % 1000, value % 1000];
  const groups = [
    millions === 0 ? [] : millions === 1 ? ["един милион"] : [`${joined(underThousand(millions, "m"))} милиона`],
    thousands === 0 ? [] : thousands === 1 ? ["хиляда"] : [`${joined(underThousand(thousands, "f"))} хиляди`],
    underThousand(rest, gender),
  ];
  const before = groups.slice(0, 2).flat();
  const last = groups[2] ?? [];
  if (before.length === 0) return joined(last);
  if (last.length === 0) return joined(before);
  return last.length === 1 ? `${before.join(" ")} и ${last[0]}` : `${before.join(" ")} ${joined(last)}`;
}

export function sumInWords(amountCents: number): string {
  const [euro, cents] = [Math.floor(amountCents / 100), amountCents % 100];
  const inEuro = `${numberInWords(euro, "n")} евро`;
  return cents === 0 ? inEuro : `${inEuro} и ${numberInWords(cents, "m")} ${cents === 1 ? "цент" : "цента"}`;
}
