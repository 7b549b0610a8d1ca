import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { findActToken } from "~/platform/tokens/act-token.server";
import { hasAdministrator } from "../commands/grant-role.server";
import { signInPurpose } from "../commands/sign-in-by-link.server";
import { signInPermission } from "../permissions";

/** Whether the first set-up is still to be done. */
export async function setupIsOpen(ctx: Ctx): Promise<boolean> {
  authorize(ctx.actor, signInPermission);
  return !(await hasAdministrator(ctx.db));
}

/** Whether a mailed sign-in link still works; looking does not use it up (mail programs look ahead). */
export async function signInLinkIsLive(ctx: Ctx, token: string): Promise<boolean> {
  authorize(ctx.actor, signInPermission);
  return (await findActToken(ctx.db, ctx, signInPurpose, token))?.state === "live";
}
