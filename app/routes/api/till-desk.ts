import { sell } from "~/domains/checkout/permissions";
import { tillDesk } from "~/domains/checkout/queries/till-desk.server";
import { tillLoader } from "~/platform/http/loaders.server";

/** The till asks again after opening and closing a session. */
export const loader = tillLoader({ permission: sell }, async ({ ctx, locale }) =>
  Response.json(await tillDesk(ctx, locale), { headers: { "cache-control": "no-store" } }),
);
