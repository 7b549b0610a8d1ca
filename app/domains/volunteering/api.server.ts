/** The doors of `volunteering` for the domains above it. */
export { createShift } from "./commands/create-shift.server";
export { nextShifts } from "./queries/shift-list.server";
export { hoursSummary, type HoursSummary, type HourSource } from "./queries/hours-summary.server";
export type { PublicShift } from "./queries/shift-fields.server";
