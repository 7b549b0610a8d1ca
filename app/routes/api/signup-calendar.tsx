import { z } from "zod";
import { organisationSettings } from "~/domains/people/api.server";
import { signupCalendar } from "~/domains/volunteering/calendar";
import { signupByToken } from "~/domains/volunteering/queries/signup-by-token.server";
import { notFound } from "~/platform/http/answers.server";
import { apiLoader } from "~/platform/http/loaders.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** The calendar file of one sign-up, for whoever holds its link. */
export const loader = apiLoader({ params: z.object({ token: z.string().max(100) }) }, async ({ ctx, params, request, locale, t }) => {
  const view = await throttledLookUp(ctx, request, () => signupByToken(ctx, { token: params.token, locale }));
  if (!view) throw notFound();
  const { name } = await organisationSettings(ctx.db, locale);
  const file = signupCalendar(view, { locale, t, organisation: name, stamp: ctx.clock.now() });
  return new Response(file, {
    headers: { "content-type": "text/calendar; charset=utf-8", "content-disposition": 'attachment; filename="dobroteka.ics"', "cache-control": "private, no-store" },
  });
});
