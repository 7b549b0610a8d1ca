/** The only door for other domains: verbs and set-up, inside the caller's transaction. Reading models above join the tables themselves. */
export { cashDifference, receive, convert, transfer, use, refund, reverse, type ReceiveInput } from "./verbs.server";
export { receiveGoods, type ReceivedGoods } from "./receive-goods.server";
export { postValue, type ValueSide } from "./value-posting.server";
export { createFund, joinActivity, type CreateFundInput } from "./fund-setup.server";
