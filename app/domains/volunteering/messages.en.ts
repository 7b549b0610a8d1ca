import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";
import { blocks } from "./messages/blocks.en";
import { browse } from "./messages/browse.en";
import { common } from "./messages/common.en";
import { desk } from "./messages/desk.en";
import { hoursDesk } from "./messages/hours-desk.en";
import { kiosk } from "./messages/kiosk.en";
import { letters } from "./messages/letters.en";
import { ownLetters } from "./messages/own-letters.en";
import { own as ownPages } from "./messages/own.en";
import { plan } from "./messages/plan.en";
import { reach } from "./messages/reach.en";
import { rules } from "./messages/rules.en";
import { standing } from "./messages/standing.en";
import { teamLetters } from "./messages/team-letters.en";
import { team } from "./messages/team.en";
import { visitors } from "./messages/visitors.en";

export const en = {
  ...browse, ...rules, ...standing, ...visitors, ...team, ...common, ...kiosk, ...hoursDesk, ...letters, ...plan,
  ...desk, ...blocks, ...teamLetters, ...reach, ...ownLetters, ...ownPages,
} satisfies MessagesLike<typeof bg>;
