import { releaseUnits } from "~/domains/checkout/commands/release-units.server";
import { sell } from "~/domains/checkout/permissions";
import { releaseBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

export const action = apiAction({ permission: sell, messages: "checkout", body: releaseBody }, ({ ctx, value }) => releaseUnits(ctx, value));
