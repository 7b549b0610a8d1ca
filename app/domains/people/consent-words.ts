import { formatDate, formatTime, formatTimeRange, formatWeekday } from "~/platform/i18n/format";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { ConsentAnswer, ConsentFacts, GuardianRelation } from "./model";

/**
 * The words around the points of a consent, frozen in the database per version: what was signed is shown for ever as it was.
 * {{name}} is the minor's given name. A changed word is a new version (the tests hold the fingerprint of each).
 */
export interface TemplateTexts {
  /** {{wants}} comes from the facts. */
  readonly title: string;
  readonly wants: string;
  readonly lead: string;
  /** Said of the points, by scope; `other` for a scope without words of its own. `ifNo` before, `saidNo` after a refusal. */
  readonly ifNo: Readonly<Record<string, string>>;
  readonly saidNo: Readonly<Record<string, string>>;
  /** The point that a request about somebody under 14 gets by itself. */
  readonly dataUse: { readonly label: string; readonly detail: string };
  readonly declaration: string;
  readonly withdrawal: string;
  readonly fromFourteen: string;
  readonly underFourteen: string;
  readonly whenLabel: string;
  readonly whereLabel: string;
  readonly inChargeLabel: string;
  readonly answers: Readonly<Record<ConsentAnswer, string>>;
  readonly relations: Readonly<Record<GuardianRelation, string>>;
}

export interface ConsentTemplate {
  readonly code: string;
  readonly version: number;
  readonly texts: Readonly<Record<Locale, TemplateTexts>>;
}

const bg: TemplateTexts = {
  title: "{{name}} иска {{wants}}",
  wants: "да участва",
  lead: "Решавате Вие, за всяка точка поотделно. Можете да откажете всяка от тях.",
  ifNo: {
    taking_part: "Ако откажете: мястото отива при следващия. {{name}} не губи нищо друго.",
    phone: "Ако откажете: търсим само Вас.",
    photos: "Ако откажете: {{name}} участва и без снимки.",
    travel: "Ако откажете: {{name}} не пътува. Останалото не се променя.",
    data_use: "Ако откажете: {{name}} не може да се включи и до десет дни изтриваме данните.",
    other: "Ако откажете: останалото не се променя.",
  },
  saidNo: {
    taking_part: "Записано. {{name}} не участва в това и не губи нищо друго.",
    phone: "Записано. Търсим само Вас.",
    photos: "Записано. {{name}} участва и без снимки.",
    travel: "Записано. {{name}} не пътува. Останалото не се променя.",
    data_use: "Записано. Без данни {{name}} не може да се включи.",
    other: "Записано. Останалото не се променя.",
  },
  dataUse: { label: "Данните на детето", detail: "Име, рожден ден и връзка с Вас, за да организираме участието. Под 14 години съгласието за данните дава родителят." },
  declaration: "Давам съгласие {{name}} да участва така, както реших по всяка точка.",
  withdrawal: "Мога да оттегля съгласието си по всяко време: от същата връзка, по телефона или на място.",
  fromFourteen: "{{name}} също се съгласи, с вписването си. До 18 години са нужни и двете съгласия. Не искаме ЕГН и не пазим копие на документ.",
  underFourteen: "Под 14 години съгласието дава само родителят, и за данните. Не искаме ЕГН и не пазим копие на документ.",
  whenLabel: "Кога",
  whereLabel: "Къде",
  inChargeLabel: "Отговаря",
  answers: { yes: "Да", no: "Не" },
  relations: { mother: "майка", father: "баща", guardian: "настойник", curator: "попечител" },
};

const en: TemplateTexts = {
  title: "{{name}} wants {{wants}}",
  wants: "to take part",
  lead: "You decide, on each point separately. You may refuse any of them.",
  ifNo: {
    taking_part: "If you refuse: the place goes to the next person. {{name}} loses nothing else.",
    phone: "If you refuse: we call only you.",
    photos: "If you refuse: {{name}} takes part without photos.",
    travel: "If you refuse: {{name}} does not travel. The rest stays as it is.",
    data_use: "If you refuse: {{name}} cannot join and we erase the data within ten days.",
    other: "If you refuse: the rest stays as it is.",
  },
  saidNo: {
    taking_part: "Noted. {{name}} does not take part in this and loses nothing else.",
    phone: "Noted. We call only you.",
    photos: "Noted. {{name}} takes part without photos.",
    travel: "Noted. {{name}} does not travel. The rest stays as it is.",
    data_use: "Noted. Without data {{name}} cannot join.",
    other: "Noted. The rest stays as it is.",
  },
  dataUse: { label: "The child's data", detail: "Name, birthday and how to reach you, to organise the participation. Under 14 the parent consents to the use of data." },
  declaration: "I consent to {{name}} taking part as I decided on each point.",
  withdrawal: "I may withdraw my consent at any time: from the same link, by phone or in person.",
  fromFourteen: "{{name}} has agreed as well, by signing up. Until 18 both consents are needed. We ask for no personal number and keep no copy of a document.",
  underFourteen: "Under 14 only the parent consents, to the use of data too. We ask for no personal number and keep no copy of a document.",
  whenLabel: "When",
  whereLabel: "Where",
  inChargeLabel: "In charge",
  answers: { yes: "Yes", no: "No" },
  relations: { mother: "mother", father: "father", guardian: "guardian", curator: "curator" },
};

/** What new requests are made with. Закон за младежта, чл. 38: minors volunteer with the written consent of a legal representative. */
export const currentTemplate: ConsentTemplate = { code: "minor_taking_part", version: 1, texts: { bg, en } };

export const fillName = (text: string, name: string): string => text.replaceAll("{{name}}", name);

export interface ShownPoint {
  readonly label: string;
  readonly detail: string;
  readonly answer: ConsentAnswer;
}

interface Shown {
  readonly minorId: string;
  readonly facts: ConsentFacts;
  readonly points: readonly ShownPoint[];
  readonly relation: GuardianRelation;
  readonly minorAgreed: boolean;
  readonly locale: Locale;
}

/** „Събота, 19.12.2026 г.“ and „14:00 – 18:00 ч.“, or null for a consent without a time. */
export function whenParts({ startsAt, endsAt }: Pick<ConsentFacts, "startsAt" | "endsAt">, locale: Locale): { readonly day: string; readonly range: string } | null {
  if (!startsAt) return null;
  const day = `${formatWeekday(startsAt, locale)}, ${formatDate(startsAt, locale)}`;
  return { day: `${day.charAt(0).toLocaleUpperCase("bg")}${day.slice(1)}`, range: endsAt ? formatTimeRange(startsAt, endsAt, locale) : formatTime(startsAt, locale) };
}

export const titleText = (words: TemplateTexts, facts: ConsentFacts, locale: Locale): string =>
  words.title.replace("{{wants}}", inLocale(locale, facts.wantsBg ?? "", facts.wantsEn) || words.wants);

/**
 * The exact words a guardian signs, in the order of the page: what is hashed. Persons stand as {person:id}, so that the
 * record stays whole and provable when somebody's name is erased.
 */
export function consentText(words: TemplateTexts, { minorId, facts, points, relation, minorAgreed, locale }: Shown): string {
  const when = whenParts(facts, locale);
  const rows = [
    [words.whenLabel, when ? `${when.day}, ${when.range}` : ""],
    [words.whereLabel, inLocale(locale, facts.placeBg ?? "", facts.placeEn)],
    [words.inChargeLabel, facts.inChargeId ? `{person:${facts.inChargeId}}. ${inLocale(locale, facts.supervisionBg ?? "", facts.supervisionEn)}`.trim() : ""],
  ].filter(([, value]) => value).map(([label, value]) => `${label}: ${value}`);
  const decided = points.map(({ label, detail, answer }, n) => `${n + 1}. ${label}. ${detail} ${words.answers[answer]}.`);
  const text = [
    titleText(words, facts, locale), inLocale(locale, facts.titleBg, facts.titleEn), ...rows, words.lead, ...decided, words.declaration, words.withdrawal,
    minorAgreed ? words.fromFourteen : words.underFourteen, words.relations[relation],
  ].join("\n");
  return fillName(text, `{person:${minorId}}`);
}
