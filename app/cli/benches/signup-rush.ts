import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAsOwner, openDatabase, type Database } from "../../../db/client.server";
import { startEmbedded } from "../../../db/embedded";
import { migrate } from "../../../db/migrate.server";
import { volunteeringChecks } from "../../domains/volunteering/checks.server";
import { createShift } from "../../domains/volunteering/commands/create-shift.server";
import { signupLink } from "../../domains/volunteering/model";
import { newId } from "../../platform/ids/ids";
import { expectOk } from "../../platform/errors/result";
import { countViolations } from "../../platform/self-check/run-self-check.server";
import { hoursLater, systemClock } from "../../platform/time/clock";
import { addDays, localDateOf } from "../../platform/time/local-date";
import type { BenchResult } from "../bench";
import { measureCalendar } from "../bench-calendar";
import { type BenchServer, cpuOf, post, postgresCpuMs, quantile, startBenchServer, tidy } from "../bench-client";
import { ensureBuild } from "../build";

const people = 2_000;
const places = 100;
const retries = 2;
const clients = 16;

interface Rush {
  readonly shiftId: string;
  readonly positionId: string;
}

/** One opening with a hundred places, three days ahead. */
async function open(database: Database): Promise<Rush> {
  const { db, sql } = database;
  const now = systemClock.now();
  const personId = newId<"Person">();
  await sql`insert into person (id, full_name, created_at) values (${personId}, 'Йорданка Цветкова', now())`;
  const shiftId = newId<"Shift">();
  expectOk(await createShift({ db, clock: systemClock, actor: { kind: "system", job: "bench" }, requestId: "bench" }, {
    shiftId, titleBg: "Коледен базар", titleEn: "Christmas bazaar", purpose: "activity:bazaar", day: addDays(localDateOf(now), 3), from: "10:00", to: "14:00",
    placeBg: "Фоайе", placeEn: "Foyer", addressBg: "", addressEn: "", inChargeId: personId, doesBg: "", doesEn: "", bringBg: "", bringEn: "", capacity: places, urgent: false,
  }));
  const [position] = await sql<{ id: string }[]>`select id from position where shift_id = ${shiftId}`;
  return { shiftId, positionId: position!.id };
}

const form = { "content-type": "application/x-www-form-urlencoded" };
/** Everybody has an address of their own, so that the limits are on and met by nobody who behaves. */
const addressOf = (n: number): string => `10.${Math.floor(n / 65_536)}.${Math.floor(n / 256) % 256}.${n % 256}`;

/** Sends each person's request and its retries, some while the first is still under way; answers milliseconds and what was answered. */
async function everybody(send: (n: number) => Promise<number>): Promise<{ readonly perSecond: number; readonly ms: readonly number[]; readonly failed: number }> {
  const queue = Array.from({ length: people * (retries + 1) }, (_, at) => at % people);
  const ms: number[] = [];
  let failed = 0;
  const start = performance.now();
  await Promise.all(Array.from({ length: clients }, async () => {
    for (let n = queue.pop(); n !== undefined; n = queue.pop()) {
      const from = performance.now();
      const status = await send(n);
      ms.push(performance.now() - from);
      if (status >= 400) failed += 1;
    }
  }));
  return { perSecond: ms.length / ((performance.now() - start) / 1000), ms, failed };
}

/** The links that the letters carry: the worker writes them elsewhere; here they are made in one statement. */
async function links(database: Database, rush: Rush): Promise<string[]> {
  const rows = await database.sql<{ id: string }[]>`select id from signup where shift_id = ${rush.shiftId} order by id`;
  const tokens = rows.map(() => randomBytes(32).toString("base64url"));
  const hashes = tokens.map((token) => createHash("sha256").update(token).digest("hex"));
  await database.sql`insert into act_token (id, token_hash, purpose, subject_id, created_at, expires_at)
    select gen_random_uuid(), decode(h, 'hex'), ${signupLink}, s::uuid, now(), ${hoursLater(systemClock.now(), 240).toISOString()}
    from unnest(${hashes}::text[], ${rows.map((row) => row.id)}::text[]) as t(h, s)`;
  return tokens;
}

/** The bare guarded statement behind it all: one row, one number and perhaps one seat, as often and by as many connections. */
async function floor(appUrl: string): Promise<number> {
  const database = openDatabase(appUrl, { max: clients });
  try {
    await database.sql`insert into bench_floor values (1, ${places}, 0, 1)`;
    const { perSecond } = await everybody(async () => {
      await database.sql`update bench_floor set next_q = next_q + 1, seats_taken = seats_taken + case when seats_taken < capacity then 1 else 0 end
        where id = 1 returning next_q - 1 as q, seats_taken, capacity`;
      return 200;
    });
    return perSecond;
  } finally {
    await database.close();
  }
}

/** V1 and V4 to the letter: a hundred seated, nineteen hundred waiting under the numbers 1 to 1900, one entry a person. */
async function exact(database: Database, rush: Rush): Promise<boolean> {
  const [row] = await database.sql<{ entries: number; persons: number; seated: number; waiting: number; numbers: number; last: number; taken: number }[]>`
    select count(*) as entries, count(distinct person_id) as persons, count(*) filter (where state = 'confirmed') as seated, count(*) filter (where state = 'waitlisted') as waiting,
      count(distinct queue_no) as numbers, max(queue_no)::bigint as last, (select seats_taken::bigint from position where id = ${rush.positionId}) as taken
    from signup where position_id = ${rush.positionId}`;
  const broken = (await countViolations(database.db, volunteeringChecks)).filter((check) => check.violations > 0);
  return row !== undefined && broken.length === 0 && row.entries === people && row.persons === people && row.seated === places && row.taken === places
    && row.waiting === people - places && row.numbers === people - places && row.last === people - places;
}

async function rushInto(server: BenchServer, database: Database, appUrl: string, postmaster: number, analyse: () => Promise<unknown>): Promise<BenchResult> {
  const rush = await open(database);
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const ids = Array.from({ length: people }, () => newId());
  const asked = await everybody(async (n) => {
    const body = new URLSearchParams({ intent: "signUp", signupId: ids[n]!, fullName: `Доброволец Номер${n}`, email: `d${n}@primer.bg`, partySize: "1", partyMinors: "0" }).toString();
    return (await post(agent, server.port, `/shifts/${rush.shiftId}`, { ...form, "x-forwarded-for": addressOf(n) }, body)).status;
  });
  const tokens = await links(database, rush);
  await analyse();
  const [cpu, postgres] = [await cpuOf(server.child), postgresCpuMs(postmaster)];
  const confirmed = await everybody(async (n) => (await post(agent, server.port, `/s/${tokens[n]!}`, { ...form, "x-forwarded-for": addressOf(n) }, "intent=confirm")).status);
  const [cpuAfter, postgresAfter] = [await cpuOf(server.child), postgresCpuMs(postmaster)];
  agent.destroy();
  const floorPerSecond = await floor(appUrl);
  const isExact = await exact(database, rush);
  const calendar = await measureCalendar(database, analyse);
  return {
    ok: asked.failed === 0 && confirmed.failed === 0 && isExact && calendar.ok,
    figures: {
      people, places, requests: people * (retries + 1) * 2, failed: asked.failed + confirmed.failed,
      sign_ups_per_second: tidy(asked.perSecond), confirmations_per_second: tidy(confirmed.perSecond),
      p50_ms: tidy(quantile(confirmed.ms, 0.5)), p95_ms: tidy(quantile(confirmed.ms, 0.95)),
      floor_per_second: tidy(floorPerSecond), ratio_to_floor: tidy(confirmed.perSecond / floorPerSecond),
      cpu_ms_per_confirmation_server: tidy((cpuAfter - cpu) / confirmed.ms.length), cpu_ms_per_confirmation_postgres: tidy((postgresAfter - postgres) / confirmed.ms.length),
      ...calendar.figures,
    },
    aims: { failed: 0, confirmations_per_second: 200, ratio_to_floor: 0.08, calendar_p95_ms: 30 },
  };
}

/**
 * 2,000 people, one opening, 100 places, each request sent three times: sign-up and confirmation over HTTP, limits on. Then the
 * calendar's query with 5,000 shifts in view.
 */
export async function run(): Promise<BenchResult> {
  ensureBuild();
  const data = mkdtempSync(join(tmpdir(), "dobroteka-bench-"));
  const embedded = await startEmbedded({ dataFolder: data });
  let server: BenchServer | undefined;
  try {
    await migrate(embedded.ownerUrl);
    const owner = openAsOwner(embedded.ownerUrl);
    await owner.sql`create table bench_floor (id integer primary key, capacity integer not null, seats_taken integer not null check (seats_taken <= capacity), next_q integer not null)`;
    const database = openDatabase(embedded.appUrl, { max: 4 });
    // Letters are the worker's: it runs in a process of its own when the rush is on, and takes its time.
    server = await startBenchServer("app", embedded.appUrl, data, { BENCH_JOBS: "off" });
    try {
      return await rushInto(server, database, embedded.appUrl, embedded.postmasterPid(), () => owner.sql`analyze`);
    } finally {
      await owner.close();
      await database.close();
    }
  } finally {
    server?.child.disconnect();
    await embedded.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
