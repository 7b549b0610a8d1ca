import { moveCash } from "~/domains/checkout/commands/move-cash.server";
import { sell } from "~/domains/checkout/permissions";
import { movementBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

export const action = apiAction({ permission: sell, messages: "checkout", body: movementBody }, ({ ctx, value }) =>
  moveCash(ctx, { id: value.id, sessionId: value.sessionId, kind: value.kind, amountCents: value.amount }),
);
