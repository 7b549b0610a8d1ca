import { claimUnit } from "~/domains/checkout/commands/claim-unit.server";
import { sell } from "~/domains/checkout/permissions";
import { claimBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

export const action = apiAction({ permission: sell, messages: "checkout", body: claimBody }, ({ ctx, value }) => claimUnit(ctx, value));
