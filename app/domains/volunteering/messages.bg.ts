import { browse } from "./messages/browse.bg";
import { common } from "./messages/common.bg";
import { hoursDesk } from "./messages/hours-desk.bg";
import { kiosk } from "./messages/kiosk.bg";
import { letters } from "./messages/letters.bg";
import { plan } from "./messages/plan.bg";
import { visitors } from "./messages/visitors.bg";
import { team } from "./messages/team.bg";

/** Sentences of volunteering, a file a subject in `messages/`. */
export const bg = { ...browse, ...visitors, ...team, ...common, ...kiosk, ...hoursDesk, ...letters, ...plan } as const;
