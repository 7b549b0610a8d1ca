import { openSession } from "~/domains/checkout/commands/open-session.server";
import { sell } from "~/domains/checkout/permissions";
import { openBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

export const action = apiAction({ permission: sell, messages: "checkout", body: openBody }, ({ ctx, value }) =>
  openSession(ctx, { sessionId: value.sessionId, tillId: value.tillId, deviceId: value.deviceId, floatCents: value.float }),
);
