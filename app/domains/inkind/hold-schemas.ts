import { z } from "zod";
import { idField } from "~/platform/forms/fields";
import { holdReasons } from "./hold-reasons";
import { sentence } from "./schemas";

/** One lot, or everything of one origin: the whole receipt it came with, or the donor's own lot code. */
export const holdScopes = ["lot", "receipt", "donor_code"] as const;
export const holdForm = z.object({ recallId: idField<string>(), scope: z.enum(holdScopes).default("lot"), reason: z.enum(holdReasons) });
export const recallForm = z.object({ recallId: idField<string>(), donorLotCode: z.string().trim().max(40).default(""), reason: z.enum(holdReasons) })
  .refine((value) => value.donorLotCode !== "", { path: ["donorLotCode"], message: sentence("donor_code_missing") });
export const decideHoldForm = z.object({ outcome: z.enum(["fit", "unfit"]), holdId: idField<string>().optional() });
