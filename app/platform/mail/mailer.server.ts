import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import nodemailer from "nodemailer";

/** A finished letter: both bodies made from the same blocks (`composeLetter`). */
export interface Letter {
  readonly to: string;
  readonly fromName: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly attachments?: readonly Attachment[];
}

export interface Attachment {
  readonly filename: string;
  readonly contentType: string;
  readonly content: string | Buffer;
  /** Set for pictures the html shows as `cid:…`. */
  readonly cid?: string;
}

export interface Mailer {
  /** Throws when the letter was not taken; the outbox tries again. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

export interface MailSettings {
  readonly smtpUrl: string | null;
  readonly from: string;
  /** Where letters go when there is no SMTP server and this is not production. */
  readonly mailboxFolder: string | null;
}

export const mailboxFolder = (dataDir: string): string => join(dataDir, "mailbox");

export function mailSettings({ isProduction, dataDir }: { isProduction: boolean; dataDir: string }): MailSettings {
  const smtpUrl = process.env.SMTP_URL || null;
  return {
    smtpUrl,
    from: process.env.MAIL_FROM || "zdraveyte@otvorendvor.example",
    mailboxFolder: smtpUrl || isProduction ? null : mailboxFolder(dataDir),
  };
}

export class MailNotConfigured extends Error {
  override readonly name = "MailNotConfigured";
}

/** SMTP when SMTP_URL is set; a folder of files that `/dev/mailbox` shows outside production; otherwise a failure that waits. */
export function createMailer(settings: MailSettings): Mailer {
  if (settings.smtpUrl) return smtpMailer(settings.smtpUrl, settings.from);
  const folder = settings.mailboxFolder;
  return {
    send: async (letter) => {
      if (!folder) throw new MailNotConfigured("SMTP_URL is not set");
      mkdirSync(folder, { recursive: true });
      // The name sorts by time of writing, whatever clock the app runs on.
      const name = `${String(Math.round(performance.timeOrigin + performance.now())).padStart(15, "0")}-${randomUUID()}.json`;
      const attachments = letter.attachments?.map((part) => ({ ...part, content: Buffer.from(part.content).toString("base64") })) ?? [];
      writeFileSync(join(folder, name), JSON.stringify({ ...letter, from: settings.from, attachments }), { mode: 0o600 });
    },
    close: () => undefined,
  };
}

function smtpMailer(url: string, from: string): Mailer {
  const transport = nodemailer.createTransport(url);
  return {
    send: async ({ to, fromName, subject, html, text, attachments }) => {
      await transport.sendMail({
        from: { name: fromName, address: from }, to, subject, html, text,
        attachments: attachments?.map((part) => ({ ...part })),
        // Answers to automatic letters by automatic letters are of no use to anybody (RFC 3834).
        headers: { "Auto-Submitted": "auto-generated" },
      });
    },
    close: () => transport.close(),
  };
}
