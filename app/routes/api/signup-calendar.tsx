import { z } from "zod";
import { organisationSettings } from "~/domains/people/api.server";
import { calendarFile } from "~/domains/volunteering/calendar";
import { calendarOfSignup } from "~/domains/volunteering/queries/own-calendar.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** The calendar file of one sign-up, for whoever holds its link. */
export const loader = apiLoader({ params: z.object({ token: z.string().max(100) }) }, async ({ ctx, params, request, locale, t }) => {
  const entries = await throttledLookUp(ctx, request, () => calendarOfSignup(ctx, { token: params.token, locale }));
  if (!entries) throw notFound();
  const { name } = await organisationSettings(ctx.db, locale);
  return new Response(calendarFile(entries, { locale, t, organisation: name }), {
    headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": 'attachment; filename="dobroteka.ics"', "cache-control": "private, no-store" },
  });
});
