import { z } from "zod";
import { emailField, fullNameField, phoneField } from "../people/api";
import { day, id, optionalDay } from "./form-fields";
import { longestMinutes } from "./model";

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
  /** „Законен представител съм на тези деца или имам неговото съгласие.“ */
  partyDeclared: z.boolean().optional(),
  minor: z.boolean().default(false),
  /** Asked only of people under 18: it decides on the day of the shift. */
  birthDate: optionalDay,
  guardianName: fullNameField.optional(),
  guardianEmail: emailField.optional(),
  /** The version of the volunteer's rules that the form showed. */
  rulesVersion: z.coerce.number().int().positive().optional(),
});
export type SignUpInput = z.output<typeof signUpSchema>;

/** Read only when its switch is on: what stands under one that is off was not said, whatever was typed there. */
function readUnder<S extends z.ZodType>(check: z.core.$RefinementCtx, name: string, shape: S, typed: unknown): z.output<S> {
  const read = shape.safeParse(typed);
  if (read.success) return read.data;
  for (const issue of read.error.issues) check.addIssue({ ...issue, path: [name] } as Parameters<typeof check.addIssue>[0]);
  return z.NEVER;
}
const typed = z.string().max(200).optional();
const { birthDate, guardianName, guardianEmail, partySize, partyMinors, partyYoungest } = signUpSchema.shape;
const count = <S extends z.ZodType>(shape: S) => z.preprocess((text) => (text === undefined ? undefined : Number(text)), shape);

/** All that an opened switch still misses, in one answer: the command behind tells one thing at a time. */
function* unsaid(form: { minor: boolean; birthDate?: string; guardianName?: string; guardianEmail?: string; minors: boolean; partyYoungest?: string; partyDeclared?: boolean }): Generator<[string, string]> {
  // With a birth date the day of the shift decides whether a parent is asked at all.
  if (form.minor && !form.birthDate) {
    yield ["birthDate", "volunteering:refusals.birth_date_missing"];
    if (!form.guardianName) yield ["guardianName", "ui:errors.name"];
    if (!form.guardianEmail) yield ["guardianEmail", "ui:errors.email"];
  }
  if (form.minors && !form.partyYoungest) yield ["partyYoungest", "volunteering:refusals.party_youngest_missing"];
  if (form.minors && !form.partyDeclared) yield ["partyDeclared", "volunteering:refusals.party_declaration_missing"];
}

/** The page's form (sketch 02 Б): two switches open what few people need. */
export const signUpFormSchema = signUpSchema
  .extend({
    together: z.boolean().default(false), withMinors: z.boolean().default(false),
    birthDate: typed, guardianName: typed, guardianEmail: typed, partySize: typed, partyMinors: typed, partyYoungest: typed,
  })
  .transform(({ together, withMinors, partyDeclared, ...form }, check): SignUpInput => {
    const under = <S extends z.ZodType>(name: keyof typeof form, shape: S): z.output<S> => readUnder(check, name, shape, form[name]);
    const minors = together && withMinors;
    for (const [name, message] of unsaid({ ...form, minors, partyDeclared })) check.addIssue({ code: "custom", path: [name], message });
    return {
      ...form,
      birthDate: form.minor ? under("birthDate", birthDate) : undefined,
      guardianName: form.minor ? under("guardianName", guardianName) : undefined,
      guardianEmail: form.minor ? under("guardianEmail", guardianEmail) : undefined,
      partySize: together ? under("partySize", count(partySize)) : 1,
      partyMinors: minors ? Math.max(1, under("partyMinors", count(partyMinors))) : 0,
      partyYoungest: minors ? under("partyYoungest", count(partyYoungest)) : undefined,
      partyDeclared: minors && partyDeclared === true,
    };
  });

/** Windows and Unix ends of lines are one text. */
const rulesText = z.string().transform((text) => text.normalize("NFC").replace(/\r\n?/g, "\n").trim()).pipe(z.string().min(200, "volunteering:errors.rules_short").max(20_000));

export const emptySchema = z.object({});
export const resendSchema = z.object({ signupId: id });

/** Behind the link: which confirmed shifts are given up for this one. */
export const insteadSchema = z.object({ release: z.preprocess((value) => (typeof value === "string" ? [value] : value), z.array(id).min(1).max(10)) });
export const shrinkSchema = z.object({ partySize: z.number().int().min(1).max(20), partyMinors: z.number().int().min(0).max(19).default(0) });
export const nameGuardianSchema = z.object({ guardianName: fullNameField, guardianEmail: emailField });
export type NameGuardianInput = z.output<typeof nameGuardianSchema>;

/** A new version of the volunteer's rules, written on from another. */
export const publishRulesSchema = z.object({
  after: z.coerce.number().int().positive(),
  validFrom: day,
  textBg: rulesText,
  textEn: rulesText,
});
export type PublishRulesInput = z.output<typeof publishRulesSchema>;

export const attendanceOutcomes = ["came", "no_show", "later"] as const;
export const attendanceSchema = z.object({
  people: z
    .array(
      z.object({
        signupId: id,
        outcome: z.enum(attendanceOutcomes),
        /** Of each person. */
        minutes: z.number().int().min(1).max(longestMinutes).optional(),
        /** How many of a party came. */
        people: z.number().int().min(1).max(20).optional(),
      }),
    )
    .max(500),
});
export type AttendanceInput = z.output<typeof attendanceSchema>;

export const signupOfShiftSchema = z.object({ signupId: id });

export const shiftParams = z.object({ shiftId: id });
