import { callCoordinator } from "~/domains/volunteering/commands/ask-for-help.server";
import { kioskHelpBody } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { apiAction } from "~/platform/http/api.server";

/** The person in charge is called to the entrance. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskHelpBody }, ({ ctx, value }) => callCoordinator(ctx, value));
