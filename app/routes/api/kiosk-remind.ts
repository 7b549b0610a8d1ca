import { remindGuardian } from "~/domains/volunteering/commands/ask-for-help.server";
import { kioskHelpBody } from "~/domains/volunteering/kiosk-schemas";
import { useKiosk } from "~/domains/volunteering/permissions";
import { apiAction } from "~/platform/http/api.server";

/** The consent link once more to the guardian, whose name and number the tablet never learns. */
export const action = apiAction({ permission: useKiosk, messages: "volunteering", body: kioskHelpBody }, ({ ctx, value }) => remindGuardian(ctx, value));
