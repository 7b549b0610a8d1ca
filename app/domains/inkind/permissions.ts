import { definePermission } from "~/platform/access/permission";

/** Counting, deciding and issuing are separate rights (G9). */
export const submitOffer = definePermission("inkind.submit_offer", "public");
export const followOffer = definePermission("inkind.follow_offer", "public");
export const readOffers = definePermission("inkind.read_offers", ["coordinator", "storekeeper", "director"]);
export const decideOffer = definePermission("inkind.decide_offer", ["coordinator"]);
export const readStock = definePermission("inkind.read_stock", ["storekeeper", "coordinator", "service_manager", "director"]);
export const receiveGoods = definePermission("inkind.receive_goods", ["storekeeper"]);
export const issueGoods = definePermission("inkind.issue_goods", ["storekeeper"]);
export const writeOffGoods = definePermission("inkind.write_off", ["storekeeper"]);
export const reverseMovement = definePermission("inkind.reverse_movement", ["storekeeper"]);
/** Recognising a value, or saying there is none: the accountant's, and never about what the same account received (G9). */
export const valueGifts = definePermission("inkind.value_gifts", ["accountant"]);
export const readValues = definePermission("inkind.read_values", ["accountant", "director", "evaluator"]);
/** Contract, certificate and annex of an accepted gift. */
export const issueGiftPapers = definePermission("inkind.issue_papers", ["accountant", "coordinator"]);
export const readGiftPapers = definePermission("inkind.read_papers", ["accountant", "coordinator", "director"]);
