import { z } from "zod";
import { documentPdf } from "~/domains/documents/queries/pdf.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";

/** `/api/documents/<id>.pdf` for the team. The document never changes, but who may see it does: no shared cache. */
export const loader = apiLoader({ params: z.object({ file: z.string().max(80) }) }, async ({ ctx, params: { file }, runtime }) => {
  const id = /^(.+)\.pdf$/.exec(file)?.[1];
  const pdf = id ? await documentPdf(ctx, id, runtime.baseUrl) : null;
  if (!pdf) throw notFound();
  return new Response(new Uint8Array(pdf.bytes), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="${pdf.filename}"`, "cache-control": "private, no-cache" },
  });
});
