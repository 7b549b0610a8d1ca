import { z } from "zod";
import { readStoredFile } from "~/platform/files/images.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";

/** `/files/<id>`: a stored photo. Its content never changes, so it is kept for a year; by the browser alone when not public. */
export const loader = apiLoader({ params: z.object({ id: z.string().max(40) }) }, async ({ ctx, params: { id }, request }) => {
  const file = await readStoredFile(ctx, id);
  if (!file) throw notFound();
  const etag = `"${file.sha256}"`;
  const headers = {
    etag,
    "content-type": file.mime,
    "cache-control": `${file.isPublic ? "public" : "private"}, max-age=31536000, immutable`,
    "content-security-policy": "default-src 'none'",
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(file.bytes), { headers });
});
