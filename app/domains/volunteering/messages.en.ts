import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";
import { browse } from "./messages/browse.en";
import { blocks } from "./messages/blocks.en";
import { common } from "./messages/common.en";
import { hoursDesk } from "./messages/hours-desk.en";
import { kiosk } from "./messages/kiosk.en";
import { desk } from "./messages/desk.en";
import { letters } from "./messages/letters.en";
import { plan } from "./messages/plan.en";
import { reach } from "./messages/reach.en";
import { rules } from "./messages/rules.en";
import { standing } from "./messages/standing.en";
import { visitors } from "./messages/visitors.en";
import { team } from "./messages/team.en";
import { teamLetters } from "./messages/team-letters.en";
export const en = {
  ...browse, ...rules, ...standing, ...visitors, ...team, ...common, ...kiosk, ...hoursDesk, ...letters, ...plan, ...desk, ...blocks, ...teamLetters, ...reach,
} satisfies MessagesLike<typeof bg>;
