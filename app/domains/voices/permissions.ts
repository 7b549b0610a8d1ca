import { definePermission } from "~/platform/access/permission";

/** Whoever stands at a tablet that is open: the route has asked volunteering about its link. */
export const speak = definePermission("voices.speak", "public");
/** The wall of notes somebody has read. */
export const readWall = definePermission("voices.read_wall", "public");
export const readMoods = definePermission("voices.read_moods", ["coordinator", "service_manager", "director"]);
export const moderateNotes = definePermission("voices.moderate_notes", ["coordinator", "director"]);
