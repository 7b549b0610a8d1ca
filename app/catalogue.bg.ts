import { bg as people } from "./domains/people/messages.bg";
import { bg as documents } from "./domains/documents/messages.bg";
import { bg as shell } from "./routes/messages.bg";
import { bg as ui } from "./ui/messages.bg";

/** Every sentence of the app in Bulgarian, by domain. The browser loads one language only. */
export const catalogue = {
  people,
  documents,
  shell,
  ui,
} as const;
