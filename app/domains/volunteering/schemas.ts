import { z } from "zod";
import { emailField, fullNameField, phoneField } from "../people/api";
import { id, optionalDay } from "./form-fields";
import { longestMinutes, shiftFilters } from "./model";

/** Input shapes of the forms. Pure; the sentences are keys of this domain's messages. What is planned is in `plan-schemas.ts`. */
export const signUpSchema = z.object({
  /** Made with the form: a resend is the same sign-up. */
  signupId: id,
  fullName: fullNameField,
  email: emailField,
  phone: phoneField.optional(),
  /** Which kind of work; the shift's first when it has one only. */
  positionId: id.optional(),
  /** Together with the person who signs up. */
  partySize: z.number().int().min(1).max(8).default(1),
  /** How many of them are under 18, in the care of the person who signs up, and how old the youngest is. */
  partyMinors: z.number().int().min(0).max(7).default(0),
  partyYoungest: z.number().int().min(0).max(17).optional(),
  minor: z.boolean().default(false),
  /** Asked only of people under 18: it decides on the day of the shift. */
  birthDate: optionalDay,
  guardianName: fullNameField.optional(),
  guardianEmail: emailField.optional(),
  /** The version of the volunteer's rules that the form showed. */
  rulesVersion: z.coerce.number().int().positive().optional(),
});
export type SignUpInput = z.output<typeof signUpSchema>;

export const emptySchema = z.object({});
export const resendSchema = z.object({ signupId: id });

export const phoneSignUpSchema = z.object({
  signupId: id,
  fullName: fullNameField,
  phone: phoneField.optional(),
  email: emailField.optional(),
  positionId: id.optional(),
  partySize: z.number().int().min(1).max(20).default(1),
  minor: z.boolean().default(false),
  birthDate: optionalDay,
  /** Asked only when `minor`: the coordinator saw the parent's signed consent. */
  consentSeen: z.boolean().default(false),
});
export type PhoneSignUpInput = z.output<typeof phoneSignUpSchema>;

export const attendanceOutcomes = ["came", "no_show", "later"] as const;
export const attendanceSchema = z.object({
  people: z
    .array(
      z.object({
        signupId: id,
        outcome: z.enum(attendanceOutcomes),
        minutes: z.number().int().min(1).max(longestMinutes).optional(),
      }),
    )
    .max(500),
});
export type AttendanceInput = z.output<typeof attendanceSchema>;

export const signupOfShiftSchema = z.object({ signupId: id });

export const shiftParams = z.object({ shiftId: id });
export const shiftListSearch = z.object({
  show: z.enum(shiftFilters).catch("all"),
  /** "<start in ISO>_<id>" of the last shift shown. */
  after: z
    .string()
    .refine((cursor) => {
      const [at, shiftId, ...rest] = cursor.split("_");
      return rest.length === 0 && z.iso.datetime().safeParse(at).success && id.safeParse(shiftId).success;
    })
    .optional()
    .catch(undefined),
});
