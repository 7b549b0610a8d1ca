import { z } from "zod";
import { isEik, normaliseEmail, normalisePhone, tidyName } from "./model";

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
