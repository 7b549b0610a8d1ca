import { z } from "zod";
import { type LocalDate, monthOf, parseLocalDate } from "~/platform/time/local-date";
import { activityMeasures } from "../services/api";
import { type Skill, skills } from "./model";

/** How the public looks for shifts. Everything lives in the address, so that a view can be sent, kept and had without scripts. */
export const ageBands = ["under14", "14-15", "16-17", "adult"] as const;
export type AgeBand = (typeof ageBands)[number];
/** Whole years, both ends included; adults may take everything. */
export const bandAges: Readonly<Record<Exclude<AgeBand, "adult">, readonly [number, number]>> = { under14: [0, 13], "14-15": [14, 15], "16-17": [16, 17] };

/** Yes or no; each is a chip. */
export const shiftSwitches = ["weekend", "short", "bazaar", "urgent"] as const;
export type ShiftSwitch = (typeof shiftSwitches)[number];
/** „До 2 часа“. */
export const shortShiftMinutes = 120;

export interface ShiftFilters extends Partial<Readonly<Record<ShiftSwitch, boolean>>> {
  /** "activity:store", "service:<id>" or "programme:<id>": what the hours support. */
  readonly supports?: string | undefined;
  readonly from?: LocalDate | undefined;
  /** Through that day. */
  readonly to?: LocalDate | undefined;
  /** The place's Bulgarian name: the same in both languages. */
  readonly place?: string | undefined;
  readonly skill?: Skill | undefined;
  readonly age?: AgeBand | undefined;
}

export interface ShiftBrowse {
  readonly filters: ShiftFilters;
  readonly view: "list" | "calendar";
  /** First day of the calendar's month; empty: the month that the filters, or today, lie in. */
  readonly month?: LocalDate | undefined;
  readonly after?: string | undefined;
}

/** A form without scripts sends its empty fields too. */
const given = <S extends z.ZodType>(shape: S) => z.preprocess((value) => (value === "" ? undefined : value), shape.optional()).catch(undefined);
const day = z.string().transform((text, check) => {
  const parsed = parseLocalDate(text);
  if (parsed) return parsed;
  check.addIssue({ code: "custom" });
  return z.NEVER;
});
const month = z.string().regex(/^\d{4}-\d{2}$/).transform((text) => `${text}-01`).pipe(day);
const supports = z.union([z.templateLiteral(["activity:", z.enum(activityMeasures)]), z.templateLiteral(["service:", z.uuid()]), z.templateLiteral(["programme:", z.uuid()])]);
const on = z.literal("1").transform(() => true);
/** "<start in ISO>_<id>" of the last shift shown. A year 0 is ISO and no time of PostgreSQL's. */
export const shiftCursor = z.string().refine((text) => {
  const [at = "", id, ...rest] = text.split("_");
  return rest.length === 0 && /^(?:19|20|21)\d\d-/.test(at) && z.iso.datetime().safeParse(at).success && z.uuid().safeParse(id).success;
});

/** What is not understood is as if it were not said: an old or mistyped address shows more, never an error. */
export const shiftBrowseSearch = z
  .object({
    view: given(z.enum(["list", "calendar"])), month: given(month), after: given(shiftCursor),
    supports: given(supports), from: given(day), to: given(day), place: given(z.string().max(160)), skill: given(z.enum(skills)), age: given(z.enum(ageBands)),
    weekend: given(on), short: given(on), bazaar: given(on), urgent: given(on),
  })
  .transform(({ view = "list", month: asked, after, from, to, ...rest }): ShiftBrowse => {
    const turned = from !== undefined && to !== undefined && to < from;
    return { view, month: asked, after, filters: { ...rest, from: turned ? to : from, to: turned ? from : to } };
  });

/** The address of a view; what is left out is not in it. */
export function shiftsHref({ filters, view = "list", month: shown, after }: Partial<ShiftBrowse> & { readonly filters: ShiftFilters }): string {
  const calendar = view === "calendar";
  const { supports: purpose, from, to, place, skill, age } = filters;
  const said: Record<string, string | undefined> = {
    view: calendar ? "calendar" : undefined, month: calendar ? shown?.slice(0, 7) : undefined,
    // A calendar's days are its own.
    supports: purpose, from: calendar ? undefined : from, to: calendar ? undefined : to, place, skill, age,
    ...Object.fromEntries(shiftSwitches.map((name) => [name, filters[name] ? "1" : undefined])), after: calendar ? undefined : after,
  };
  const search = new URLSearchParams(Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString();
  return search ? `/shifts?${search}` : "/shifts";
}

/** The same view with one switch turned; paging starts anew. */
export const withSwitch = (browse: ShiftBrowse, name: ShiftSwitch): string =>
  shiftsHref({ ...browse, after: undefined, filters: { ...browse.filters, [name]: !browse.filters[name] } });

/** Of the fields behind „Филтри“, how many are set. */
export const fieldsSet = ({ supports: purpose, from, to, place, skill, age }: ShiftFilters): number => [purpose, from, to, place, skill, age].filter(Boolean).length;
export const anyFilter = (filters: ShiftFilters): boolean => fieldsSet(filters) > 0 || shiftSwitches.some((name) => filters[name]);

/** The month a calendar opens on. */
export const shownMonth = (browse: ShiftBrowse, today: LocalDate): LocalDate => browse.month ?? monthOf(browse.filters.from && browse.filters.from > today ? browse.filters.from : today);
