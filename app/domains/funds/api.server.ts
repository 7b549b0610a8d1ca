/** The only door for other domains. Verbs and set-up run inside the caller's transaction; traces are single queries. */
export { receive, convert, transfer, use, refund, reverse } from "./verbs.server";
export type { ReceiveInput, ConvertInput, TransferInput, UseInput, RefundInput } from "./verbs.server";
export { createFund, joinActivity, type CreateFundInput } from "./fund-setup.server";
export { traceForward, traceBackward, flowsOfYear } from "./traces.server";
export type { ForwardRow, BackwardRow, BackwardOf, FlowRow } from "./traces.server";
