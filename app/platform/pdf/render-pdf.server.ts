import { Font, renderToBuffer, type DocumentProps } from "@react-pdf/renderer";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ReactElement } from "react";

export const pdfFont = "Sofia Sans";

/** The fonts lie in the source tree; the built server finds them from its own place below it. */
function fontFolder(): string {
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    const candidate = join(folder, "app/platform/pdf/fonts");
    if (existsSync(candidate)) return candidate;
  }
  throw new Error("the fonts of documents are missing: app/platform/pdf/fonts");
}

let registered = false;

function registerFonts(): void {
  if (registered) return;
  const folder = fontFolder();
  Font.register({ family: pdfFont, fonts: [400, 700].map((fontWeight) => ({ src: join(folder, `SofiaSans-${fontWeight}.ttf`), fontWeight })) });
  // Bulgarian words are not hyphenated by English rules.
  Font.registerHyphenationCallback((word) => [word]);
  registered = true;
}

/** Draws a finished document. Takes some tenths of a second of this process; callers keep what comes out. */
export async function renderPdf(document: ReactElement<DocumentProps>): Promise<Buffer> {
  registerFonts();
  return renderToBuffer(document);
}
