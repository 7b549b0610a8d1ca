export type { ShiftId, SignupId, TimeEntryId } from "./model";
export { servesText, whenOf, dayOf, rangeOf } from "./when";
