import { z } from "zod";
import { idField } from "~/platform/forms/fields";
import { parseCents } from "~/platform/money/cents";
import { parseLookCode } from "~/platform/tokens/look-code";
import { denominations, differenceReasons, movementKinds, type SaleId, type TillId, type TillSessionId } from "./model";

const sentence = (code: string): string => `checkout:refusals.${code}`;
const idOf = <Id extends string>(code = "till_unknown") => idField<Id>(sentence(code));
const wholeCents = z.number({ message: sentence("sum_malformed") }).int({ message: sentence("sum_malformed") }).min(0, { message: sentence("sum_negative") }).max(100_000_00, { message: sentence("sum_too_large") });
const lookCode = z.string({ message: sentence("code_malformed") }).refine((code) => parseLookCode(code) === code, { message: sentence("code_malformed") });

/** A typed sum: "60", "60,50"; blank, negative and three decimals each have their sentence. */
export const sumField = z.string({ message: sentence("sum_missing") }).transform((text, check) => {
  const flaw = (code: string): never => {
    check.addIssue({ code: "custom", message: sentence(code) });
    return z.NEVER;
  };
  const typed = text.trim();
  if (typed === "") return flaw("sum_missing");
  if (/^[-−]/.test(typed)) return flaw("sum_negative");
  const sum = parseCents(typed);
  if (sum === null) return flaw("sum_malformed");
  return sum > 100_000_00 ? flaw("sum_too_large") : sum;
});

export const openBody = z.object({ sessionId: idOf<TillSessionId>(), tillId: idOf<TillId>(), deviceId: idOf<string>(), float: sumField });

/** Either a code (typed or scanned) or an article whose unit the till wants. */
export const claimBody = z.object({
  sessionId: idOf<TillSessionId>("session_unknown"),
  code: z.string().trim().max(32).optional(),
  articleId: idOf<string>("code_unknown").optional(),
  quantity: z.number({ message: sentence("quantity_malformed") }).int({ message: sentence("quantity_malformed") }).min(1, { message: sentence("quantity_malformed") }).max(999, { message: sentence("quantity_malformed") }).default(1),
});
export const releaseBody = z.object({ sessionId: idOf<TillSessionId>("session_unknown"), unitIds: z.array(idOf<string>("code_unknown")).max(200) });

export const saleBody = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { message: sentence("sale_damaged") }),
  sale: z.object({
    id: idOf<SaleId>("sale_damaged"),
    sessionId: idOf<TillSessionId>("session_unknown"),
    sequence: z.number({ message: sentence("sale_damaged") }).int({ message: sentence("sale_damaged") }).min(1, { message: sentence("sale_damaged") }).max(999_999, { message: sentence("sale_damaged") }),
    lookCode,
    soldAt: z.iso.datetime({ message: sentence("sale_damaged") }).refine((at) => /^20[2-9]\d/.test(at), { message: sentence("sale_damaged") }),
    tenderedCents: wholeCents,
    lines: z
      .array(
        z.object({
          articleId: idOf<string>("sale_damaged").nullable(),
          unitId: idOf<string>("sale_damaged").nullable(),
          quantity: z.number({ message: sentence("quantity_malformed") }).int({ message: sentence("quantity_malformed") }).min(1, { message: sentence("quantity_malformed") }).max(999, { message: sentence("quantity_malformed") }),
          unitPriceCents: wholeCents,
        }),
        { message: sentence("sale_empty") },
      )
      .min(1, { message: sentence("sale_empty") })
      .max(200, { message: sentence("sale_damaged") })
      .refine((lines) => lines.every((line) => line.unitId === null || line.quantity === 1), { message: sentence("sale_damaged") }),
  }),
});

const pieces = z.number({ message: sentence("count_malformed") }).int({ message: sentence("count_malformed") }).min(0, { message: sentence("count_malformed") }).max(9_999, { message: sentence("count_malformed") });
export const closeBody = z
  .object({
    sessionId: idOf<TillSessionId>("session_unknown"),
    /** The last number this device gave out; 0 when it sold nothing. */
    lastSequence: z.number().int().min(0).max(999_999),
    /** Pieces per denomination in cents; every one must be counted: blank is not zero. */
    pieces: z.record(z.string(), pieces).optional(),
    total: sumField.optional(),
    reason: z.enum(differenceReasons).nullable().default(null),
    note: z.string().trim().max(200).default(""),
    force: z.boolean().default(false),
  })
  .superRefine((body, check) => {
    const flaw = (code: string) => check.addIssue({ code: "custom", message: sentence(code) });
    if ((body.pieces === undefined) === (body.total === undefined)) flaw("count_missing");
    else if (body.pieces && denominations.some((value) => body.pieces?.[String(value)] === undefined)) flaw("count_blank");
    else if (body.pieces && Object.keys(body.pieces).length !== denominations.length) flaw("count_malformed");
  });

export const movementBody = z.object({
  id: idOf<string>("sale_damaged"), sessionId: idOf<TillSessionId>("session_unknown"), kind: z.enum(movementKinds),
  amount: sumField.refine((sum) => sum > 0, { message: sentence("sum_zero") }),
});

export const tillForm = z.object({
  id: idOf<TillId>(),
  number: z.string().trim().regex(/^[1-9]\d?$/, { message: sentence("till_number_malformed") }).transform(Number),
  nameBg: z.string().trim().min(1).max(60), nameEn: z.string().trim().min(1).max(60),
});
