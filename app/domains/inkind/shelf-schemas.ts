import { z } from "zod";
import { idField, oneLine } from "~/platform/forms/fields";
import { parseLookCode, type LookCode } from "~/platform/tokens/look-code";
import { storages } from "./model";
import { sentence } from "./schemas";

const shelfFields = { code: oneLine(20), room: oneLine(60) };
export const shelfForm = z.object({ shelfId: idField<string>(), ...shelfFields, storage: z.enum(storages).default("room") });
export const renameShelfForm = z.object(shelfFields);
export type ShelfInput = Pick<z.output<typeof shelfForm>, "code" | "room" | "storage">;

/** What a scanner typed: one of our label codes. */
export const scannedCode = z.string().trim().max(60).transform((text, check): LookCode => {
  const code = parseLookCode(text);
  if (!code) check.addIssue({ code: "custom", message: sentence("label_malformed") });
  return code ?? ("" as LookCode);
});

/** A lot goes to a shelf chosen from the list or scanned. */
export const placeForm = z.object({ shelfId: idField<string>().optional(), shelfCode: z.union([z.literal(""), scannedCode]).optional() })
  .refine((value) => value.shelfId || value.shelfCode, { path: ["shelfId"], message: sentence("shelf_missing") });
/** A shelf takes a lot that is scanned. */
export const putHereForm = z.object({ lotCode: scannedCode });

export const labelSheets = [1, 2, 3, 4, 5] as const;
export const labelsForm = z.object({ batchId: idField<string>(), sheets: z.coerce.number().int().min(1).max(5) });
