import { formatDate } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { addDays, type LocalDate } from "~/platform/time/local-date";
import { ageBands, anyFilter, fieldsSet, type ShiftBrowse, type ShiftFilters, shiftsHref, shiftSwitches, withSwitch } from "../browse";
import type { ShiftChoices } from "../queries/shift-choices.server";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}
interface Choice {
  readonly value: string;
  readonly text: string;
}

/** The bar above list and calendar, in words; each chip and each ✕ is an address. */
export interface BrowseView {
  readonly segments: readonly { readonly to: string; readonly text: string; readonly current: boolean }[];
  readonly chips: readonly { readonly to: string; readonly text: string; readonly current: boolean }[];
  /** The fields that are set, each with the way to take it back. */
  readonly set: readonly { readonly to: string; readonly text: string; readonly remove: string }[];
  readonly fieldsText: string;
  readonly values: Readonly<Record<"supports" | "from" | "to" | "place" | "skill" | "age", string>>;
  readonly supports: readonly { readonly label: string; readonly options: readonly Choice[] }[];
  readonly places: readonly Choice[];
  readonly skills: readonly Choice[];
  readonly ages: readonly Choice[];
  /** What a form must carry along so that nothing set elsewhere is lost. */
  readonly kept: readonly { readonly name: string; readonly value: string }[];
  readonly isCalendar: boolean;
  readonly clearTo: string | null;
}

/** Monday of the week of a day. */
export const mondayOf = (day: LocalDate): LocalDate => addDays(day, -((Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 3) % 7));

function supportChoices(choices: ShiftChoices, { t }: Said): BrowseView["supports"] {
  const activities = choices.activities.map((activity) => ({ value: `activity:${activity}`, text: t(`volunteering:browse.activity.${activity}`) }));
  const services = choices.services.map(({ id, name, programmes }) => ({
    label: name,
    options: [
      { value: `service:${id}`, text: programmes.length > 0 ? t("volunteering:browse.wholeService", { name }) : name },
      ...programmes.map((programme) => ({ value: `programme:${programme.id}`, text: programme.name })),
    ],
  }));
  return [...services, ...(activities.length > 0 ? [{ label: t("volunteering:browse.activities"), options: activities }] : [])];
}

function periodText({ from, to }: ShiftFilters, { locale, t }: Said): string {
  const [first, last] = [from && formatDate(from, locale), to && formatDate(to, locale)];
  if (first && last) return first === last ? first : t("volunteering:browse.period.both", { from: first, to: last });
  return first ? t("volunteering:browse.period.from", { from: first }) : t("volunteering:browse.period.to", { to: last });
}

function weekChips(browse: ShiftBrowse, { t }: Said, today: LocalDate): BrowseView["chips"] {
  const sunday = addDays(mondayOf(today), 6);
  const weeks = [["thisWeek", today, sunday], ["nextWeek", addDays(sunday, 1), addDays(sunday, 7)]] as const;
  return weeks.map(([name, from, to]) => {
    const current = browse.filters.from === from && browse.filters.to === to;
    return { to: shiftsHref({ filters: { ...browse.filters, from: current ? undefined : from, to: current ? undefined : to } }), text: t(`volunteering:browse.${name}`), current };
  });
}

export function browseView(browse: ShiftBrowse, choices: ShiftChoices, said: Said & { readonly today: LocalDate }): BrowseView {
  const { t, today } = said;
  const { filters, view } = browse;
  const isCalendar = view === "calendar";
  const supports = supportChoices(choices, said);
  const places = choices.places.map(({ value, name }) => ({ value, text: name }));
  const skills = choices.skills.map((skill) => ({ value: skill, text: t(`volunteering:skill.${skill}`) }));
  const ages = ageBands.map((age) => ({ value: age, text: t(`volunteering:browse.ages.${age}`) }));
  const without = (over: Partial<Record<keyof ShiftFilters, undefined>>) => shiftsHref({ ...browse, after: undefined, filters: { ...filters, ...over } });
  // An address may name what no shift to come has.
  const supported = (value: string) => supports.flatMap((group) => group.options).find((choice) => choice.value === value)?.text
    ?? (value.startsWith("activity:") ? t(`volunteering:browse.activity.${value.slice("activity:".length)}`) : t("volunteering:browse.supports"));
  const set = [
    ...(filters.supports ? [{ text: supported(filters.supports), to: without({ supports: undefined }) }] : []),
    ...(!isCalendar && (filters.from ?? filters.to) ? [{ text: periodText(filters, said), to: without({ from: undefined, to: undefined }) }] : []),
    ...(filters.place ? [{ text: places.find((choice) => choice.value === filters.place)?.text ?? filters.place, to: without({ place: undefined }) }] : []),
    ...(filters.skill ? [{ text: t(`volunteering:skill.${filters.skill}`), to: without({ skill: undefined }) }] : []),
    ...(filters.age ? [{ text: t(`volunteering:browse.ages.${filters.age}`), to: without({ age: undefined }) }] : []),
  ];
  const count = fieldsSet(isCalendar ? { ...filters, from: undefined, to: undefined } : filters);
  return {
    segments: (["list", "calendar"] as const).map((one) => ({ to: shiftsHref({ ...browse, view: one, after: undefined }), text: t(`volunteering:browse.${one}`), current: one === view })),
    chips: [
      { to: shiftsHref({ ...browse, after: undefined, filters: {} }), text: t("volunteering:browse.all"), current: !anyFilter(filters) },
      ...shiftSwitches.map((name) => ({ to: withSwitch(browse, name), text: t(`volunteering:browse.switch.${name}`), current: filters[name] === true })),
      ...(isCalendar ? [] : weekChips(browse, said, today)),
    ],
    set: set.map((one) => ({ ...one, remove: t("volunteering:browse.remove", { what: one.text }) })),
    fieldsText: count > 0 ? t("volunteering:browse.fieldsSet", { n: count }) : t("volunteering:browse.fields"),
    values: { supports: filters.supports ?? "", from: filters.from ?? "", to: filters.to ?? "", place: filters.place ?? "", skill: filters.skill ?? "", age: filters.age ?? "" },
    supports, places, skills, ages, isCalendar,
    kept: [
      ...shiftSwitches.filter((name) => filters[name]).map((name) => ({ name, value: "1" })),
      ...(isCalendar ? [{ name: "view", value: "calendar" }, ...(browse.month ? [{ name: "month", value: browse.month.slice(0, 7) }] : [])] : []),
    ],
    clearTo: anyFilter(filters) ? shiftsHref({ ...browse, after: undefined, filters: {} }) : null,
  };
}
