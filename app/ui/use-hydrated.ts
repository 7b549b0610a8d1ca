import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** False on the server and in the first browser render, true afterwards: for acts that need JavaScript. */
export function useHydrated(): boolean {
  return useSyncExternalStore(never, () => true, () => false);
}
