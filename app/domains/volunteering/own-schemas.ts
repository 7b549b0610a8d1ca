import { z } from "zod";
import { emailField, fullNameField } from "../people/api";
import { day } from "./form-fields";
import { certificatePurposes } from "./model";

/** Input shapes of one's own page and of giving a place on. Pure. */
const id = z.uuid();

/** What the page says was done; the address carries it over the redirect. */
export const ownDone = ["confirm", "queued", "waits", "pass", "cancel", "offered", "asked", "withdrawn", "alerts", "feed", "renewed", "stay", "certificate"] as const;
export type OwnDone = (typeof ownDone)[number];

export const ownPageSearch = z.object({
  hours: z.literal("all").optional().catch(undefined),
  done: z.enum(ownDone).optional().catch(undefined),
  /** The sign-up that it was about. */
  of: id.optional().catch(undefined),
});

export const handOverSearch = z.object({ done: z.enum(["offered", "asked", "withdrawn"]).optional().catch(undefined) });

const checked = z.union([z.literal("on"), z.undefined()]).transform((value) => value === "on");
export const ownSignupSchema = z.object({ signupId: id });
export const alertsSchema = z.object({ any: checked, of: z.array(id).max(20).default([]) });
export const askOwnPageSchema = z.object({ email: emailField });

export const askCertificateSchema = z.object({ certificateId: id, fromDay: day, untilDay: day, purpose: z.enum(certificatePurposes) });
export const openCertificateSchema = z.object({ certificateId: id });

/** The forms' ids make a resend the same offer. */
export const offerOpenSchema = z.object({ handoverId: id });
export const offerNamedSchema = z.object({ handoverId: id, fullName: fullNameField, email: emailField, forShiftId: id.optional() });
export const takeSchema = z.object({ minor: checked, rulesVersion: z.coerce.number().int().positive().optional() });
