import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";
import { common } from "./messages/common.en";
import { count, countRefusals } from "./messages/count.en";
import { give } from "./messages/give.en";
import { keeping, keepingRefusals } from "./messages/keeping.en";
import { letters } from "./messages/letters.en";
import { offerRefusals, offers } from "./messages/offers.en";
import { paperRefusals, papers } from "./messages/papers.en";
import { refusals } from "./messages/refusals.en";
import { requestRefusals, requests } from "./messages/requests.en";
import { standing, standingRefusals } from "./messages/standing.en";
import { store } from "./messages/store.en";
import { valueRefusals, values } from "./messages/values.en";

export const en = {
  ...common, ...give, ...offers, ...standing, ...store, ...keeping, ...letters, ...count, ...requests, ...values, ...papers,
  refusals: { ...refusals, ...offerRefusals, ...standingRefusals, ...keepingRefusals, ...countRefusals, ...requestRefusals, ...valueRefusals, ...paperRefusals },
} satisfies MessagesLike<typeof bg>;
