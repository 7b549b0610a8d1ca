import { closeSession } from "~/domains/checkout/commands/close-session.server";
import { sell } from "~/domains/checkout/permissions";
import { closeBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

export const action = apiAction({ permission: sell, messages: "checkout", body: closeBody }, ({ ctx, value }) => closeSession(ctx, value));
