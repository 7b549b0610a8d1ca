import { changeShift, type ChangeShiftInput } from "~/domains/volunteering/commands/change-shift.server";
import { createSeries, type CreateSeriesInput } from "~/domains/volunteering/commands/create-series.server";
import type { ShiftState } from "~/domains/volunteering/changes";
import { repeatOf, type Weekday } from "~/domains/volunteering/repeat";
import { standingShift, stateOf } from "~/domains/volunteering/shift-state.server";
import type { Ctx } from "~/platform/context.server";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate, localDateOf, localTimeOf } from "~/platform/time/local-date";
import type { Sql } from "~db/client.server";
import type { AccountActor } from "./database";

export const weekly = (day: string, ...weekdays: Weekday[]) => repeatOf({ kind: "weekly", every: 1, weekdays, by: "day", count: null }, localDate(day));

/** Tuesdays 15:00 – 18:00 from 22.12.2026, four places; anything may be said otherwise. */
export async function makeSeries(ctx: Ctx, inCharge: AccountActor, over: Partial<CreateSeriesInput> = {}) {
  const { seriesId, made } = expectOk(await createSeries(ctx, {
    seriesId: newId(), titleBg: "Помощ в ателието", titleEn: "Help in the atelier", purpose: "activity:helping", day: localDate("2026-12-22"), from: "15:00", to: "18:00",
    placeBg: "Ателието", placeEn: "The atelier", addressBg: "", addressEn: "", inChargeId: inCharge.personId, urgent: false, capacity: 4,
    repeat: weekly("2026-12-22"), endsOn: null, leftOut: [], opens: null, ...over,
  }));
  return { seriesId, made };
}

export interface MadeShift {
  readonly id: string;
  readonly day: string;
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly cancelled: boolean;
  readonly detached: boolean;
  readonly place: string;
  readonly capacity: number;
}

/** The shifts of a series in the order of its days, as people read them. */
export async function shiftsOf(sql: Sql, seriesId: string): Promise<MadeShift[]> {
  const rows = await sql<{ id: string; series_day: string; starts_at: Date; ends_at: Date; cancelled_at: Date | null; detached: boolean; place_bg: string; capacity: number }[]>`
    select s.id, s.series_day::text, s.starts_at, s.ends_at, s.cancelled_at, s.detached, s.place_bg, sum(p.capacity)::int as capacity
    from shift s join "position" p on p.shift_id = s.id where s.series_id = ${seriesId} group by s.id order by s.series_day`;
  return rows.map((row) => ({
    id: row.id, day: row.series_day, on: localDateOf(row.starts_at), from: localTimeOf(row.starts_at), to: localTimeOf(row.ends_at),
    minutes: (row.ends_at.getTime() - row.starts_at.getTime()) / 60_000, cancelled: row.cancelled_at !== null, detached: row.detached, place: row.place_bg, capacity: row.capacity,
  }));
}

/** Changes what is said, leaves the rest as it stands. */
export async function change(ctx: Ctx, shiftId: string, set: Partial<ShiftState>, over: Partial<ChangeShiftInput> = {}) {
  const standing = await standingShift(ctx.db, shiftId);
  return changeShift(ctx, { shiftId, scope: "one", alsoDetached: false, wanted: { ...stateOf(standing!), ...set }, ...over });
}

export async function stateOfShift(ctx: Ctx, shiftId: string): Promise<ShiftState> {
  return stateOf((await standingShift(ctx.db, shiftId))!);
}
