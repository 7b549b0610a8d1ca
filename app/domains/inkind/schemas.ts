import { z } from "zod";
import { emailField, phoneField } from "~/domains/people/api";
import { idField } from "~/platform/forms/fields";
import { isId } from "~/platform/ids/ids";
import { parseCents } from "~/platform/money/cents";
import {
  baseUnitOf, categories, deliveries, parseQuantity, typedUnits, valueBases, type BaseUnit, type IssueId, type LotId, type OfferId, type ValueBasis,
} from "./model";
import { parseWindow } from "./offer-times";

export const sentence = (code: string): string => `inkind:refusals.${code}`;
export const ticked = z.literal("on").optional().transform((value) => value === "on");

/** At most this many lines on one form. */
export const maxLines = 8;

const typedLine = z.object({
  description: z.string().trim().max(120).optional(),
  category: z.enum(categories).optional(),
  quantity: z.string().trim().max(20).optional(),
  unit: z.enum(typedUnits).optional(),
  value: z.string().trim().max(20).optional(),
  basis: z.enum(valueBases).optional(),
});

export interface DeclaredLine {
  readonly description: string;
  readonly category: (typeof categories)[number];
  readonly unit: BaseUnit;
  readonly quantity: number;
  /** What the donor says it is worth, if anything. */
  readonly declaredValueCents?: number | null;
  readonly valueBasis?: ValueBasis | null;
}

/** Lines somebody typed: a wholly empty one is not sent (the last empty row of a form), the others must be whole. */
export const declaredLines = z.array(typedLine).max(maxLines).transform((lines, check): DeclaredLine[] => {
  const result: DeclaredLine[] = [];
  const flaw = (index: number, field: string, code: string) =>
    check.addIssue({ code: "custom", message: sentence(code), path: [index, field] });
  lines.forEach((line, index) => {
    if (!line.description && !line.quantity && !line.value && (index > 0 || lines.some((other) => other.description))) return;
    const before = check.issues.length;
    if (!line.description) flaw(index, "description", "description_missing");
    const unit = line.unit ?? "piece";
    const quantity = parseQuantity(line.quantity ?? "", unit);
    if (!quantity.ok) flaw(index, "quantity", quantity.refusal.code);
    const value = line.value ? parseCents(line.value) : null;
    if (line.value && !value) flaw(index, "value", "value_not_a_sum");
    if (value && !line.basis) flaw(index, "basis", "value_basis_missing");
    if (check.issues.length > before || !quantity.ok || !line.description) return;
    const description = line.description.normalize("NFC").replace(/\s+/g, " ");
    result.push({ description, category: line.category ?? "other", unit: baseUnitOf(unit), quantity: quantity.value, ...(value ? { declaredValueCents: value, valueBasis: line.basis! } : {}) });
  });
  return result;
});

/** Step А: what and how much. */
export const offerGoodsForm = z.object({
  lines: z.preprocess((value) => value ?? [{}], declaredLines),
});

/** Any state of the form on the way (adding a row, going back): nothing is judged, nothing is lost. */
export const offerDraftForm = z.looseObject({});

const windowField = z.string().trim().optional().transform((text, check) => {
  if (!text) return null;
  const window = parseWindow(text);
  if (!window) check.addIssue({ code: "custom", message: sentence("window_unknown") });
  return window;
});
export const maxPhotos = 4;

/** Steps А and Б together: what is sent. */
export const offerForm = offerGoodsForm.extend({
  offerId: idField<OfferId>(),
  photoIds: z.preprocess((value) => (value === undefined || value === "" ? [] : Array.isArray(value) ? value.filter(Boolean) : [value]), z.array(idField<string>()).max(maxPhotos)),
  needId: idField<string>().optional(),
  delivery: z.enum(deliveries),
  wish: windowField,
  address: z.string().trim().max(300).optional(),
  floor: z.string().trim().max(120).optional(),
  name: z.string().trim().max(120).optional(),
  email: emailField.optional(),
  phone: phoneField.optional(),
  anonymous: ticked,
  wantsContract: ticked,
  wantsCertificate: ticked,
  own: ticked,
}).superRefine((value, check) => {
  const require = (path: string, code: string) => check.addIssue({ code: "custom", message: sentence(code), path: [path] });
  if (value.delivery === "pickup") {
    if (!value.address) require("address", "address_missing");
    if (!value.phone) require("phone", "phone_missing");
  }
  // A paper is made out to somebody and sent somewhere.
  if ((value.wantsContract || value.wantsCertificate) && !value.own && !(value.name && value.email)) require(value.name ? "email" : "name", "papers_need_name");
});
export type OfferInput = z.output<typeof offerForm>;

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
