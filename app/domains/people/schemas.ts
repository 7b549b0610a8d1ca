import { z } from "zod";
import { parseLocalDate } from "~/platform/time/local-date";
import { checkKinds, guardianRelations, isEik, normaliseEmail, normalisePhone, tidyName } from "./model";

/** Input shapes other domains reuse: a name, an e-mail, a phone, a firm's number. Messages are keys. */
export const fullNameField = z.string({ error: "ui:errors.name" }).transform(tidyName)
  .pipe(z.string().min(3, "ui:errors.name").max(120).regex(/^\S+ \S/u, "ui:errors.name"));

export const emailField = z.string({ error: "ui:errors.email" }).transform((text, ctx) => {
  const email = normaliseEmail(text);
  if (email) return email;
  ctx.addIssue({ code: "custom", message: "ui:errors.email" });
  return z.NEVER;
});

export const phoneField = z.string({ error: "ui:errors.phone" }).transform((text, ctx) => {
  const phone = normalisePhone(text);
  if (phone) return phone;
  ctx.addIssue({ code: "custom", message: "ui:errors.phone" });
  return z.NEVER;
});

export const eikField = z.string({ error: "ui:errors.eik" }).transform((text, ctx) => {
  const eik = text.replace(/\s/g, "");
  if (isEik(eik)) return eik;
  ctx.addIssue({ code: "custom", message: "ui:errors.eik" });
  return z.NEVER;
});

const passwordField = z.string({ error: "people:errors.password_needed" }).min(1, "people:errors.password_needed").max(200);
const remember = z.union([z.literal("on"), z.undefined()]).transform((value) => value === "on");

const next = z.string().max(500).optional();

export const signInSchema = z.object({ email: emailField, password: passwordField, remember, next });
export const signInLinkSchema = z.object({ email: emailField });
export const followLinkSchema = z.object({ remember });

export const profileSchema = z.object({ fullName: fullNameField, locale: z.enum(["bg", "en"]) });

const line = (max: number) => z.string({ error: "ui:errors.required" }).transform(tidyName).pipe(z.string().min(1, "ui:errors.required").max(max));

export const setupSchema = z.object({
  code: z.string({ error: "people:errors.setup_code" }).transform((text) => text.replace(/\D/g, "")).pipe(z.string().regex(/^\d{6}$/, "people:errors.setup_code")),
  fullName: fullNameField,
  email: emailField,
  password: z.string({ error: "people:errors.password_short" }).min(12, "people:errors.password_short").max(200),
  organisationName: line(160),
  eik: eikField,
  city: line(80),
  address: line(160),
  phone: phoneField,
  centreName: line(120),
});
export type SetupInput = z.output<typeof setupSchema>;

export const tokenParams = z.object({ token: z.string().max(100) });
export const emptyForm = z.object({});

const scope = z.string().regex(/^[a-z_]{1,40}$/);
const revision = z.coerce.number().int().min(0);
/** The first step: every point answered. */
export const decideForm = z.object({
  revision,
  answers: z.array(z.object({ scope, answer: z.enum(["yes", "no"], "people:errors.yes_or_no") })).min(1).max(20),
});
/** The way back from the second step: what was chosen stays. */
export const decideDraft = z.object({ revision, answers: z.array(z.object({ scope, answer: z.enum(["yes", "no"]).optional() })).max(20) });
export const signForm = decideForm.extend({ relation: z.enum(guardianRelations, "people:errors.relation"), typedName: fullNameField });
export type SignConsentInput = z.output<typeof signForm>;

const dayField = z.string({ error: "ui:errors.required" }).transform((text, ctx) => {
  const day = parseLocalDate(text);
  if (day) return day;
  ctx.addIssue({ code: "custom", message: "ui:errors.date" });
  return z.NEVER;
});
const id = z.uuid();
export const personParams = z.object({ personId: id });
/** "<name>|<id>" of the last row shown. */
export const registerSearch = z.object({
  q: z.string().trim().max(120).catch(""), show: z.enum(["all", "minors", "expiring"]).catch("all"), after: id.optional().catch(undefined),
});
export const recordCheckForm = z.object({
  /** Made with the form: a resend is the same record. */
  checkId: id, kind: z.enum(checkKinds), seenOn: dayField, validUntil: dayField.optional(),
});
export type RecordCheckInput = z.output<typeof recordCheckForm>;
export const checkOfPersonForm = z.object({ checkId: id });
export const consentOfPersonForm = z.object({ requestId: id });
export const guardianshipForm = z.object({ guardianshipId: id });
export const birthDateForm = z.object({ birthDate: dayField });
export const ownDataForm = z.object({ email: emailField });
