import { z } from "zod";
import { parseCents } from "~/platform/money/cents";
import { type LocalDate, monthOf, parseLocalDate } from "~/platform/time/local-date";
import { figureSources, monthMeasures, needKinds, type NeedUnit, programmeKinds, serviceKinds, serviceMeasures, urgencies } from "./model";

const uuid = z.uuid();
const optionalId = z.uuid().nullish().transform((value) => value ?? null);
const name = z.string().trim().min(1).max(160);
const text = z.string().trim().max(600).default("");
const day = z.string().transform((value, issues) => {
  const parsed = parseLocalDate(value);
  if (!parsed) issues.addIssue({ code: "custom", message: "services:errors.date" });
  return parsed ?? z.NEVER;
});
const optionalDay = day.nullish().transform((value): LocalDate | null => value ?? null);
/** "2026-12" in an address. */
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])$/).transform((value) => monthOf(`${value}-01` as LocalDate));

/** The units a person types in, each with its base unit. */
export const typedUnits = { piece: ["piece", 1], kg: ["g", 1000], l: ["ml", 1000], eur: ["cent", 100], place: ["place", 1], hour: ["minute", 60] } as const satisfies Record<
  string,
  readonly [NeedUnit, number]
>;
export type TypedUnit = keyof typeof typedUnits;
export const typedUnitNames = Object.keys(typedUnits) as [TypedUnit, ...TypedUnit[]];

/** "12", "1,5" in a typed unit → whole base units; null when the unit does not divide so finely, or it is zero. */
export function parseQuantity(value: string, unit: TypedUnit): number | null {
  const match = /^(\d{1,7})(?:[.,](\d{1,3}))?$/.exec(value.replace(/[\s\u00a0]/g, ""));
  if (!match) return null;
  const [, factor] = typedUnits[unit];
  const thousandths = Number(match[1]) * 1000 + Number((match[2] ?? "").padEnd(3, "0"));
  const base = (thousandths * factor) / 1000;
  return Number.isInteger(base) && base > 0 && base <= 2_000_000_000 ? base : null;
}

/** The other way round, for the form of a need that exists: 1500 g → "1,5" kg. */
export function typedQuantity(base: number, unit: NeedUnit): { text: string; unit: TypedUnit } {
  const typed = typedUnitNames.find((name) => typedUnits[name][0] === unit) ?? "piece";
  const value = base / typedUnits[typed][1];
  return { text: (unit === "cent" ? value.toFixed(2) : String(value)).replace(".", ","), unit: typed };
}

const needFields = z.object({
  id: uuid,
  serviceId: uuid,
  programmeId: optionalId,
  kind: z.enum(needKinds),
  titleBg: name,
  titleEn: z.string().trim().max(160).default(""),
  detailBg: text,
  detailEn: text,
  quantity: z.string(),
  unit: z.enum(typedUnitNames),
  dueOn: optionalDay,
  urgency: z.enum(urgencies).default("normal"),
  shiftId: optionalId,
  opportunityId: optionalId,
});

/** What the manager writes; the quantity arrives as text with its unit and leaves in base units. */
export const needShape = needFields.transform((value, issues) => {
  const quantity = parseQuantity(value.quantity, value.unit);
  if (quantity === null) issues.addIssue({ code: "custom", path: ["quantity"], message: "services:errors.quantity" });
  if ((value.kind === "cash") !== (value.unit === "eur")) issues.addIssue({ code: "custom", path: ["unit"], message: "services:errors.unit" });
  const opportunityId = value.kind === "time" ? value.opportunityId : null;
  return { ...value, opportunityId, shiftId: opportunityId ? null : value.shiftId, quantity: quantity ?? 0, unit: typedUnits[value.unit][0] };
});
export type NeedInput = z.output<typeof needShape>;

export const needMoveShape = z.object({ needId: uuid });

const figure = z.int().min(0).max(100_000).nullish().transform((value) => value ?? null);
const figures = z.object(Object.fromEntries(monthMeasures.map((measure) => [measure, figure])) as Record<(typeof monthMeasures)[number], typeof figure>);
const source = z.enum(figureSources).optional();
const sources = z.object(Object.fromEntries(monthMeasures.map((measure) => [measure, source])) as Record<(typeof monthMeasures)[number], typeof source>).default({});

export const monthShape = z.object({
  figures,
  sources,
  /** Measures the manager confirms although they are far from the usual. */
  confirmed: z.array(z.enum(monthMeasures)).default([]),
  work: z.array(z.object({ programmeId: uuid, measure: z.enum(serviceMeasures), count: figure })).default([]),
});
export type MonthInput = z.output<typeof monthShape>;

export const monthParams = z.object({ serviceId: uuid, month });
export const serviceParams = z.object({ serviceId: uuid });

/** 100 000 €: a hundred thousand sessions of it are still whole cents. */
const largestUnitCost = 10_000_000;

export const unitCostShape = z.object({
  id: uuid,
  programmeId: optionalId,
  measure: z.enum(serviceMeasures),
  unitCost: z.string().transform((value, issues) => {
    const parsed = parseCents(value);
    if (parsed !== null && parsed > largestUnitCost) issues.addIssue({ code: "custom", message: "services:errors.money_large" });
    if (parsed === null || parsed === 0) issues.addIssue({ code: "custom", message: "services:errors.money" });
    return parsed ?? z.NEVER;
  }),
  validFrom: day,
});
export type UnitCostInput = z.output<typeof unitCostShape>;

export const serviceShape = z.object({
  id: uuid, parentId: optionalId, kind: z.enum(serviceKinds), nameBg: name, nameEn: name,
  capacity: z.int().positive().nullish().transform((value) => value ?? null), publicBg: text, publicEn: text, sortOrder: z.int().default(0),
});
export const programmeShape = z.object({
  id: uuid, serviceId: uuid, kind: z.enum(programmeKinds), nameBg: name, nameEn: name, startsOn: optionalDay, endsOn: optionalDay, sortOrder: z.int().default(0),
});
