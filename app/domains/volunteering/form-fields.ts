import { z } from "zod";
import { parseLocalDate } from "~/platform/time/local-date";

/** Fields that several forms of this domain share. */
export const day = z.string().transform((text, check) => {
  const parsed = parseLocalDate(text);
  if (parsed) return parsed;
  check.addIssue({ code: "custom", message: "volunteering:errors.day" });
  return z.NEVER;
});
export const optionalDay = day.optional();
export const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "volunteering:errors.time");
export const id = z.uuid();
export const line = (max: number) => z.string().trim().max(max);
export const optionalLine = (max: number) => line(max).default("");
