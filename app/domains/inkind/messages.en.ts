import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";
import { common } from "./messages/common.en";
import { give } from "./messages/give.en";
import { letters } from "./messages/letters.en";
import { offerRefusals, offers } from "./messages/offers.en";
import { refusals } from "./messages/refusals.en";
import { standing, standingRefusals } from "./messages/standing.en";
import { store } from "./messages/store.en";

export const en = { ...common, ...give, ...store, ...letters, ...offers, ...standing, refusals: { ...refusals, ...offerRefusals, ...standingRefusals } } satisfies MessagesLike<typeof bg>;
