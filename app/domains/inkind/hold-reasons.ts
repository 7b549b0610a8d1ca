export const holdReasons = ["quality", "safety", "recall", "papers", "donor"] as const;
export type HoldReason = (typeof holdReasons)[number];
