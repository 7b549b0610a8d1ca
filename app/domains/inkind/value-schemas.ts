import { z } from "zod";
import { idField, oneLine } from "~/platform/forms/fields";
import { isId } from "~/platform/ids/ids";
import { localDate, parseLocalDate } from "~/platform/time/local-date";
import { parseCents, type Cents } from "~/platform/money/cents";
import { giftPaperKinds, largestValueCents, valueBases, type GiftPaperId, type ReceiptLineId, type ValueDecisionId } from "./value-model";

const sentence = (code: string): string => `inkind:refusals.${code}`;

/** Whole euro cents above zero. */
const sum = z.string({ error: sentence("value_missing") }).trim().transform((text, check): Cents => {
  const cents = parseCents(text);
  const code = text === "" ? "value_missing" : cents === null ? "value_not_money" : cents === 0 ? "value_zero" : cents > largestValueCents ? "value_too_large" : null;
  if (code) check.addIssue({ code: "custom", message: sentence(code) });
  return code || cents === null ? z.NEVER : cents;
});

const decision = { decisionId: idField<ValueDecisionId>(), seq: z.coerce.number().int().min(0).max(1000) };

export const recogniseForm = z.object({
  ...decision,
  amount: sum,
  basis: z.enum(valueBases, { error: sentence("value_basis_missing") }),
  evidence: z.string({ error: sentence("evidence_missing") }).pipe(oneLine(200)),
});
export type RecogniseInput = Omit<z.output<typeof recogniseForm>, "amount"> & { readonly lineId: ReceiptLineId; readonly amount: number };

export const unvaluedForm = z.object({ decisionId: decision.decisionId });

export const paperForm = z.object({
  paperId: idField<GiftPaperId>(),
  kind: z.enum(giftPaperKinds).exclude(["gift_annex"]),
  /** Goods only, though a value is recognised. */
  goodsOnly: z.literal("on").optional().transform((value) => value === "on"),
});
export const annexForm = z.object({
  paperId: idField<GiftPaperId>(),
  annexOf: z.string({ error: sentence("annex_of_missing") }).pipe(z.uuid({ error: sentence("annex_of_missing") })),
  text: z.string({ error: sentence("annex_text_missing") }).trim().min(1, { error: sentence("annex_text_missing") }).max(1500),
});

/** The first day of a month, as the register's addresses say it. */
export const monthField = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])-01$/).transform((text) => localDate(text));
export const registerForm = z.object({ registerId: idField<string>(), month: monthField });
export const yearField = z.coerce.number().int().min(2000).max(2199);
/** "o:<organisation>" or "p:<person>". */
export const donorField = z.string().refine((text) => /^[op]:/.test(text) && isId(text.slice(2)));
export const dayOfSearch = z.string().optional().transform((text) => (text ? parseLocalDate(text) : null));
