import type { Id } from "~/platform/ids/ids";

export type FundId = Id<"Fund">;

/** Three ledgers that are never added together. */
export const books = ["cash", "in_kind", "time"] as const;
export type Book = (typeof books)[number];

/** Base units of provenance: euro cents, minutes, grams, millilitres, pieces. */
export const units = ["EUR", "MIN", "g", "ml", "piece"] as const;
export type Unit = (typeof units)[number];

export const fundKinds = ["restricted", "designated", "general", "youth_initiative"] as const;
export type FundKind = (typeof fundKinds)[number];

export const trancheSources = ["gift", "goods", "hours", "sale"] as const;
export type TrancheSource = (typeof trancheSources)[number];

/** Money receipts the accountant records outside the till. */
export const receiptChannels = ["bank_gift", "card_gift", "donation_box", "carried_over"] as const;
export type ReceiptChannel = (typeof receiptChannels)[number];

export const allocationStates = ["proposed", "confirmed", "withdrawn"] as const;
export type AllocationState = (typeof allocationStates)[number];

/** Every organisation has this one fund from the first migration on: hours and unrestricted goods lie in it. */
export const generalFundId = "00000000-0000-7000-8000-00000000f001" as FundId;
