import { definePermission } from "~/platform/access/permission";

/** Balances, journal, allocations: who may look. */
export const readFunds = definePermission("funds.read", ["accountant", "director", "evaluator"]);
/** Разпределяне: the director proposes … */
export const proposeAllocations = definePermission("funds.propose_allocation", ["director"]);
/** … and another person, the accountant, confirms. */
export const confirmAllocations = definePermission("funds.confirm_allocation", ["accountant"]);
/** Either of the two may take an open proposal back. */
export const withdrawAllocations = definePermission("funds.withdraw_allocation", ["director", "accountant"]);
/** Money outside the till, fees, refunds, purposes, support from the general fund. */
export const keepFunds = definePermission("funds.keep", ["accountant"]);
/** Linking delivered outputs to purpose funds; the outbox worker does it. */
export const linkOutputs = definePermission("funds.link_outputs", ["accountant"]);
