import { definePermission, type Scope } from "~/platform/access/permission";

/** Row scope of the staff permissions: the service the opportunity is for; a grant without scope covers every shift. */
export const seeShifts = definePermission("volunteering.see_shifts", "public");
export const signUp = definePermission("volunteering.sign_up", "public");
/** Whoever holds the mailed link. */
export const manageOwnSignup = definePermission("volunteering.manage_own_signup", "public");
export const seeShiftBoard = definePermission("volunteering.see_shift_board", ["coordinator", "service_manager", "director"]);
export const manageShifts = definePermission("volunteering.manage_shifts", ["coordinator", "service_manager"]);
export const attestHours = definePermission("volunteering.attest_hours", ["coordinator", "service_manager"]);
/** What people under 18 may take, how far ahead series are made: the organisation's own rules. */
export const setVolunteeringRules = definePermission("volunteering.set_rules", ["director"]);
/** The volunteer's rules hold for every service: only a grant for the whole organisation may change them. */
export const publishRules = definePermission("volunteering.publish_rules", ["coordinator", "director"]);
/** A scope no narrower grant matches. */
export const wholeHouse: Scope = { serviceId: "whole organisation", eventId: "whole organisation" };
/** Jobs and handlers only: no role carries it. */
export const runVolunteeringJobs = definePermission("volunteering.run_jobs", []);
/** Whoever holds a kiosk's link: the tablet at an entrance. The command reads the link. */
export const useKiosk = definePermission("volunteering.use_kiosk", "public");
export const manageKiosks = definePermission("volunteering.manage_kiosks", ["coordinator", "service_manager"]);
export const seeHours = definePermission("volunteering.see_hours", ["coordinator", "service_manager", "director", "accountant"]);
export const setReferenceRate = definePermission("volunteering.set_reference_rate", ["accountant", "director"]);
/** A certificate covers every service somebody helped: a grant for one of them is not enough. */
export const issueCertificates = definePermission("volunteering.issue_certificates", ["coordinator", "service_manager", "director"]);
