import { notificationSent } from "~db/schema/platform.server";
import type { Tx } from "~/platform/db/db.server";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import type { Translate } from "~/platform/i18n/instance";
import { composeLetter } from "~/platform/mail/compose-letter.server";
import type { LetterInput } from "~/platform/mail/letter";
import type { Attachment } from "~/platform/mail/mailer.server";
import { contactOf, type Contact } from "./contacts.server";
import { organisationSettings } from "./settings.server";

/** V7: at most one letter per kind, subject, revision and recipient. */
export interface Notification {
  /** "<domain>.<letter>", e.g. "volunteering.confirm_your_place". */
  readonly kind: string;
  readonly subjectId: string;
  readonly revision?: number;
  readonly personId: string;
}

export type ComposedLetter = Pick<LetterInput, "subject" | "preheader" | "title" | "blocks" | "reason"> & { readonly attachments?: readonly Attachment[] };

export interface Composing {
  /** The transaction of the letter: an act link issued in it exists only if the letter went out. */
  readonly tx: Tx;
  readonly to: Contact;
  /** Sentences in the recipient's language. */
  readonly t: Translate;
}

/**
 * Writes to a person once. Called by event handlers; a second delivery of the same event sends nothing. The letter is
 * handed over inside the transaction that records it: if the mail server refuses, nothing is recorded and the outbox
 * tries again. Persons without an e-mail are passed over.
 */
export async function notifyPerson(
  ctx: JobCtx, notification: Notification, compose: (composing: Composing) => Promise<ComposedLetter> | ComposedLetter,
): Promise<"sent" | "sent_before" | "no_email"> {
  return ctx.db.transaction(async (tx) => {
    const to = await contactOf(tx, notification.personId);
    if (!to?.email) return "no_email";
    const { kind, subjectId, revision = 0, personId } = notification;
    const [first] = await tx
      .insert(notificationSent)
      .values({ kind, subjectId, revision, recipientId: personId, sentAt: ctx.clock.now() })
      .onConflictDoNothing()
      .returning({ kind: notificationSent.kind });
    if (!first) return "sent_before";
    const organisation = await organisationSettings(tx, to.locale);
    const { attachments, ...letter } = await compose({ tx, to, t: ctx.translators[to.locale] });
    await ctx.mailer.send(await composeLetter(to.email, { ...letter, locale: to.locale, organisation }, attachments));
    return "sent";
  });
}
