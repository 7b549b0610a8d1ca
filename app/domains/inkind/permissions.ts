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
/** Whoever gives goods out may count too; whoever approves a count did not count. */
export const countStock = definePermission("inkind.count_stock", ["storekeeper", "coordinator"]);
export const decideCount = definePermission("inkind.decide_count", ["coordinator", "director"]);
export const writeOffGoods = definePermission("inkind.write_off", ["storekeeper"]);
export const reverseMovement = definePermission("inkind.reverse_movement", ["storekeeper"]);
export const keepShelves = definePermission("inkind.keep_shelves", ["storekeeper"]);
export const decideQuarantine = definePermission("inkind.decide_quarantine", ["storekeeper", "coordinator"]);
/** Anybody who hears of a danger stops the goods; whether they are fit is decided by the coordinator or the director. */
export const holdGoods = definePermission("inkind.hold_goods", ["storekeeper", "coordinator", "service_manager", "director"]);
export const decideHold = definePermission("inkind.decide_hold", ["coordinator", "director"]);
export const returnGoods = definePermission("inkind.return_goods", ["storekeeper"]);
/** A grant scoped to a service holds for that service's requests only. */
export const requestGoods = definePermission("inkind.request_goods", ["service_manager"]);
export const readRequests = definePermission("inkind.read_requests", ["service_manager", "storekeeper", "coordinator", "director"]);
export const approveRequests = definePermission("inkind.approve_requests", ["storekeeper"]);
export const handOverRequests = definePermission("inkind.hand_over_requests", ["storekeeper"]);
export const closeRequestLines = definePermission("inkind.close_request_lines", ["service_manager", "storekeeper"]);
export const confirmGoods = definePermission("inkind.confirm_goods", ["service_manager"]);
/** Recognising a value, or saying there is none: the accountant's, and never about what the same account received (G9). */
export const valueGifts = definePermission("inkind.value_gifts", ["accountant"]);
export const readValues = definePermission("inkind.read_values", ["accountant", "director", "evaluator"]);
/** Contract, certificate and annex of an accepted gift. */
export const issueGiftPapers = definePermission("inkind.issue_papers", ["accountant", "coordinator"]);
export const readGiftPapers = definePermission("inkind.read_papers", ["accountant", "coordinator", "director"]);
