import { z } from "zod";
import { emailField, phoneField } from "~/domains/people/api";
import { idField } from "~/platform/forms/fields";
import { isId } from "~/platform/ids/ids";
import type { LocalDate } from "~/platform/time/local-date";
import { parseLocalDate } from "~/platform/time/local-date";
import {
  baseUnitOf, categories, declineReasons, deliveries, parseQuantity, typedUnits, type BaseUnit, type IssueId, type LotId, type OfferId,
} from "./model";

export const sentence = (code: string): string => `inkind:refusals.${code}`;
export const ticked = z.literal("on").optional().transform((value) => value === "on");

/** At most this many lines on one form. */
export const maxLines = 8;

const typedLine = z.object({
  description: z.string().trim().max(120).optional(),
  category: z.enum(categories).optional(),
  quantity: z.string().trim().max(20).optional(),
  unit: z.enum(typedUnits).optional(),
});

export interface DeclaredLine {
  readonly description: string;
  readonly category: (typeof categories)[number];
  readonly unit: BaseUnit;
  readonly quantity: number;
}

/** Lines somebody typed: a wholly empty one is not sent (the last empty row of a form), the others must be whole. */
export const declaredLines = z.array(typedLine).max(maxLines).transform((lines, check): DeclaredLine[] => {
  const result: DeclaredLine[] = [];
  const flaw = (index: number, field: string, code: string) =>
    check.addIssue({ code: "custom", message: sentence(code), path: [index, field] });
  lines.forEach((line, index) => {
    if (!line.description && !line.quantity && (index > 0 || lines.some((other) => other.description))) return;
    const before = check.issues.length;
    if (!line.description) flaw(index, "description", "description_missing");
    const unit = line.unit ?? "piece";
    const quantity = parseQuantity(line.quantity ?? "", unit);
    if (!quantity.ok) flaw(index, "quantity", quantity.refusal.code);
    if (check.issues.length > before || !quantity.ok || !line.description) return;
    const description = line.description.normalize("NFC").replace(/\s+/g, " ");
    result.push({ description, category: line.category ?? "other", unit: baseUnitOf(unit), quantity: quantity.value });
  });
  return result;
});

/** Step А: what and how much. */
export const offerGoodsForm = z.object({
  lines: z.preprocess((value) => value ?? [{}], declaredLines),
});

/** Any state of the form on the way (adding a row, going back): nothing is judged, nothing is lost. */
export const offerDraftForm = z.looseObject({});

/** Steps А and Б together: what is sent. */
export const offerForm = offerGoodsForm.extend({
  offerId: idField<OfferId>(),
  photoId: idField<string>().optional(),
  needId: idField<string>().optional(),
  delivery: z.enum(deliveries),
  address: z.string().trim().max(300).optional(),
  name: z.string().trim().max(120).optional(),
  email: emailField.optional(),
  phone: phoneField.optional(),
  anonymous: ticked,
}).superRefine((value, check) => {
  const require = (path: string, code: string) => check.addIssue({ code: "custom", message: sentence(code), path: [path] });
  if (value.delivery === "pickup") {
    if (!value.address) require("address", "address_missing");
    if (!value.phone) require("phone", "phone_missing");
  }
});
export type OfferInput = z.output<typeof offerForm>;

const dayField = z.string().trim().transform((text, check): LocalDate => {
  const day = parseLocalDate(text);
  if (!day) check.addIssue({ code: "custom", message: sentence("date_malformed") });
  return day ?? ("" as LocalDate);
});
const timeField = z.string().trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: sentence("time_malformed") });

export const agreeForm = z.object({
  day: dayField,
  from: timeField,
  until: timeField,
  note: z.string().trim().max(300).optional(),
}).refine((value) => value.from < value.until, { path: ["until"], message: sentence("time_order") });

export const declineForm = z.object({
  reason: z.enum(declineReasons),
  note: z.string().trim().max(300).optional(),
});

/** A gift brought to the door: who (or nobody) and what; receiving follows on the usual screen. */
export const walkInForm = offerGoodsForm.extend({
  offerId: idField<OfferId>(),
  organisationId: idField<string>().optional(),
  name: z.string().trim().max(120).optional(),
  email: emailField.optional(),
  phone: phoneField.optional(),
  anonymous: ticked,
});
export type WalkInInput = z.output<typeof walkInForm>;

/** "service:<id>" or "programme:<service>:<programme>". */
export const issueTargetField = z.string().transform((text, check) => {
  const [serviceId = "", programmeId = ""] = text.split(":");
  if (!isId(serviceId) || (programmeId !== "" && !isId(programmeId))) check.addIssue({ code: "custom", message: sentence("target_unknown") });
  return { serviceId, programmeId: programmeId || null };
});

export const issueForm = z.object({
  issueId: idField<IssueId>(),
  unit: z.enum(typedUnits),
  target: issueTargetField,
  takes: z.array(z.object({ lotId: idField<LotId>(), quantity: z.string().trim().max(20).default("") })).min(1).max(30),
}).transform((value, check) => {
  const takes = value.takes.flatMap(({ lotId, quantity }, index) => {
    if (quantity === "") return [];
    const parsed = parseQuantity(quantity, value.unit, "allowed");
    if (!parsed.ok) check.addIssue({ code: "custom", message: sentence(parsed.refusal.code), path: ["takes", index, "quantity"] });
    return parsed.ok && parsed.value > 0 ? [{ lotId, quantity: parsed.value }] : [];
  });
  if (takes.length === 0) check.addIssue({ code: "custom", message: sentence("nothing_taken"), path: ["takes", 0, "quantity"] });
  return { issueId: value.issueId, ...value.target, takes };
});
export type IssueInput = z.output<typeof issueForm>;

export const undoForm = z.object({ movementId: idField<string>(), reversalId: idField<string>() });
