import type { Ctx } from "~/platform/context.server";
import type { Locale } from "~/platform/i18n/locale";
import { localDateOf } from "~/platform/time/local-date";
import { type AgeBand, bandAges } from "../browse";
import type { Outlook } from "../model";
import type { PublicShift } from "./shift-fields.server";
import { nearestShifts } from "./shift-list.server";
import type { SignupView } from "./signup-by-token.server";

const sought: readonly Outlook[] = ["can_queue", "waitlisted", "handed_over", "ruled_out", "shift_started", "shift_cancelled", "link_expired", "overlaps_other"];
const bandOf = (age: unknown): AgeBand | undefined =>
  typeof age === "number" ? (Object.entries(bandAges).find(([, [from, to]]) => age >= from && age <= to)?.[0] as AgeBand | undefined) : undefined;

/** What else has room, for whoever has no place here: the same day first, else nearest in time; fitting the age where age was the reason. */
export async function alternatives(ctx: Ctx, view: SignupView, locale: Locale): Promise<{ readonly nearest: readonly PublicShift[]; readonly sameDay: boolean }> {
  if (!sought.includes(view.outlook)) return { nearest: [], sameDay: false };
  const near = { shiftId: view.shift.id, startsAt: view.shift.startsAt, locale };
  const age = bandOf(view.ruledOut?.facts.age);
  const day = localDateOf(view.shift.startsAt);
  const ofDay = view.outlook === "ruled_out" ? [] : await nearestShifts(ctx, { ...near, filters: { from: day, to: day } });
  return ofDay.length > 0 ? { nearest: ofDay, sameDay: true } : { nearest: await nearestShifts(ctx, { ...near, filters: { age } }), sameDay: false };
}
