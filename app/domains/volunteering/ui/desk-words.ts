import { formatDate, formatTime } from "~/platform/i18n/format";
import { oneStop, type Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { daysBetween, localDateOf } from "~/platform/time/local-date";
import type { DeskPerson, DeskPosition } from "../queries/shift-desk.server";

/** How the board says things. */
export interface Said {
  readonly locale: Locale;
  readonly t: Translate;
  readonly now: Date;
}

/** „Никол А.“: how people under 18 stand on a screen that others pass by. */
export function shortName(fullName: string): string {
  const [given = fullName, ...rest] = fullName.split(" ");
  const initial = rest.at(-1)?.[0];
  return initial ? `${given} ${initial}.` : given;
}

export const nameOf = (person: Pick<DeskPerson, "name" | "minor">): string => (person.minor ? shortName(person.name) : person.name);

/** „18:00 ч.“, „утре в 12:00 ч.“, „21.12.2026 г., 12:00 ч.“ */
export function momentSaid(at: Date, { locale, t, now }: Said): string {
  const time = formatTime(at, locale);
  const ahead = daysBetween(localDateOf(now), localDateOf(at));
  if (ahead === 0) return time;
  return ahead === 1 ? t("volunteering:desk.tomorrowAt", { time }) : `${formatDate(at, locale)}, ${time}`;
}

export const checkName = (kind: string, { t }: Pick<Said, "t">): string => t(`volunteering:checkKind.${kind}`);
export const checkNames = (kinds: readonly string[], said: Pick<Said, "t">): string => kinds.map((kind) => checkName(kind, said)).join(", ");

/** What a task asks, in one line: age, papers, who must be there. */
export function ruleLine(position: Pick<DeskPosition, "minAge" | "requiredChecks" | "leadChecks">, said: Said): string {
  const { t } = said;
  const { minAge, requiredChecks, leadChecks } = position;
  const age = minAge === null ? t("volunteering:desk.rule.anyAge") : minAge >= 18 ? t("volunteering:desk.rule.adults") : t("volunteering:desk.rule.fromAge", { n: minAge });
  const parts = [
    age,
    requiredChecks.length > 0 ? t("volunteering:desk.rule.checks", { list: checkNames(requiredChecks, said) }) : "",
    leadChecks.length > 0 ? t("volunteering:desk.rule.lead", { list: checkNames(leadChecks, said) }) : "",
  ];
  return oneStop(parts.filter(Boolean).join(". "));
}

/** Why somebody of the list is passed over, in a few words; null when nothing stands in the way. */
export function skipReason(person: DeskPerson, free: number, said: Said): string | null {
  const { t } = said;
  if (person.obstacle) {
    const { kind, facts } = person.obstacle;
    return t(`volunteering:desk.skip.${kind}`, { ...facts, check: typeof facts.check === "string" ? checkName(facts.check, said) : "" });
  }
  if (person.passed) return t("volunteering:desk.skip.passed");
  if (free > 0 && person.partySize > free) return t("volunteering:desk.skip.party", { n: person.partySize });
  return null;
}
