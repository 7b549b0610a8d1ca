import { formatQuantity } from "~/platform/i18n/format";
import type { BaseUnit } from "./model";

interface Rule {
  readonly weekdays: readonly number[];
  readonly quantity: number;
  readonly unit: BaseUnit;
  readonly from: string;
  readonly until: string;
}
type Translate = (key: string, facts?: Record<string, string>) => string;

/** „всеки делничен ден: 40 бр., 7:00 – 8:00 ч.“ */
export function ruleWords(rule: Rule, t: unknown, locale: "bg" | "en"): string {
  const say = t as Translate;
  const workdays = rule.weekdays.length === 5 && rule.weekdays.every((day) => day < 6);
  const days = workdays ? say("inkind:standing.everyWorkday") : rule.weekdays.map((day) => say(`inkind:standing.daysShort.d${day}`)).join(", ");
  return say("inkind:standing.rule", { days, quantity: formatQuantity(rule.quantity, rule.unit, locale), from: rule.from.replace(/^0/, ""), until: rule.until.replace(/^0/, "") });
}
