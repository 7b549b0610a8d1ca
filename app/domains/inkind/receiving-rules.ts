import { ok, refuse, type Result } from "~/platform/errors/result";
import type { LocalDate } from "~/platform/time/local-date";
import type { Storage } from "./model";

/** Rules of the desk where gifts are taken in. */
export const ageBands = ["0-2", "3-5", "6-9", "10-13", "14+"] as const;
export type AgeBand = (typeof ageBands)[number];

/** The warmest that chilled and frozen goods may be at the door, in tenths of a degree. */
export const warmestTenths: Readonly<Record<Storage, number | null>> = { room: null, chilled: 60, frozen: -150 };

/** Reads "4,5", "-18" or "−18 °C" into tenths of a degree. A door has no −100 and no 100 degrees: that is a slip of the finger. */
export function parseTemperature(text: string): Result<number, "temperature_malformed"> {
  const compact = text.replace(/[\s\u00a0\u202f]|°?[CcСс]$|°/g, "").replace(",", ".").replace(/^[\u2212\u2013]/, "-");
  const match = /^(-?)(\d{1,2})(?:\.(\d))?$/.exec(compact);
  if (!match) return refuse("temperature_malformed");
  const tenths = Number(match[2]) * 10 + Number(match[3] ?? 0);
  return ok(match[1] && tenths > 0 ? -tenths : tenths);
}

export const isTooWarm = (storage: Storage, tenths: number | null | undefined): boolean => {
  const limit = warmestTenths[storage];
  return limit !== null && tenths !== null && tenths !== undefined && tenths > limit;
};

/** Whether a place keeps what needs this storage: a fridge keeps anything but the frozen, a freezer only the frozen. */
export const keeps = (place: Storage, needed: Storage): boolean => (needed === "room" ? place !== "frozen" : place === needed);

// A whole word in either script; \b knows Latin letters only.
const word = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, "iu");
const never: readonly RegExp[] = [
  /лекарств|медикамент|антибиоти|medicin|antibiotic/iu,
  word("алкохол\\p{L}*|ракия|водка|уиски|коняк|вино|вина|бира|бири|alcohol|vodka|whisky|wine|beer"),
  word("цигар\\p{L}*|тютюн\\p{L}*|вейп\\p{L}*|cigarettes?|tobacco"),
  /оръжи|патрони|фойерверк|firework|weapon/iu,
];
const secondHand = /стол\p{L}* за кола|кошар|car ?seat|(?<!\p{L})cot(?!\p{L})/iu;

/** Goods we never take: medicine, alcohol, tobacco, weapons, and car seats and cots that are not new. */
export const isForbidden = (itemName: string): boolean =>
  never.some((pattern) => pattern.test(itemName)) || (secondHand.test(itemName) && !/(?<!\p{L})нов|(?<!\p{L})new(?!\p{L})/iu.test(itemName));

export interface LotToJudge {
  readonly useBy: LocalDate | null;
  readonly storage: Storage;
  readonly temperatureTenths?: number | null;
  readonly warmAccepted?: boolean;
}

export type ArrivalRefusal = "goods_forbidden" | "arrived_expired" | "too_warm";

/** Why goods stop at the door: forbidden, past their use-by day, or too warm without somebody who takes them all the same. */
export function judgeArrival(
  line: { readonly itemName: string; readonly lots: readonly LotToJudge[] }, today: LocalDate, at: string,
): Result<null, ArrivalRefusal> {
  if (line.lots.length > 0 && isForbidden(line.itemName)) return refuse("goods_forbidden", { item: line.itemName }, `${at}.itemName`);
  for (const [index, lot] of line.lots.entries()) {
    if (lot.useBy !== null && lot.useBy < today) return refuse("arrived_expired", { item: line.itemName, date: lot.useBy }, `${at}.lots[${index}].expiry`);
    if (isTooWarm(lot.storage, lot.temperatureTenths) && !lot.warmAccepted) {
      return refuse("too_warm", { item: line.itemName, measured: lot.temperatureTenths!, limit: warmestTenths[lot.storage]! }, `${at}.lots[${index}].temperature`);
    }
  }
  return ok(null);
}
