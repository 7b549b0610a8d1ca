import { bg as funds } from "./domains/funds/messages.bg";
import { bg as impact } from "./domains/impact/messages.bg";
import { bg as services } from "./domains/services/messages.bg";
import { bg as people } from "./domains/people/messages.bg";
import { bg as documents } from "./domains/documents/messages.bg";
import { bg as bazaar } from "./domains/bazaar/messages.bg";
import { bg as checkout } from "./domains/checkout/messages.bg";
import { bg as inkind } from "./domains/inkind/messages.bg";
import { bg as voices } from "./domains/voices/messages.bg";
import { bg as volunteering } from "./domains/volunteering/messages.bg";
import { bg as shell } from "./routes/messages.bg";
import { bg as ui } from "./ui/messages.bg";

/** Every sentence of the app in Bulgarian, by domain. The browser loads one language only. */
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
} as const;
