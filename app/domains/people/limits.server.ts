import type { LimitRule } from "~/platform/rate-limit/rate-limit.server";

/** Wrong passwords: few per name, more per address (an office shares one). */
export const passwordPerLogin: LimitRule = { bucket: "password-login", limit: 10, windowMinutes: 15 };
export const passwordPerAddress: LimitRule = { bucket: "password-address", limit: 60, windowMinutes: 15 };
/** Sign-in letters: nobody's mailbox is filled from here. */
export const linkPerLogin: LimitRule = { bucket: "link-login", limit: 4, windowMinutes: 30 };
export const linkPerAddress: LimitRule = { bucket: "link-address", limit: 30, windowMinutes: 30 };
/** Guesses of the set-up code, besides the five after which it changes. */
export const setupPerAddress: LimitRule = { bucket: "setup-address", limit: 20, windowMinutes: 30 };
