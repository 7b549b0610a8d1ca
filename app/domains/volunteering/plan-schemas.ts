import { z } from "zod";
import { instantAt, type LocalDate } from "~/platform/time/local-date";
import { checkKinds } from "../people/api";
import { activityMeasures } from "../services/api";
import { day, id, line, optionalDay, optionalLine, time } from "./form-fields";
import { longestMinutes, skills, workClasses, type Skill, type WorkClass } from "./model";
import type { PositionInput } from "./plan";
import { monthlyBys, type Repeat, repeatOf, rruleOf, weekdays } from "./repeat";

/** "activity:bazaar", "service:<id>" or "programme:<id>": one choice in one list. */
const purpose = z.union(
  [
    z.templateLiteral(["activity:", z.enum(activityMeasures)]),
    z.templateLiteral(["service:", z.uuid()]),
    z.templateLiteral(["programme:", z.uuid()]),
  ],
  "volunteering:errors.purpose",
);
export type Purpose = z.output<typeof purpose>;

/** What there is to do: the words and rules of an opportunity. */
export interface OpportunityFacts {
  readonly titleBg: string;
  readonly titleEn: string;
  readonly purpose: Purpose;
  readonly doesBg: string;
  readonly doesEn: string;
  readonly bringBg: string;
  readonly bringEn: string;
  readonly workClass?: WorkClass | undefined;
  readonly skills?: readonly Skill[] | undefined;
  readonly requiredChecks?: readonly string[] | undefined;
}

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/**
 * A shift of an opportunity that exists (`opportunityId`), or with a new one of its own. Positions, or the simple shape: how
 * many people and from what age.
 */
export interface CreateShiftInput extends Optional<OpportunityFacts> {
  readonly shiftId: string;
  readonly opportunityId?: string | undefined;
  readonly day: LocalDate;
  readonly from: string;
  /** Not after `from`: the next morning. */
  readonly to: string;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly addressBg: string;
  readonly addressEn: string;
  readonly inChargeId: string;
  readonly urgent: boolean;
  /** The public may sign up from then on; left out: at once. */
  readonly opensAt?: Date | undefined;
  readonly positions?: readonly PositionInput[] | undefined;
  readonly capacity?: number | undefined;
  readonly minAge?: number | undefined;
}

const people = (min: number) => z.number().int().min(min).max(500);
const missing = (path: (string | number)[], message: string) => ({ code: "custom" as const, path, message });

/** One row of the form: a kind of work within the shift. */
const positionRow = z
  .object({
    planId: id.optional(),
    nameBg: optionalLine(80),
    nameEn: optionalLine(80),
    capacity: people(1),
    minPeople: people(0).optional(),
    targetPeople: people(0).optional(),
    minAge: z.coerce.number().int().min(1).max(18).optional(),
    workClass: z.enum(workClasses).optional(),
    requiredChecks: z.array(z.enum(checkKinds)).default([]),
    /** Emptied in the form: no such rule. */
    minorsPerAdult: z.number().int().min(0).max(50).optional().transform((value) => value ?? null),
  })
  .superRefine((row, check) => {
    if ((row.minPeople ?? 0) > row.capacity) check.addIssue(missing(["minPeople"], "volunteering:errors.people_order"));
    if (row.targetPeople !== undefined && (row.targetPeople > row.capacity || row.targetPeople < (row.minPeople ?? Math.min(1, row.capacity)))) {
      check.addIssue(missing(["targetPeople"], "volunteering:errors.people_order"));
    }
  });

/** At most this many kinds of work on one shift. */
export const mostPositions = 12;

/** Several rows each say what they are, so that people can choose between them. */
const positionRows = z.array(positionRow).min(1).max(mostPositions).superRefine((rows, check) => {
  if (rows.length === 1) return;
  rows.forEach((row, at) => {
    if (!row.nameBg) check.addIssue(missing([at, "nameBg"], "volunteering:errors.position_name"));
    else if (rows.findIndex((other) => other.nameBg === row.nameBg) < at) check.addIssue(missing([at, "nameBg"], "volunteering:errors.position_twice"));
  });
});

/** What a change is for: this shift, it and the following ones of its series, or all of them still to come. */
const changeScopes = ["one", "following", "all"] as const;
export type ChangeScope = (typeof changeScopes)[number];

const opportunityFields = {
  titleBg: line(120).min(3).optional(),
  titleEn: optionalLine(120),
  purpose: purpose.optional(),
  doesBg: optionalLine(400),
  doesEn: optionalLine(400),
  bringBg: optionalLine(240),
  bringEn: optionalLine(240),
  workClass: z.enum(workClasses).optional(),
  skills: z.array(z.enum(skills)).default([]),
  requiredChecks: z.array(z.enum(checkKinds)).default([]),
};

const whereFields = {
  placeBg: line(120).min(2),
  placeEn: optionalLine(120),
  addressBg: optionalLine(160),
  addressEn: optionalLine(160),
  inChargeId: id,
  urgent: z.boolean().default(false),
};

export const repeatKinds = ["none", "weekly", "monthly"] as const;
/** How a shift repeats, as the form asks it; what a rule of the other kind needs is left aside. */
const repeatFields = {
  repeat: z.enum(repeatKinds).default("none"),
  every: z.number().int().min(1).max(12).default(1),
  weekdays: z.array(z.enum(weekdays)).default([]),
  by: z.enum(monthlyBys).default("day"),
  endsOn: optionalDay,
  count: z.number().int().min(1).max(200).optional(),
};
const opensBefore = z.number().int().min(0).max(365).optional();

export const createShiftSchema = z
  .object({
    ...opportunityFields, ...whereFields, ...repeatFields,
    shiftId: id,
    opportunityId: id.optional(),
    day,
    from: time,
    to: time,
    positions: positionRows,
    opensDay: optionalDay,
    opensDaysBefore: opensBefore,
    opensTime: time.default("09:00"),
    leftOut: z.array(day).default([]),
    /** The days of the rule that were shown before saving (`seriesSignature`). */
    shown: z.string().max(200).optional(),
  })
  // Asked even when other fields need care, so that all of them are said at once.
  .refine((value) => Boolean(value.opportunityId ?? value.titleBg), { path: ["titleBg"], message: "ui:errors.required", when: () => true })
  .refine((value) => Boolean(value.opportunityId ?? value.purpose), { path: ["purpose"], message: "volunteering:errors.purpose", when: () => true })
  .transform(({ opensDay, opensDaysBefore, opensTime, repeat, every, weekdays: asked, by, endsOn, count, ...value }) => ({
    ...value,
    opensAt: opensDay ? instantAt(opensDay, opensTime) : undefined,
    opens: opensDaysBefore === undefined ? null : { daysBefore: opensDaysBefore, time: opensTime },
    repeat: repeat === "none" ? null : repeatOf({ kind: repeat, every, weekdays: asked, by, count: count ?? null }, value.day),
    endsOn: endsOn ?? null,
  }));

/** What the preview of a series was shown for: another rule is shown again. */
export const seriesSignature = (of: { readonly repeat: Repeat; readonly day: LocalDate; readonly endsOn: LocalDate | null; readonly from: string; readonly to: string }): string =>
  [rruleOf(of.repeat), of.day, of.endsOn ?? "", of.from, of.to].join("|");

/** „Another rule“ of a series that exists, from a day on. */
export const changeRepeatSchema = z
  .object({ ...repeatFields, repeat: z.enum(["weekly", "monthly"]), from: day, callOff: z.boolean().default(false) })
  .transform(({ repeat, every, weekdays: asked, by, count, endsOn, ...value }) => ({
    ...value, endsOn: endsOn ?? null, repeat: repeatOf({ kind: repeat, every, weekdays: asked, by, count: count ?? null }, value.from),
  }));
export const endSeriesSchema = z.object({ lastDay: optionalDay, callOff: z.boolean().default(false) }).transform((value) => ({ ...value, lastDay: value.lastDay ?? null }));
export const leaveOutSchema = z.object({ day, callOff: z.boolean().default(false) });
export const takeInSchema = z.object({ day });
export const seriesParams = z.object({ seriesId: id });

/** The form of a shift that exists. Its days before opening stand for the exact day, which moves along. */
export const changeShiftSchema = z.object({
  ...whereFields,
  scope: z.enum(changeScopes).default("one"),
  alsoDetached: z.boolean().default(false),
  titleBg: optionalLine(120),
  titleEn: optionalLine(120),
  day,
  from: time,
  to: time,
  positions: positionRows,
  opensDaysBefore: opensBefore,
  opensTime: time.default("09:00"),
  reason: optionalLine(200),
  base: z.string().max(40).optional(),
  seen: z.string().max(40).optional(),
});
export type ChangeShiftForm = z.output<typeof changeShiftSchema>;

export const saveOpportunitySchema = z.object({
  ...opportunityFields,
  titleBg: line(120).min(3),
  purpose,
  opportunityId: id,
  positions: positionRows,
  archived: z.boolean().default(false),
  seen: z.string().max(40).optional(),
});

const ruleRow = z
  .object({
    ageFrom: z.number().int().min(0).max(17), ageTo: z.number().int().min(0).max(17), workClasses: z.array(z.enum(workClasses)).default([]),
    dayMinutes: z.number().int().min(30).max(longestMinutes), earliestStart: time, latestEnd: time,
  })
  .refine((row) => row.ageTo >= row.ageFrom, { path: ["ageTo"], message: "volunteering:errors.ages" })
  .refine((row) => row.latestEnd > row.earliestStart, { path: ["latestEnd"], message: "volunteering:errors.rule_times" });

export const minorRulesSchema = z.object({
  rules: z.array(ruleRow).max(8).superRefine((rows, check) => {
    rows.forEach((row, at) => {
      if (rows.some((other, before) => before < at && other.ageFrom <= row.ageTo && row.ageFrom <= other.ageTo)) check.addIssue(missing([at, "ageFrom"], "volunteering:errors.age_twice"));
    });
  }).default([]),
  seen: z.string().max(40).optional(),
});
export const weeksAheadSchema = z.object({ weeks: z.number().int().min(1).max(52) });
