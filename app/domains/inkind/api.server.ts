/** The doors of `inkind` for the domains above it. Functions with `tx` run in the caller's transaction and its permission. */
export { issueLotToStall, returnLotFromStall, type StallIssue, type StallIssueInput } from "./stall-issue.server";
export { expiringSoon, type LotOnHand } from "./queries/lots.server";
export { goodsSummary, trackingPath, type GoodsFlow, type GoodsSummary, type TrackedLot } from "./queries/goods-summary.server";
