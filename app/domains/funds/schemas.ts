import { z } from "zod";
import { parseCents, type Cents } from "~/platform/money/cents";
import { monthOf, parseLocalDate, type LocalDate } from "~/platform/time/local-date";
import { receiptChannels } from "./model";

const uuid = z.uuid();
const day = z.string().transform((value, issues): LocalDate => {
  const parsed = parseLocalDate(value);
  if (!parsed) issues.addIssue({ code: "custom", message: "ui:errors.date" });
  return parsed ?? z.NEVER;
});
/** A sum above zero, at most two decimals. */
const sum = z.string().transform((value, issues): Cents => {
  const parsed = parseCents(value);
  if (parsed === null || parsed === 0) issues.addIssue({ code: "custom", message: "ui:errors.money" });
  return parsed === null || parsed === 0 ? z.NEVER : parsed;
});
const month = z.string().regex(/^20\d{2}-(0[1-9]|1[0-2])-01$/).transform((value) => monthOf(value as LocalDate));
const onceOrMore = <T extends z.ZodType>(item: T) => z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(item));

/** One purpose of the director's proposal; a row left empty is no line. */
const allocationRow = z.object({
  toFundId: uuid,
  amount: z.string().trim().default(""),
  months: onceOrMore(month),
});

export interface AllocationLineInput {
  readonly toFundId: string;
  readonly amountCents: Cents;
  readonly months: readonly LocalDate[];
}

export const allocationShape = z.object({
  allocationId: uuid,
  rows: z.array(allocationRow).max(60).transform((rows, issues): AllocationLineInput[] =>
    rows.flatMap((row, index) => {
      if (row.amount === "") return [];
      const amountCents = parseCents(row.amount);
      if (amountCents === null || amountCents === 0) {
        issues.addIssue({ code: "custom", path: [index, "amount"], message: "ui:errors.money" });
        return [];
      }
      return [{ toFundId: row.toFundId, amountCents, months: [...new Set(row.months)].sort() }];
    }),
  ),
});

export const decisionShape = z.object({ allocationId: uuid });

export const receiptShape = z.object({
  id: uuid,
  channel: z.enum(receiptChannels),
  fundId: uuid,
  amount: sum,
  receivedOn: day,
  reference: z.string().trim().max(60).optional().transform((value) => value || null),
});
export type ReceiptInput = z.output<typeof receiptShape>;

export const purposeShape = z.object({
  id: uuid,
  nameBg: z.string().trim().min(1).max(120),
  nameEn: z.string().trim().max(120).optional(),
  kind: z.enum(["restricted", "designated"]),
  /** "<service>" or "<service>:<programme>". */
  places: onceOrMore(z.string().refine((place) => place.split(":").length <= 2 && place.split(":").every((id) => uuid.safeParse(id).success))),
});
export type PurposeInput = z.output<typeof purposeShape>;

export const coverShape = z.object({ costLineId: uuid, fundId: uuid, amount: sum, open: z.coerce.number().int().min(0) });
