import { z } from "zod";
import { roles } from "~/platform/access/permission";
import { idField } from "~/platform/forms/fields";
import type { AccountId } from "~/platform/ids/ids";
import { emailField, fullNameField } from "./schemas";

const rolesField = z.array(z.enum(roles)).default([]);

export const inviteForm = z.object({ accountId: idField<AccountId>(), fullName: fullNameField, email: emailField, locale: z.enum(["bg", "en"]), roles: rolesField });
export const rolesForm = z.object({ roles: rolesField });
export const passwordForm = z.object({
  currentPassword: z.string().max(200).optional(),
  password: z.string({ error: "people:errors.password_short" }).min(12, "people:errors.password_short").max(200),
});
