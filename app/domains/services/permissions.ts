import { definePermission } from "~/platform/access/permission";

/** A grant scoped to a service holds for that service only. */
export const manageNeeds = definePermission("services.manage_needs", ["service_manager", "director"]);
export const enterFigures = definePermission("services.enter_figures", ["service_manager"]);
export const setUnitCosts = definePermission("services.set_unit_costs", ["service_manager"]);
export const readServices = definePermission("services.read", ["service_manager", "director", "accountant", "coordinator", "storekeeper", "evaluator"]);
export const manageServices = definePermission("services.manage_services", ["director"]);
/** Only timed jobs. */
export const runNeedJobs = definePermission("services.run_need_jobs", []);
