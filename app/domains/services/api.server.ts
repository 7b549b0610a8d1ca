/** The doors of `services` for the domains above it. Functions with `tx` run in the caller's transaction and its permission. */
export { ensureOutput, unitCostOn } from "./outputs.server";
export { pledgeNeed, receiveForNeed, releasePledge, type PledgeSource } from "./needs.server";
export { serviceOptions, type ServiceOption } from "./queries/service-options.server";
export { inOwnServices } from "./scope.server";
export { openNeeds, type OpenNeed } from "./queries/open-needs.server";
