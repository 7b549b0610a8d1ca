import { blocks } from "./messages/blocks.bg";
import { browse } from "./messages/browse.bg";
import { common } from "./messages/common.bg";
import { desk } from "./messages/desk.bg";
import { hoursDesk } from "./messages/hours-desk.bg";
import { kiosk } from "./messages/kiosk.bg";
import { letters } from "./messages/letters.bg";
import { ownLetters } from "./messages/own-letters.bg";
import { own as ownPages } from "./messages/own.bg";
import { plan } from "./messages/plan.bg";
import { reach } from "./messages/reach.bg";
import { rules } from "./messages/rules.bg";
import { standing } from "./messages/standing.bg";
import { teamLetters } from "./messages/team-letters.bg";
import { team } from "./messages/team.bg";
import { visitors } from "./messages/visitors.bg";

/** Sentences of volunteering, a file a subject in `messages/`. */
export const bg = {
  ...browse, ...rules, ...standing, ...visitors, ...team, ...common, ...kiosk, ...hoursDesk, ...letters, ...plan,
  ...desk, ...blocks, ...teamLetters, ...reach, ...ownLetters, ...ownPages,
} as const;
