import type { MessagesLike } from "~/platform/i18n/messages";
import type { bg } from "./messages.bg";
import { common } from "./messages/common.en";
import { give } from "./messages/give.en";
import { letters } from "./messages/letters.en";
import { paperRefusals, papers } from "./messages/papers.en";
import { refusals } from "./messages/refusals.en";
import { store } from "./messages/store.en";
import { valueRefusals, values } from "./messages/values.en";

export const en = { ...common, ...give, ...store, ...letters, ...values, ...papers, refusals: { ...refusals, ...valueRefusals, ...paperRefusals } } satisfies MessagesLike<typeof bg>;
