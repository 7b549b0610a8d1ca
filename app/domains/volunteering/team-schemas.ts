import { z } from "zod";
import { oneLine } from "~/platform/forms/fields";
import { mondayOf, parseLocalDate } from "~/platform/time/local-date";
import { checkKinds, emailField, fullNameField, phoneField } from "../people/api";
import { shiftCursor } from "./browse";

/** Input shapes of what the team does on the board. Pure; the sentences are keys of this domain's messages. */
const id = z.uuid();

const day = z.string().transform((text, check) => {
  const parsed = parseLocalDate(text);
  if (parsed) return parsed;
  check.addIssue({ code: "custom", message: "volunteering:errors.day" });
  return z.NEVER;
});
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "volunteering:errors.time");

export const phoneSignUpSchema = z.object({
  /** Made with the form: a resend is the same sign-up. */
  signupId: id,
  fullName: fullNameField,
  phone: phoneField.optional(),
  email: emailField.optional(),
  positionId: id.optional(),
  /** Together with the person who calls. */
  partySize: z.coerce.number().int().min(1).max(20).default(1),
  partyMinors: z.coerce.number().int().min(0).max(19).default(0),
  partyYoungest: z.coerce.number().int().min(0).max(17).optional(),
  minor: z.boolean().default(false),
  birthDate: day.optional(),
  /** Asked only when `minor`: the coordinator saw the parent's signed consent; or whom to ask for it. */
  consentSeen: z.boolean().default(false),
  guardianName: fullNameField.optional(),
  guardianEmail: emailField.optional(),
  guardianPhone: phoneField.optional(),
});
export type PhoneSignUpInput = z.output<typeof phoneSignUpSchema>;

export const moveSchema = z.object({ signupId: id, positionId: id });
export const takeOffSchema = z.object({ signupId: id, by: z.enum(["volunteer", "team"]).default("volunteer") });
/** Empty times: for the whole shift. `besideId`: the adult at whose side a person under 18 is. */
export const staySchema = z.object({ signupId: id, from: time.optional(), until: time.optional(), besideId: id.optional() });

export const askGuardianSchema = z.object({ signupId: id, guardianName: fullNameField, guardianEmail: emailField, guardianPhone: phoneField.optional() });

const reason = oneLine(200).pipe(z.string().min(3, "volunteering:errors.reason"));
export const capacitySchema = z.object({ changeId: id, positionId: id, capacity: z.coerce.number().int().min(1).max(500), reason });
export const leadChecksSchema = z.object({ positionId: id, leadChecks: z.array(z.enum(checkKinds)).default([]) });
export const offerNextSchema = z.object({ changeId: id, positionId: id });

const size = z.coerce.number().int().min(1, "ui:errors.quantity").max(500);
export const holdBlockSchema = z.object({
  blockId: id, positionId: id, organisation: oneLine(160), size, releaseDay: day, releaseTime: time, contactName: fullNameField, contactEmail: emailField,
});
export const changeBlockSchema = z.object({ blockId: id, size, releaseDay: day, releaseTime: time });
export const blockSchema = z.object({ blockId: id });

/** Behind the link of a block: a colleague's name and e-mail. */
export const blockSignUpSchema = z.object({ signupId: id, fullName: fullNameField, email: emailField, phone: phoneField.optional() });

export const shiftMessageSchema = z.object({ messageId: id, subject: oneLine(120), body: z.string().trim().min(3, "ui:errors.required").max(4000), toWaiting: z.boolean().default(false) });
export const inviteSchema = z.object({ positionId: id, people: z.array(id).min(1, "volunteering:errors.nobodyTicked").max(50) });
export const workLimitSchema = z.object({ hours: z.coerce.number().int().min(1).max(400) });

/** What the board shows besides: an open sheet („seat.<id>“), what was just done, and whom the panel looks at. */
export const deskSearch = z.object({
  open: z.string().regex(/^(cancel|(seat|add|task|hold|block)\.[0-9a-f-]{36})$/).optional().catch(undefined),
  did: z.string().regex(/^\w{1,24}$/).optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
  who: id.optional().catch(undefined),
  at: id.optional().catch(undefined),
});

const cursor = shiftCursor.optional().catch(undefined);

export const boardSearch = z.object({
  when: z.enum(["upcoming", "past"]).catch("upcoming"),
  show: z.literal("short").optional().catch(undefined),
  service: z.union([z.literal("own"), id]).optional().catch(undefined),
  /** Any day of the week; its Monday is meant. */
  week: z.string().transform((text) => parseLocalDate(text)).transform((at) => (at ? mondayOf(at) : undefined)).optional().catch(undefined),
  after: cursor,
  before: cursor,
});

export const candidateSearch = z.object({
  position: id.optional().catch(undefined),
  adults: z.literal("1").optional().catch(undefined),
  tired: z.literal("1").optional().catch(undefined),
  after: z.string().regex(/^\d{1,9}_\d{1,9}_[0-9a-f-]{36}$/).optional().catch(undefined),
});
