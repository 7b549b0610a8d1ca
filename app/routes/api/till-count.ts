import { countedSum } from "~/domains/checkout/model";
import { sell } from "~/domains/checkout/permissions";
import { countResult } from "~/domains/checkout/queries/count-result.server";
import { closeBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

export const action = apiAction({ permission: sell, messages: "checkout", body: closeBody }, ({ ctx, value }) =>
  countResult(ctx, {
    sessionId: value.sessionId,
    lastSequence: value.lastSequence,
    countedCents: value.pieces ? countedSum(value.pieces).sum : (value.total ?? 0),
  }),
);
