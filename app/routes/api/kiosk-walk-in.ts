import { walkInAtKiosk } from "~/domains/volunteering/commands/walk-in.server";
import { kioskWalkInBody } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { apiAction } from "~/platform/http/api.server";

/** Somebody without a sign-up starts: seat and arrival, both or neither. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskWalkInBody }, ({ ctx, value, locale }) => walkInAtKiosk(ctx, { ...value, locale }));
