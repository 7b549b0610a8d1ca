import { definePermission, type Scope } from "~/platform/access/permission";

/** Anybody may try to sign in, ask for a link, or give the code of the first set-up. */
export const signInPermission = definePermission("people.sign_in", "public");
/** Accounts and roles: the administrator only (who holds every permission). */
export const manageAccountsPermission = definePermission("people.manage_accounts", []);
/** One's own account: any account holds it, whatever its roles. */
export const ownAccountPermission = definePermission("people.own_account", "public");
/** Whoever holds the mailed link. */
export const answerConsent = definePermission("people.answer_consent", "public");
/** The register of people, their consents and checks. People belong to no service: only a grant for the whole organisation opens it. */
export const seePeople = definePermission("people.see_people", ["coordinator", "service_manager", "director"]);
export const careForPeople = definePermission("people.care", ["coordinator", "service_manager"]);
/** A scope no narrower grant matches. */
export const wholeOrganisation: Scope = { serviceId: "whole organisation", eventId: "whole organisation" };
/** One's own data: to stay, to be erased. Whoever holds the mailed link, or any account about itself. */
export const ownData = definePermission("people.own_data", "public");
/** Erasing somebody else: the administrator only. */
export const erasePeople = definePermission("people.erase", []);
/** Jobs and handlers only: no role carries it. */
export const runPeopleJobs = definePermission("people.run_jobs", []);
