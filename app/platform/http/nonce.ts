import { createContext, useContext } from "react";

/** The CSP nonce while rendering on the server; the browser hides nonces from scripts, so it is empty there. */
const NonceContext = createContext("");
export const NonceProvider = NonceContext.Provider;
export const useNonce = (): string => useContext(NonceContext);
