/** The only door for other domains. */
export { bazaarTotals, salePath, type SalePath } from "./queries/sale-path.server";
