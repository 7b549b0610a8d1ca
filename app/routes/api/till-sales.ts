import { recordSale } from "~/domains/checkout/commands/record-sale.server";
import { sell } from "~/domains/checkout/permissions";
import { saleBody } from "~/domains/checkout/schemas";
import { apiAction } from "~/platform/http/api.server";

/** A completed sale, sent as an event: answered the same however often it comes. */
export const action = apiAction({ permission: sell, messages: "checkout", body: saleBody }, ({ ctx, value }) => recordSale(ctx, value));
