import sharp from "sharp";
import type { Attachment, Letter } from "./mailer.server";
import type { LetterInput } from "./letter";
import { letterText } from "./letter";
import { letterHtml, logoCid } from "./letter-html";

/** The ball of thread of the logo; mail programs show no SVG, so it travels as a small picture. */
const ball =
  '<svg xmlns="http://www.w3.org/2000/svg" width="78" height="78" viewBox="0 0 28 28" fill="none" stroke="#c3273a" stroke-width="2" stroke-linecap="round">' +
  '<circle cx="14" cy="14" r="11.5"/><path d="M4.2 8.8c6.5-2.6 13-2.6 19.6 0M2.6 14c7.500-3 15-3 22.800 0M4.200 19.400c6.500-2.800 13-2.800 19.600 0"/></svg>';
let logo: Promise<Buffer> | null = null;

/** A letter ready to send: html and plain text from the same blocks, with the logo and what is attached. */
export async function composeLetter(to: string, letter: LetterInput, attachments: readonly Attachment[] = []): Promise<Letter> {
  logo ??= sharp(Buffer.from(ball)).png().toBuffer();
  return {
    to,
    fromName: letter.locale === "bg" ? `Добротека, ${letter.organisation.name}` : `Dobroteka, ${letter.organisation.name}`,
    subject: letter.subject,
    html: letterHtml(letter),
    text: letterText(letter),
    attachments: [{ filename: "logo.png", contentType: "image/png", content: await logo, cid: logoCid }, ...attachments],
  };
}
