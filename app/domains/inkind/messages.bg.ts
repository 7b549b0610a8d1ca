import { common } from "./messages/common.bg";
import { give } from "./messages/give.bg";
import { letters } from "./messages/letters.bg";
import { paperRefusals, papers } from "./messages/papers.bg";
import { refusals } from "./messages/refusals.bg";
import { store } from "./messages/store.bg";
import { valueRefusals, values } from "./messages/values.bg";

/** Sentences of gifts and the store, a file a subject in `messages/`. */
export const bg = { ...common, ...give, ...store, ...letters, ...values, ...papers, refusals: { ...refusals, ...valueRefusals, ...paperRefusals } } as const;
