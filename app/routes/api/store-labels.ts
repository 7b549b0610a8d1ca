import { z } from "zod";
import { renderLabels } from "~/domains/inkind/documents/label-pdf.server";
import { labelsFor } from "~/domains/inkind/queries/labels.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";
import { isId } from "~/platform/ids/ids";

const search = z.object({
  kind: z.enum(["lot", "receipt", "shelf", "shelves", "batch"]),
  id: z.string().max(4000).refine((text) => text.split(",").every(isId)).optional(),
  format: z.enum(["sheet", "single"]).default("sheet"),
}).refine((ask) => ask.kind === "shelves" || ask.id);

/** `/api/store/labels.pdf?kind=receipt&id=…&format=sheet`, for the team. */
export const loader = apiLoader({ search }, async ({ ctx, search: ask, t, locale }) => {
  const labels = await labelsFor(ctx, ask, t, locale);
  if (labels.length === 0) throw notFound();
  const pdf = await renderLabels(labels, ask.format, t("inkind:keeping.labelsTitle"));
  return new Response(new Uint8Array(pdf), {
    headers: { "content-type": "application/pdf", "content-disposition": `inline; filename="etiketi-${ask.kind}.pdf"`, "cache-control": "private, no-store" },
  });
});
