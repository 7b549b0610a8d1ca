import { z } from "zod";
import { parseLookCode } from "~/platform/tokens/look-code";

/** A look code as typed; kept in its bare form. */
export const lookCodeField = z.string({ error: "documents:errors.code" }).transform((text, ctx) => {
  const code = parseLookCode(text);
  if (code) return code;
  ctx.addIssue({ code: "custom", message: "documents:errors.code" });
  return z.NEVER;
});

export const verifySchema = z.object({ code: lookCodeField });
