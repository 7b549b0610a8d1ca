import { z } from "zod";
import { idField, oneLine } from "~/platform/forms/fields";
import { parseCents } from "~/platform/money/cents";
import { daysBetween, parseLocalDate } from "~/platform/time/local-date";
import { articleKinds, bazaarModes, drawings, holderKinds } from "./model";

const sentence = (code: string): string => `bazaar:refusals.${code}`;
const optionalLine = (max: number) => z.string().trim().max(max).optional().transform((text) => text?.normalize("NFC").replace(/\s+/g, " ") || null);
const dayField = z.string().transform((text, check) => {
  const day = parseLocalDate(text);
  if (day) return day;
  check.addIssue({ code: "custom", message: sentence("day_malformed") });
  return z.NEVER;
});
const timeField = z.string().trim().regex(/^([01]?\d|2[0-3]):[0-5]\d$/, { message: sentence("time_malformed") }).transform((text) => text.padStart(5, "0"));

/** "2,50": at most two decimals, never negative; an empty field is not zero. */
export const priceField = z.string().trim().min(1).transform((text, check) => {
  const sum = parseCents(text);
  if (sum !== null && sum <= 100_000_00) return sum;
  check.addIssue({ code: "custom", message: sentence("price_malformed") });
  return z.NEVER;
});

/** Whole pieces, 1 to 10 000. */
export const piecesField = z.string().trim().min(1).transform((text, check) => {
  if (/^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 10_000) return Number(text);
  check.addIssue({ code: "custom", message: sentence("pieces_malformed") });
  return z.NEVER;
});

const longestDays = 31;

export const bazaarForm = z
  .object({
    nameBg: oneLine(120), nameEn: oneLine(120), placeBg: oneLine(200), placeEn: oneLine(200),
    startsOn: dayField, endsOn: dayField, opens: timeField, closes: timeField,
    mode: z.enum(bazaarModes),
    causeBg: oneLine(200), causeEn: oneLine(200),
  })
  .superRefine((form, check) => {
    if (daysBetween(form.startsOn, form.endsOn) >= longestDays) check.addIssue({ code: "custom", path: ["endsOn"], message: sentence("too_many_days") });
    if (form.endsOn < form.startsOn) check.addIssue({ code: "custom", path: ["endsOn"], message: sentence("ends_before_start") });
    if (form.closes <= form.opens) check.addIssue({ code: "custom", path: ["closes"], message: sentence("closes_before_opening") });
  });

export const stallForm = z.object({
  id: idField<import("./model").StallId>(),
  number: piecesField, titleBg: oneLine(120), titleEn: oneLine(120), holderKind: z.enum(holderKinds),
  groupBg: optionalLine(120), groupEn: optionalLine(120),
});

export const articleForm = z
  .object({
    id: idField<import("./model").ArticleId>(),
    stallId: idField<import("./model").StallId>(),
    kind: z.enum(articleKinds).exclude(["free_gift"]),
    nameBg: oneLine(120), nameEn: oneLine(120), price: priceField,
    drawing: z.enum(drawings).optional(),
    onKeys: z.literal("on").optional().transform((value) => value === "on"),
    /** „Опис № 7“ of the maker; a lot from the store brings its own protocol. */
    makersList: optionalLine(60),
    pieces: z.string().trim().optional(),
  })
  .transform((form, check) => {
    if (form.kind === "experience") return { ...form, pieces: 0 };
    const pieces = piecesField.safeParse(form.pieces ?? "");
    if (!pieces.success) check.addIssue({ code: "custom", path: ["pieces"], message: sentence("pieces_malformed") });
    if (!form.makersList) check.addIssue({ code: "custom", path: ["makersList"], message: sentence("source_missing") });
    return { ...form, pieces: pieces.data ?? 0 };
  });

export const lotForm = z.object({
  id: idField<import("./model").ArticleId>(),
  stallId: idField<import("./model").StallId>(),
  lotId: idField<string>(),
  nameBg: oneLine(120), nameEn: oneLine(120), price: priceField,
  pieces: piecesField,
  /** How much of the lot, in its typed unit; empty: all that is left. */
  quantity: z.string().trim().max(20).optional(),
  drawing: z.enum(drawings).optional(),
  onKeys: z.literal("on").optional().transform((value) => value === "on"),
});

export const priceForm = z.object({ articleId: idField<import("./model").ArticleId>(), price: priceField });
export const handInForm = z.object({ moveId: idField<string>(), articleId: idField<import("./model").ArticleId>(), pieces: piecesField });
