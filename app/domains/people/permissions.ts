import { definePermission } from "~/platform/access/permission";

/** Anybody may try to sign in, ask for a link, or give the code of the first set-up. */
export const signInPermission = definePermission("people.sign_in", "public");
/** Accounts and roles: the administrator only (who holds every permission). */
export const manageAccountsPermission = definePermission("people.manage_accounts", []);
/** One's own account: any account holds it, whatever its roles. */
export const ownAccountPermission = definePermission("people.own_account", "public");
