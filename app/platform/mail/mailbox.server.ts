import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { instant } from "../time/clock";
import { mailboxFolder } from "./mailer.server";

/** Letters that went to the folder instead of an SMTP server: development and the demo only. */
export interface KeptLetter {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
  /** Pictures inlined, so that the page shows what a mail program would. */
  readonly html: string;
  readonly attachments: readonly { readonly filename: string; readonly contentType: string; readonly content: string; readonly cid?: string }[];
}

const namePattern = /^(\d{15})-[0-9a-f-]{36}$/;

/** The mailbox is open outside production; there it exists for nobody. */
export const mailboxIsOpen = (runtime: { readonly isProduction: boolean }): boolean => !runtime.isProduction;

export function readLetter(dataDir: string, id: string): KeptLetter | null {
  const at = namePattern.exec(id)?.[1];
  if (!at) return null;
  try {
    const kept = JSON.parse(readFileSync(join(mailboxFolder(dataDir), `${id}.json`), "utf8")) as Omit<KeptLetter, "id" | "at">;
    const html = kept.attachments.reduce(
      (whole, part) => (part.cid ? whole.replaceAll(`cid:${part.cid}`, `data:${part.contentType};base64,${part.content}`) : whole), kept.html,
    );
    return { ...kept, id, at: instant(Number(at)), html };
  } catch {
    return null;
  }
}

/** Newest first. */
export function listLetters(dataDir: string, limit = 100): KeptLetter[] {
  let names: string[];
  try {
    names = readdirSync(mailboxFolder(dataDir));
  } catch {
    return [];
  }
  return names.filter((name) => name.endsWith(".json")).sort().reverse().slice(0, limit)
    .flatMap((name) => readLetter(dataDir, name.slice(0, -".json".length)) ?? []);
}
