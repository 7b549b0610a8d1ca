import type { Database } from "../../db/client.server";
import { shiftCalendar } from "../domains/volunteering/queries/shift-calendar.server";
import { visitor } from "../platform/access/permission";
import { systemClock } from "../platform/time/clock";
import { addDays, localDateOf } from "../platform/time/local-date";
import { quantile, tidy } from "./bench-client";

const shifts = 5_000;
const signups = 100_000;
const days = 31;
const rounds = 60;

/** 5,000 shifts in one month's view, 20 places each, every place taken by somebody: written as rows, since only reading is measured. */
async function fill({ sql }: Database): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`create temporary table made on commit drop as select gen_random_uuid() as shift_id, gen_random_uuid() as position_id,
      date_trunc('day', now()) + (1 + n % ${days - 2}) * interval '1 day' + (8 + n % 10) * interval '1 hour' as starts_at from generate_series(1, ${shifts}::int) n`;
    await tx`insert into shift (id, opportunity_id, starts_at, ends_at, place_bg, place_en, in_charge_id, created_at)
      select m.shift_id, o.id, m.starts_at, m.starts_at + interval '2 hours', 'Място', 'Place', (select id from person limit 1), now() from made m cross join (select id from opportunity limit 1) o`;
    await tx`insert into position (id, shift_id, capacity, seats_taken) select position_id, shift_id, ${signups / shifts + 5}, ${signups / shifts} from made`;
    await tx`create temporary table crowd on commit drop as select gen_random_uuid() as person_id, n from generate_series(1, ${signups}::int) n`;
    await tx`insert into person (id, full_name, created_at) select person_id, 'Доброволец ' || n, now() from crowd`;
    await tx`insert into signup (id, position_id, shift_id, person_id, state, holds_seat, starts_at, ends_at, created_at)
      select gen_random_uuid(), m.position_id, m.shift_id, c.person_id, 'confirmed', true, m.starts_at, m.starts_at + interval '2 hours', now()
      from (select *, row_number() over (order by shift_id) as k from made) m join crowd c on c.n % ${shifts}::int + 1 = m.k`;
  });
}

/** The month of the public calendar with 5,000 shifts in view and 100,000 sign-ups in the base; `ownerUrl`'s analysis comes first. */
export async function measureCalendar(database: Database, analyse: () => Promise<unknown>): Promise<{ readonly ok: boolean; readonly figures: Readonly<Record<string, number>> }> {
  await fill(database);
  await analyse();
  const from = localDateOf(systemClock.now());
  const ctx = { db: database.db, actor: visitor, clock: systemClock, requestId: "bench" };
  const read = () => shiftCalendar(ctx, { from, to: addDays(from, days) });
  for (let round = 0; round < 10; round += 1) await read();
  const ms: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    await read();
    ms.push(performance.now() - start);
  }
  const shown = await read();
  const inView = shown.reduce((sum, day) => sum + day.shifts, 0);
  return {
    ok: inView >= shifts && shown.every((day) => day.free >= 0),
    figures: { calendar_shifts: inView, calendar_signups: signups, calendar_p50_ms: tidy(quantile(ms, 0.5)), calendar_p95_ms: tidy(quantile(ms, 0.95)) },
  };
}
