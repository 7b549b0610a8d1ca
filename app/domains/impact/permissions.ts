import { definePermission } from "~/platform/access/permission";

export const seeImpact = definePermission("impact.see", "public");
/** „Днес“ is for everybody on the team; what waits there depends on the roles. */
export const seeToday = definePermission("impact.see_today", [
  "coordinator", "storekeeper", "cashier", "service_manager", "accountant", "director", "evaluator",
]);
