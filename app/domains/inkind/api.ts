export type { BaseUnit, Category, LotId, OfferId } from "./model";
export { categories, parseQuantity, typedUnitOf } from "./model";
