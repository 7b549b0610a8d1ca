/** For browser and server: words and ids of the ledger that other domains may use. */
export { books, units, generalFundId } from "./model";
export type { Book, Unit, FundId, FundKind, TrancheId, TrancheSource, ReceiptChannel } from "./model";
