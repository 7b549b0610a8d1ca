import { definePermission } from "~/platform/access/permission";

export const seeBazaar = definePermission("bazaar.see_bazaar", "public");
/** Row scope of the staff permissions: the event; a grant without scope covers every bazaar. */
export const readBazaar = definePermission("bazaar.read_bazaar", ["coordinator", "storekeeper", "cashier", "accountant", "director"]);
export const manageBazaar = definePermission("bazaar.manage_bazaar", ["coordinator"]);
/** Handing things in and back, prices. */
export const fillStall = definePermission("bazaar.fill_stall", ["coordinator", "storekeeper"]);
