/** For browser and server: words and ids of the ledger that other domains may use. */
export { generalFundId } from "./model";
export type { ReceiptChannel } from "./model";
