import type { Tone } from "~/ui/vocabulary";

export const countTone: Readonly<Record<"open" | "submitted" | "posted" | "cancelled", Tone>> = { open: "neutral", submitted: "warn", posted: "ok", cancelled: "neutral" };
