/** What a service brings back, and why. */
export const returnReasons = ["not_needed", "too_much", "wrong_item", "damaged", "recall"] as const;
export type ReturnReason = (typeof returnReasons)[number];
/** As it is when it comes back; what is damaged goes on to a write-off. */
export const returnConditions = ["as_given", "opened", "worn", "damaged"] as const;
export type ReturnCondition = (typeof returnConditions)[number];
