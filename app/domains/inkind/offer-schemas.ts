import { z } from "zod";
import { eikField, emailField, phoneField } from "~/domains/people/api";
import { idField, oneLine } from "~/platform/forms/fields";
import type { LocalDate } from "~/platform/time/local-date";
import { parseLocalDate } from "~/platform/time/local-date";
import { baseUnitOf, categories, declineReasons, deliveries, helpKinds, parseQuantity, typedUnits, type OfferId } from "./model";

/** Forms of offers after the donor's own: decisions, answers, help, standing offers. */
const sentence = (code: string): string => `inkind:refusals.${code}`;
const ticked = z.literal("on").optional().transform((value) => value === "on");

const dayField = z.string({ error: sentence("date_malformed") }).trim().transform((text, check): LocalDate => {
  const day = parseLocalDate(text);
  if (!day) check.addIssue({ code: "custom", message: sentence("date_malformed") });
  return day ?? ("" as LocalDate);
});
const timeField = z.string({ error: sentence("time_malformed") }).trim().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: sentence("time_malformed") });
const inOrder = { path: ["until"], message: sentence("time_order") };
const note = z.string().trim().max(1000).optional();
const revision = z.coerce.number().int().min(0).optional();

const windowParts = { day: dayField, from: timeField, until: timeField };
export const agreeForm = z.object({ ...windowParts, note, revision }).refine((value) => value.from < value.until, inOrder);
/** Help has no window at our door: a yes and a sentence. */
export const agreeHelpForm = z.object({ note, revision });
export const declineForm = z.object({ reason: z.enum(declineReasons), note, revision });
export const askForm = z.object({ question: z.string({ error: sentence("question_missing") }).trim().min(1, sentence("question_missing")).max(1000), revision });
export const redirectForm = z.object({ partnerId: idField<string>(sentence("partner_unknown")), note, revision });

export const proposeForm = z.object({
  ...windowParts, note, revision,
  lines: z.array(z.object({ lineId: idField<string>(), unit: z.enum(typedUnits), quantity: z.string().trim().max(20).default("") })).min(1).max(500),
}).transform((value, check) => {
  if (value.from >= value.until) check.addIssue({ code: "custom", message: inOrder.message, path: inOrder.path });
  const lines = value.lines.map(({ lineId, unit, quantity }, index) => {
    const parsed = parseQuantity(quantity, unit, "allowed");
    if (!parsed.ok) check.addIssue({ code: "custom", message: sentence(parsed.refusal.code), path: ["lines", index, "quantity"] });
    return { lineId, quantity: parsed.ok ? parsed.value : 0 };
  });
  return { ...value, lines };
});

export const answerForm = z.object({ answer: z.string({ error: sentence("answer_missing") }).trim().min(1, sentence("answer_missing")).max(1000) });
export const nobodyHomeForm = z.object({ offerId: idField<OfferId>(), note: z.string().trim().max(300).optional() });
export const takenForm = z.object({ offerId: idField<OfferId>() });

/** "2", "2,5" or "2.5" hours, to the quarter, as minutes. */
const hoursField = z.string().trim().optional().transform((text, check): number | null => {
  if (!text) return null;
  const hours = Number(text.replace(",", "."));
  const minutes = hours * 60;
  if (!/^\d{1,3}([.,]\d{1,2})?$/.test(text) || minutes <= 0 || minutes % 15 !== 0) check.addIssue({ code: "custom", message: sentence("hours_malformed") });
  return minutes;
});
const measured = (value: { hours: number | null; deliverable?: string | undefined }) => value.hours !== null || Boolean(value.deliverable);
const unmeasured = { path: ["hours"], message: sentence("help_measure_missing") };

export const helpForm = z.object({
  offerId: idField<OfferId>(),
  kind: z.enum(helpKinds, { error: sentence("kind_missing") }),
  what: oneLine(200),
  whenWords: oneLine(200),
  hours: hoursField,
  deliverable: z.string().trim().max(200).optional(),
  serviceId: idField<string>(sentence("target_unknown")),
  name: oneLine(120),
  email: emailField.optional(),
  phone: phoneField.optional(),
  anonymous: ticked,
  wantsCertificate: ticked,
}).refine(measured, unmeasured).refine((value) => Boolean(value.email ?? value.phone), { path: ["phone"], message: sentence("contact_missing") });
export type HelpInput = z.output<typeof helpForm>;

export const confirmHelpForm = z.object({
  receiptId: idField<string>(), offerId: idField<OfferId>(), receivedOn: dayField, hours: hoursField, deliverable: z.string().trim().max(200).optional(),
}).refine(measured, unmeasured);
export type ConfirmHelpInput = z.output<typeof confirmHelpForm>;

const weekday = z.coerce.number().int().min(1).max(7);
export const standingForm = z.object({
  standingOfferId: idField<string>(),
  firm: oneLine(120),
  eik: eikField.optional(),
  name: oneLine(120),
  email: emailField,
  phone: phoneField,
  description: oneLine(120),
  category: z.enum(categories),
  quantity: z.string().trim().max(20).default(""),
  unit: z.enum(typedUnits).default("piece"),
  weekdays: z.preprocess((value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]), z.array(weekday).min(1, sentence("weekday_missing"))),
  skipsHolidays: ticked,
  from: timeField,
  until: timeField,
  delivery: z.enum(deliveries),
  startsOn: dayField,
}).refine((value) => value.from < value.until, inOrder).transform((value, check) => {
  const parsed = parseQuantity(value.quantity, value.unit);
  if (!parsed.ok) check.addIssue({ code: "custom", message: sentence(parsed.refusal.code), path: ["quantity"] });
  return { ...value, weekdays: [...new Set(value.weekdays)].sort(), unit: baseUnitOf(value.unit), quantity: parsed.ok ? parsed.value : 0 };
});
export type StandingInput = z.output<typeof standingForm>;

export const standingDayForm = z.object({ day: dayField });
export const noFieldsForm = z.object({});
export const postNoteForm = z.object({ noteId: idField<string>() });
export const standingActForm = z.object({ standingOfferId: idField<string>() });

const paragraph = (max: number) => z.string().trim().min(1).max(max);
export const acceptanceForm = z.object({
  ruleId: idField<string>(), titleBg: oneLine(120), titleEn: oneLine(120), whyBg: paragraph(300), whyEn: paragraph(300), words: oneLine(200),
});
export type AcceptanceInput = z.output<typeof acceptanceForm>;
export const partnerForm = z.object({
  partnerId: idField<string>(), name: oneLine(120), takesBg: oneLine(200), takesEn: oneLine(200), contact: oneLine(200),
});
export type PartnerInput = z.output<typeof partnerForm>;
