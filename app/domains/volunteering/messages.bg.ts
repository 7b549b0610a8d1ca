import { browse } from "./messages/browse.bg";
import { blocks } from "./messages/blocks.bg";
import { common } from "./messages/common.bg";
import { hoursDesk } from "./messages/hours-desk.bg";
import { kiosk } from "./messages/kiosk.bg";
import { desk } from "./messages/desk.bg";
import { letters } from "./messages/letters.bg";
import { plan } from "./messages/plan.bg";
import { reach } from "./messages/reach.bg";
import { rules } from "./messages/rules.bg";
import { standing } from "./messages/standing.bg";
import { visitors } from "./messages/visitors.bg";
import { team } from "./messages/team.bg";
import { teamLetters } from "./messages/team-letters.bg";

/** Sentences of volunteering, a file a subject in `messages/`. */
export const bg = {
  ...browse, ...rules, ...standing, ...visitors, ...team, ...common, ...kiosk, ...hoursDesk, ...letters, ...plan, ...desk, ...blocks, ...teamLetters, ...reach,
} as const;
