import { z } from "zod";
import { idField, oneLine } from "~/platform/forms/fields";
import { parseLocalDate, type LocalDate } from "~/platform/time/local-date";
import { baseUnitOf, categories, parseQuantity, typedUnits, type BaseUnit, type Category, type IssueId, type TypedUnit, closeReasons, refuseReasons, settleOutcomes } from "./model";
import type { RequestId } from "./request-model";
import { issueTargetField, maxLines } from "./schemas";

const sentence = (code: string): string => `inkind:refusals.${code}`;
const ticked = z.literal("on").optional().transform((value) => value === "on");
const amountText = z.string().trim().max(20).default("");

/** A typed amount in its unit, an issue on its field when it is none. */
function amount(text: string, unit: TypedUnit, zero: "refused" | "allowed", flaw: (code: string) => void): number {
  const parsed = parseQuantity(text, unit, zero);
  if (!parsed.ok) flaw(parsed.refusal.code);
  return parsed.ok ? parsed.value : 0;
}

const typedLine = z.object({
  description: z.string().trim().max(120).optional(),
  category: z.enum(categories).optional(),
  size: z.string().trim().max(60).optional(),
  quantity: z.string().trim().max(20).optional(),
  unit: z.enum(typedUnits).optional(),
});
export interface AskedLine {
  readonly description: string;
  readonly category: Category;
  readonly size: string;
  readonly unit: BaseUnit;
  readonly quantity: number;
}
const tidy = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ");

/** Rows somebody typed: a wholly empty one is not sent, the others must be whole. */
const askedLines = z.array(typedLine).max(maxLines).transform((lines, check): AskedLine[] => {
  const result: AskedLine[] = [];
  lines.forEach((line, index) => {
    if (!line.description && !line.quantity && !line.size && (index > 0 || lines.some((other) => other.description))) return;
    const flaw = (field: string) => (code: string) => check.addIssue({ code: "custom", message: sentence(code), path: [index, field] });
    if (!line.description) flaw("description")("description_missing");
    const unit = line.unit ?? "piece";
    const quantity = amount(line.quantity ?? "", unit, "refused", flaw("quantity"));
    if (line.description) result.push({ description: tidy(line.description), category: line.category ?? "other", size: tidy(line.size ?? ""), unit: baseUnitOf(unit), quantity });
  });
  return result;
});

const optionalDay = z.string().trim().optional().transform((text, check): LocalDate | null => {
  if (!text) return null;
  const day = parseLocalDate(text);
  if (!day) check.addIssue({ code: "custom", message: sentence("date_malformed") });
  return day;
});

export const requestForm = z.object({
  requestId: idField<RequestId>(),
  target: issueTargetField,
  neededBy: optionalDay,
  urgent: ticked,
  lines: z.preprocess((value) => value ?? [{}], askedLines),
}).transform(({ target, ...rest }) => ({ ...rest, ...target }));
export type RequestInput = z.output<typeof requestForm>;

const unit = z.enum(typedUnits);
export const approveForm = z.object({
  lines: z.array(z.object({ lineId: idField<string>(), unit, approved: amountText, refuseReason: z.enum(refuseReasons).optional() })).min(1).max(maxLines),
}).transform(({ lines }, check) => ({
  lines: lines.map((line, index) => ({
    lineId: line.lineId, refuseReason: line.refuseReason ?? null,
    approved: amount(line.approved, line.unit, "allowed", (code) => check.addIssue({ code: "custom", message: sentence(code), path: ["lines", index, "approved"] })),
  })),
}));

export const promiseForm = z.object({
  lineId: idField<string>(), unit,
  takes: z.array(z.object({ promiseId: idField<string>(), lotId: idField<string>(), quantity: amountText, pastBestBefore: ticked })).min(1).max(60),
}).transform(({ takes, ...value }, check) => {
  const flaw = (index: number, code: string) => check.addIssue({ code: "custom", message: sentence(code), path: ["takes", index, "quantity"] });
  const taken = takes.map((take, index) => ({ ...take, quantity: take.quantity === "" ? 0 : amount(take.quantity, value.unit, "allowed", (code) => flaw(index, code)) }));
  if (taken.every((take) => take.quantity === 0)) flaw(0, "nothing_taken");
  // A lot left out keeps its place, so that a refusal stands on the row it is about.
  return { lineId: value.lineId, takes: taken.map((take, row) => ({ ...take, row })).filter((take) => take.quantity > 0) };
});

export const lineForm = z.object({ lineId: idField<string>() });
export const closeLineForm = z.object({ lineId: idField<string>(), reason: z.enum(closeReasons) });
export const settleForm = z.object({ lineId: idField<string>(), outcome: z.enum(settleOutcomes) });
export const noForm = z.object({});

/** „M12 40L13 41…“ on a field of 600 × 200; at least one stroke, at most what a long name needs. */
const signature = z.string().max(24_000).regex(/^(?:M\d{1,3} \d{1,3}(?:L\d{1,3} \d{1,3})+)+$/, { message: sentence("signature_malformed") });
export const handOverForm = z.object({
  issueId: idField<IssueId>(),
  pickKey: z.string().regex(/^[0-9a-f]{64}$/),
  receiverName: oneLine(120),
  receiverRole: z.string().trim().max(80).default(""),
  signature: signature.optional(),
  /** Without a drawn line: the receiver confirms from an own account. */
  byAccount: ticked,
}).superRefine((value, check) => {
  if (!value.signature && !value.byAccount) check.addIssue({ code: "custom", message: sentence("signature_missing"), path: ["signature"] });
}).transform(({ byAccount: _, signature: drawn, ...value }) => ({ ...value, signature: drawn ?? null }));

export const confirmForm = z.object({
  issueId: idField<string>(),
  lines: z.array(z.object({ id: idField<string>(), unit, received: amountText })).min(1).max(maxLines),
}).transform(({ issueId, lines }, check) => ({
  issueId,
  lines: lines.map((line, index) => ({
    id: line.id, received: amount(line.received, line.unit, "allowed", (code) => check.addIssue({ code: "custom", message: sentence(code), path: ["lines", index, "received"] })),
  })),
}));
