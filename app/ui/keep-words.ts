import type { ReactNode } from "react";

/** A one-letter preposition keeps to its word: „Помощ в\u00a0ателие“. Anything but a plain text is left as it is. */
export const keepWords = (text: ReactNode): ReactNode => (typeof text === "string" ? text.replace(/(?<=^|[\s(„“"])([вВсСиИоОуУаА]) (?=\S)/gu, "$1\u00a0") : text);
