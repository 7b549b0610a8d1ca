import { definePermission } from "~/platform/access/permission";

export const readDocumentsPermission = definePermission("documents.read", ["coordinator", "storekeeper", "service_manager", "accountant", "director"]);
/** Number and fingerprint only; needs the look code. */
export const verifyDocumentPermission = definePermission("documents.verify", "public");
