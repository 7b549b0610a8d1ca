import { z } from "zod";
import { linkedDocumentPdf } from "~/domains/documents/queries/pdf.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** `/documents/<token>/protokol.pdf` from the donor's letter. Wrong, foreign and expired tokens answer alike, and are counted. */
export const loader = apiLoader({ params: z.object({ token: z.string().max(200) }) }, async ({ ctx, params: { token }, request, runtime }) => {
  const pdf = await throttledLookUp(ctx, request, () => linkedDocumentPdf(ctx, token, runtime.baseUrl));
  if (!pdf) throw notFound();
  return new Response(new Uint8Array(pdf.bytes), {
    headers: {
      "content-type": "application/pdf", "content-disposition": `inline; filename="${pdf.filename}"`,
      "cache-control": "private, no-store", "referrer-policy": "no-referrer",
    },
  });
});
