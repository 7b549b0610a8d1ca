import { en as people } from "./domains/people/messages.en";
import { en as documents } from "./domains/documents/messages.en";
import type { catalogue as source } from "./catalogue.bg";
import { en as shell } from "./routes/messages.en";
import { en as ui } from "./ui/messages.en";
import type { MessagesLike } from "./platform/i18n/messages";

/** Every sentence of the app in English; must have each key of the Bulgarian catalogue. */
export const catalogue = {
  people,
  documents,
  shell,
  ui,
} satisfies MessagesLike<typeof source>;
