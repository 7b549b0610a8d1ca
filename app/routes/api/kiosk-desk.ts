import { kioskToken } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { kioskDesk } from "~/domains/volunteering/queries/kiosk-desk.server";
import { deskView } from "~/domains/volunteering/ui/kiosk/kiosk-view";
import { notesToday } from "~/domains/voices/queries/jar.server";
import { ok, refuse } from "~/platform/errors/result";
import { apiAction } from "~/platform/http/api.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** The welcome screen anew: who is awaited in numbers, what has room. A POST, so that the link's token stays out of addresses. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskToken }, async ({ ctx, value: { token }, request, locale, t }) => {
  const desk = await throttledLookUp(ctx, request, () => kioskDesk(ctx, { token, locale }));
  return desk ? ok(deskView(desk, { locale, t, now: ctx.clock.now(), notesToday: await notesToday(ctx) })) : refuse("kiosk_closed");
});
