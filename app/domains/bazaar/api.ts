/** Pure vocabulary for the till and other floors above. */
export { asDrawing, isItemCode, isStock, type ArticleKind, type BazaarMode, type Drawing } from "./model";
