import { definePermission } from "~/platform/access/permission";

/** Counting, deciding and issuing are separate rights (G9). */
export const submitOffer = definePermission("inkind.submit_offer", "public");
export const followOffer = definePermission("inkind.follow_offer", "public");
/** The link of a letter is the key; whoever holds it answers for the donor. */
export const answerOffer = definePermission("inkind.answer_offer", "public");
export const readOffers = definePermission("inkind.read_offers", ["coordinator", "storekeeper", "director"]);
export const decideOffer = definePermission("inkind.decide_offer", ["coordinator"]);
/** The driver's page: whoever goes out with the bus. */
export const collectGifts = definePermission("inkind.collect_gifts", ["coordinator", "storekeeper"]);
export const readHelp = definePermission("inkind.read_help", ["service_manager", "coordinator", "director"]);
export const confirmHelp = definePermission("inkind.confirm_help", ["service_manager"]);
export const runOfferJobs = definePermission("inkind.run_offer_jobs", []);
export const readStock = definePermission("inkind.read_stock", ["storekeeper", "coordinator", "service_manager", "director"]);
export const receiveGoods = definePermission("inkind.receive_goods", ["storekeeper"]);
export const issueGoods = definePermission("inkind.issue_goods", ["storekeeper"]);
export const writeOffGoods = definePermission("inkind.write_off", ["storekeeper"]);
export const reverseMovement = definePermission("inkind.reverse_movement", ["storekeeper"]);
