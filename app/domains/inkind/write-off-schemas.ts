import { z } from "zod";
import { idField } from "~/platform/forms/fields";
import { parseQuantity, typedUnits, writeOffReasons, type LotId } from "./model";
import { returnConditions, returnReasons } from "./return-rules";
import { sentence } from "./schemas";

/** Several lots in one act: rows left empty stay in the store. */
export const writeOffForm = z.object({
  actId: idField<string>(),
  reason: z.enum(writeOffReasons),
  witnessId: idField<string>(),
  lines: z.array(z.object({ lotId: idField<LotId>(), unit: z.enum(typedUnits), quantity: z.string().trim().max(20).default("") })).min(1).max(60),
}).transform((value, check) => {
  const lines = value.lines.flatMap(({ lotId, unit, quantity }, index) => {
    if (quantity === "") return [];
    const parsed = parseQuantity(quantity, unit, "allowed");
    if (!parsed.ok) check.addIssue({ code: "custom", message: sentence(parsed.refusal.code), path: ["lines", index, "quantity"] });
    return parsed.ok && parsed.value > 0 ? [{ lotId, quantity: parsed.value }] : [];
  });
  if (lines.length === 0) check.addIssue({ code: "custom", message: sentence("nothing_taken"), path: ["lines", 0, "quantity"] });
  return { actId: value.actId, reason: value.reason, witnessId: value.witnessId, lines };
});

export const returnForm = z.object({
  returnId: idField<string>(),
  unit: z.enum(typedUnits),
  quantity: z.string().trim().max(20).default(""),
  reason: z.enum(returnReasons),
  condition: z.enum(returnConditions),
}).transform((value, check) => {
  const parsed = parseQuantity(value.quantity, value.unit);
  if (!parsed.ok) check.addIssue({ code: "custom", message: sentence(parsed.refusal.code), path: ["quantity"] });
  return { returnId: value.returnId, reason: value.reason, condition: value.condition, quantity: parsed.ok ? parsed.value : 0 };
});
