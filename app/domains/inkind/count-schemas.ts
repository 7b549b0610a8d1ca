import { z } from "zod";
import { idField } from "~/platform/forms/fields";
import { countReasons, parseQuantity, typedUnits, type CountId, type LotId, type ShelfId } from "./model";

const sentence = (code: string): string => `inkind:refusals.${code}`;
const one = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** The shelves of a new count: at least one. */
export const openCountForm = z.object({
  countId: idField<CountId>(),
  shelfIds: z.preprocess((value) => one(value), z.array(idField<ShelfId>()).min(1, { message: sentence("shelf_missing") }).max(200)),
});

/** Rows with nothing typed are not counted: blank is not zero. */
export const countRowsForm = z.object({
  found: z.string().trim().regex(/^\d{0,9}$/, { message: sentence("lot_number_malformed") }).optional(),
  rows: z.array(z.object({
    entryId: idField<string>(), lotId: idField<LotId>(), unit: z.enum(typedUnits), counted: z.string().trim().max(20).default(""),
    /** Seconds since the number was typed, by the page's own stopwatch; four hours at most. */
    secondsAgo: z.coerce.number().int().min(0).max(14_400).catch(0),
  })).max(500).default([]),
}).transform(({ rows, found }, check) => ({
  found: found ? Number(found) : null,
  counted: rows.flatMap(({ entryId, lotId, unit, counted, secondsAgo }, index) => {
    if (counted === "") return [];
    const parsed = parseQuantity(counted, unit, "allowed");
    if (!parsed.ok) check.addIssue({ code: "custom", message: sentence(parsed.refusal.code), path: ["rows", index, "counted"] });
    return parsed.ok ? [{ entryId, lotId: lotId as string, counted: parsed.value, secondsAgo }] : [];
  }),
}));

export const explainForm = z.object({ lotId: idField<LotId>(), reason: z.enum(countReasons) });
