import { common } from "./messages/common.bg";
import { give } from "./messages/give.bg";
import { letters } from "./messages/letters.bg";
import { offerRefusals, offers } from "./messages/offers.bg";
import { refusals } from "./messages/refusals.bg";
import { standing, standingRefusals } from "./messages/standing.bg";
import { store } from "./messages/store.bg";

/** Sentences of gifts and the store, a file a subject in `messages/`. */
export const bg = { ...common, ...give, ...store, ...letters, ...offers, ...standing, refusals: { ...refusals, ...offerRefusals, ...standingRefusals } } as const;
