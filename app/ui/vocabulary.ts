/** The three books; each is always shown with its mark and its word, never added to another. */
export type Book = "money" | "goods" | "time";

export type Tone = "neutral" | "ok" | "warn" | "bad" | "act";
