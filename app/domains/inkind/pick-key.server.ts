import { fingerprint } from "./fingerprint.server";

/** Of the promises somebody was shown: told apart from a list that has changed since. */
export const pickKeyOf = (promises: readonly { readonly id: string; readonly quantity: number }[]): string =>
  fingerprint([...promises].map(({ id, quantity }) => ({ id, quantity })).sort((a, b) => (a.id < b.id ? -1 : 1)));
