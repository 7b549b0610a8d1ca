import { en as funds } from "./domains/funds/messages.en";
import { en as impact } from "./domains/impact/messages.en";
import { en as services } from "./domains/services/messages.en";
import { en as people } from "./domains/people/messages.en";
import { en as documents } from "./domains/documents/messages.en";
import { en as inkind } from "./domains/inkind/messages.en";
import type { catalogue as source } from "./catalogue.bg";
import { en as bazaar } from "./domains/bazaar/messages.en";
import { en as checkout } from "./domains/checkout/messages.en";
import { en as voices } from "./domains/voices/messages.en";
import { en as volunteering } from "./domains/volunteering/messages.en";
import { en as shell } from "./routes/messages.en";
import { en as ui } from "./ui/messages.en";
import type { MessagesLike } from "./platform/i18n/messages";

/** Every sentence of the app in English; must have each key of the Bulgarian catalogue. */
export const catalogue = {
  funds,
  impact,
  services,
  people,
  documents,
  bazaar,
  checkout,
  inkind,
  shell,
  ui,
  voices,
  volunteering,
} satisfies MessagesLike<typeof source>;
