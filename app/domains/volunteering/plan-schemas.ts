import { z } from "zod";
import { instantAt, type LocalDate } from "~/platform/time/local-date";
import { checkKinds } from "../people/api";
import { activityMeasures } from "../services/api";
import { day, id, line, optionalDay, optionalLine, time } from "./form-fields";
import { skills, workClasses, type Skill, type WorkClass } from "./model";
import type { PositionInput } from "./plan";

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

export const createShiftSchema = z
  .object({
    ...opportunityFields,
    shiftId: id,
    opportunityId: id.optional(),
    day,
    from: time,
    to: time,
    placeBg: line(120).min(2),
    placeEn: optionalLine(120),
    addressBg: optionalLine(160),
    addressEn: optionalLine(160),
    inChargeId: id,
    positions: positionRows,
    urgent: z.boolean().default(false),
    opensDay: optionalDay,
    opensTime: time.optional(),
  })
  // Asked even when other fields need care, so that all of them are said at once.
  .refine((value) => Boolean(value.opportunityId ?? value.titleBg), { path: ["titleBg"], message: "ui:errors.required", when: () => true })
  .refine((value) => Boolean(value.opportunityId ?? value.purpose), { path: ["purpose"], message: "volunteering:errors.purpose", when: () => true })
  .transform(({ opensDay, opensTime, ...value }) => ({ ...value, opensAt: opensDay ? instantAt(opensDay, opensTime ?? "09:00") : undefined }));

/** What a change is for: this shift, it and the following ones of its series, or all of them still to come. */
export const changeScopes = ["one", "following", "all"] as const;
export type ChangeScope = (typeof changeScopes)[number];
