/** The only door for other domains. Selling goes through the SQL function `bazaar_record_sold` in the sale's own statement. */
export { nextBazaar } from "./queries/bazaar-page.server";
