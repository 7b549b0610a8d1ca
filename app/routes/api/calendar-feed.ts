import { createHash } from "node:crypto";
import { z } from "zod";
import { organisationSettings } from "~/domains/people/api.server";
import { calendarFile } from "~/domains/volunteering/calendar";
import { calendarFeed } from "~/domains/volunteering/queries/own-calendar.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** `/calendar/<token>.ics`: one person's shifts, polled by calendar programs. Unchanged is 304; unknown and replaced addresses are one answer. */
export const loader = apiLoader({ params: z.object({ file: z.string().max(100) }) }, async ({ ctx, params: { file }, request, runtime }) => {
  const token = /^(.+)\.ics$/.exec(file)?.[1];
  const feed = token ? await throttledLookUp(ctx, request, () => calendarFeed(ctx, { token })) : null;
  if (!feed) throw notFound();
  const { locale, entries } = feed;
  const { name } = await organisationSettings(ctx.db, locale);
  const body = calendarFile(entries, { locale, t: runtime.translators[locale], organisation: name });
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = { etag, "content-type": "text/calendar; charset=utf-8", "cache-control": "private, no-cache", "x-robots-tag": "noindex" };
  const known = request.headers.get("if-none-match")?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
  return known ? new Response(null, { status: 304, headers }) : new Response(body, { headers });
});
