import { z } from "zod";
import { issuedPdf } from "~/domains/documents/queries/pdf.server";
import { readRequests } from "~/domains/inkind/permissions";
import { handoverDocument } from "~/domains/inkind/queries/request-page.server";
import { notFound } from "~/platform/http/answers.server";
import { staffLoader } from "~/platform/http/loaders.server";

/** The protocol of a handover for everybody who may see the request: the service that signed it, too. */
export const loader = staffLoader({ permission: readRequests, params: z.object({ requestId: z.uuid(), issueId: z.uuid() }) }, async ({ ctx, params, runtime }) => {
  const documentId = await handoverDocument(ctx, params);
  const pdf = documentId ? await issuedPdf(ctx.db, documentId, runtime.baseUrl) : null;
  if (!pdf) throw notFound();
  return new Response(new Uint8Array(pdf.bytes), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="${pdf.filename}"`, "cache-control": "private, no-cache" },
  });
});
