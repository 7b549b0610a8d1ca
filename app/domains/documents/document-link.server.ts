import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken } from "~/platform/tokens/act-token.server";

export const readLinkPurpose = "documents.read";
/** Long enough to be found again in the mailbox; afterwards the office sends a new one. */
const validDays = 90;

/** The path of a link that opens one document's pdf, for a letter to the party it names. Reading does not use it up. */
export async function issueDocumentLink(tx: Tx, ctx: Pick<Ctx, "clock">, documentId: string): Promise<string> {
  const token = await issueActToken(tx, ctx, { purpose: readLinkPurpose, subjectId: documentId, expiresAt: hoursLater(ctx.clock.now(), validDays * 24) });
  return `/documents/${token}/protokol.pdf`;
}
