import { definePermission } from "~/platform/access/permission";

/** Counting, deciding and issuing are separate rights (G9). */
export const submitOffer = definePermission("inkind.submit_offer", "public");
export const followOffer = definePermission("inkind.follow_offer", "public");
export const readOffers = definePermission("inkind.read_offers", ["coordinator", "storekeeper", "director"]);
export const decideOffer = definePermission("inkind.decide_offer", ["coordinator"]);
export const readStock = definePermission("inkind.read_stock", ["storekeeper", "coordinator", "service_manager", "director"]);
export const receiveGoods = definePermission("inkind.receive_goods", ["storekeeper"]);
export const issueGoods = definePermission("inkind.issue_goods", ["storekeeper"]);
/** Whoever gives goods out may count too; whoever approves a count did not count. */
export const countStock = definePermission("inkind.count_stock", ["storekeeper", "coordinator"]);
export const decideCount = definePermission("inkind.decide_count", ["coordinator", "director"]);
export const writeOffGoods = definePermission("inkind.write_off", ["storekeeper"]);
export const reverseMovement = definePermission("inkind.reverse_movement", ["storekeeper"]);
