import { kioskFindBody } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { kioskPeople } from "~/domains/volunteering/queries/kiosk-people.server";
import { personView } from "~/domains/volunteering/ui/kiosk/kiosk-view";
import { ok, refuse } from "~/platform/errors/result";
import { apiAction } from "~/platform/http/api.server";
import { throttledLookUp } from "~/platform/rate-limit/rate-limit.server";

/** Who stands at the tablet: first name and initial only. A POST, so that names and codes stay out of addresses and logs. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskFindBody }, async ({ ctx, value, request, locale, t }) => {
  const people = await throttledLookUp(ctx, request, () => kioskPeople(ctx, { ...value, locale }));
  return people ? ok(people.map((one) => personView(one, { locale, t, now: ctx.clock.now() }))) : refuse("kiosk_closed");
});
