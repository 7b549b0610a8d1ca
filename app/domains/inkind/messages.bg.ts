import { common } from "./messages/common.bg";
import { count, countRefusals } from "./messages/count.bg";
import { give } from "./messages/give.bg";
import { keeping, keepingRefusals } from "./messages/keeping.bg";
import { letters } from "./messages/letters.bg";
import { offerRefusals, offers } from "./messages/offers.bg";
import { paperRefusals, papers } from "./messages/papers.bg";
import { refusals } from "./messages/refusals.bg";
import { requestRefusals, requests } from "./messages/requests.bg";
import { standing, standingRefusals } from "./messages/standing.bg";
import { store } from "./messages/store.bg";
import { valueRefusals, values } from "./messages/values.bg";

/** Sentences of gifts and the store, a file a subject in `messages/`. */
export const bg = {
  ...common, ...give, ...offers, ...standing, ...store, ...keeping, ...letters, ...count, ...requests, ...values, ...papers,
  refusals: { ...refusals, ...offerRefusals, ...standingRefusals, ...keepingRefusals, ...countRefusals, ...requestRefusals, ...valueRefusals, ...paperRefusals },
} as const;
