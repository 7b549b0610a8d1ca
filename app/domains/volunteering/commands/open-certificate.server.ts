import { and, eq, isNotNull } from "drizzle-orm";
import { hoursCertificate } from "~db/schema/volunteering-hours.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { issueDocumentLink } from "../../documents/api.server";
import { type OwnBy, personBehind } from "../own-signup.server";
import { manageOwnSignup } from "../permissions";

/** The way to the paper of one's own certificate. Who: the person, by the page's link or the account. Refuses alike what is another's, not issued, or none. */
export async function openCertificate(ctx: Ctx, input: OwnBy & { readonly certificateId: string }): Promise<Result<{ path: string }, "link_expired">> {
  authorize(ctx.actor, manageOwnSignup);
  return inTransaction<{ path: string }, "link_expired">(ctx.db, async (tx) => {
    const personId = await personBehind(tx, ctx, input);
    if (!personId) return refuse("link_expired");
    const [row] = await tx.select({ documentId: hoursCertificate.documentId }).from(hoursCertificate)
      .where(and(eq(hoursCertificate.id, input.certificateId), eq(hoursCertificate.personId, personId), isNotNull(hoursCertificate.documentId)));
    return row?.documentId ? ok({ path: await issueDocumentLink(tx, ctx, row.documentId) }) : refuse("link_expired");
  });
}
