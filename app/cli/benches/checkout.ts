import type { ChildProcess } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../../../db/embedded";
import { migrate } from "../../../db/migrate.server";
import { openAsOwner, openDatabase } from "../../../db/client.server";
import { bazaarChecks } from "../../domains/bazaar/checks.server";
import { canonicalSale, type SaleEvent } from "../../domains/checkout/model";
import { checkoutChecks } from "../../domains/checkout/checks.server";
import { newId } from "../../platform/ids/ids";
import { countViolations } from "../../platform/self-check/run-self-check.server";
import { newLookCode } from "../../platform/tokens/look-code";
import { ensureBuild } from "../build";
import type { BenchResult } from "../bench";
import { type BenchServer, cpuOf, median, post, postgresCpuMs, quantile, startBenchServer, tidy } from "../bench-client";
import { fillHall, type BenchHall } from "../bench-hall";

const rounds = 5;
const clientCounts = [1, 4, 8] as const;
const salesPerClient = { 1: 120, 4: 60, 8: 30 } as const;
type Kind = "app" | "floor";

interface Measured {
  readonly ms: readonly number[];
  readonly perSecond: number;
  readonly serverCpuMs: number;
  readonly postgresCpuMs: number;
}

interface Stand {
  readonly hall: BenchHall;
  readonly servers: Readonly<Record<Kind, BenchServer>>;
  readonly postmaster: () => number;
  readonly sequences: number[];
  sent: number;
}

function nextSale(stand: Stand, client: number): SaleEvent {
  const { articles, tills } = stand.hall;
  const sequence = (stand.sequences[client] = (stand.sequences[client] ?? 0) + 1);
  const first = (sequence * 7 + client * 13) % articles.length;
  const lines = [0, 1, 2].map((step) => ({ articleId: articles[(first + step * 5) % articles.length]!, unitId: null, quantity: 1 + step, unitPriceCents: 250 }));
  stand.sent += 1;
  return { id: newId(), sessionId: tills[client]!.sessionId, sequence, lookCode: newLookCode(), soldAt: "2026-12-19T10:00:00.000Z", lines, tenderedCents: 2000 };
}

const list = (values: readonly (string | number | null)[]): string => `{${values.map((value) => value ?? "NULL").join(",")}}`;

function wire(kind: Kind, stand: Stand, client: number): { path: string; body: string } {
  const sale = nextSale(stand, client);
  const sha256 = createHash("sha256").update(canonicalSale(sale)).digest("hex");
  if (kind === "app") return { path: "/api/till/sales", body: JSON.stringify({ sale, sha256 }) };
  const { lines } = sale;
  const args = [
    sale.id, sale.sessionId, sale.sequence, sale.lookCode, sale.soldAt, sale.soldAt, `\\x${sha256}`, null, stand.hall.tills[client]!.accountId, "account", "bench", newId(), newId(),
    list(lines.map(() => newId())), list(lines.map((line) => line.articleId)), list(lines.map((line) => line.unitId)), list(lines.map((line) => line.quantity)), list(lines.map((line) => line.unitPriceCents)),
    newId(), sale.tenderedCents,
  ];
  return { path: "/", body: JSON.stringify({ args }) };
}


async function measure(stand: Stand, kind: Kind, clients: (typeof clientCounts)[number], perClient: number = salesPerClient[clients]): Promise<Measured> {
  const { child, port } = stand.servers[kind];
  const ms: number[] = [];
  // Connections of its own: one left idle since the last round could be closed by the server just as it is used again.
  const agent = new Agent({ keepAlive: true });
  const [cpu, postgres, start] = [await cpuOf(child), postgresCpuMs(stand.postmaster()), performance.now()];
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let index = 0; index < perClient; index += 1) {
        const { path, body } = wire(kind, stand, client);
        const from = performance.now();
        const answer = await post(agent, port, path, { "content-type": "application/json", cookie: stand.hall.tills[client]!.cookie }, body);
        ms.push(performance.now() - from);
        if (answer.status !== 200 || !answer.text.startsWith('{"ok":true')) throw new Error(`a sale was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
      }
    }),
  );
  const seconds = (performance.now() - start) / 1000;
  agent.destroy();
  const sales = clients * perClient;
  return {
    ms, perSecond: sales / seconds,
    serverCpuMs: ((await cpuOf(child)) - cpu) / sales, postgresCpuMs: (postgresCpuMs(stand.postmaster()) - postgres) / sales,
  };
}

/** Statements the app sent for each sale; the outbox worker's own, what triggers and foreign keys run at commit, and this bench's are left out. */
async function roundTrips(stand: Stand, superUrl: string): Promise<number> {
  const { sql, close } = openDatabase(superUrl, { max: 1, role: null });
  try {
    await sql`select pg_stat_statements_reset()`;
    const sales = 4 * 40;
    await measure(stand, "app", 4, 40);
    const [row] = await sql<{ calls: number }[]>`select coalesce(sum(calls), 0)::bigint as calls from pg_stat_statements
      where toplevel and query ~* '^(select|insert|update|delete|with)' and query !~* 'graphile_worker|outbox|pg_stat_statements|^(begin|commit|set|listen|select 1 from only)'`;
    return (row?.calls ?? 0) / sales;
  } finally {
    await close();
  }
}

async function holds(stand: Stand, appUrl: string): Promise<boolean> {
  const { db, sql, close } = openDatabase(appUrl, { max: 1 });
  try {
    const [sums] = await sql<{ sales: number; lines: number; tenders: number; tranches: number; audits: number; outbox: number }[]>`
      select (select count(*) from sale) as sales, (select sum(amount_cents)::bigint from sale_line) as lines, (select sum(applied_cents)::bigint from tender) as tenders,
        (select sum(amount)::bigint from tranche where source = 'sale') as tranches, (select count(*) from audit_event where action = 'checkout.record_sale') as audits,
        (select count(*) from outbox where topic = 'checkout.sale_recorded') as outbox`;
    const broken = (await countViolations(db, [...bazaarChecks, ...checkoutChecks])).some((check) => check.violations > 0);
    return sums !== undefined && !broken && sums.sales === stand.sent && sums.lines === sums.tenders && sums.lines === sums.tranches && sums.audits === stand.sent && sums.outbox === stand.sent;
  } finally {
    await close();
  }
}

async function run5(stand: Stand): Promise<Record<string, number>> {
  const seen: Record<string, Measured[]> = {};
  for (let round = 0; round < rounds; round += 1) {
    for (const clients of clientCounts) {
      for (const kind of round % 2 === 0 ? (["app", "floor"] as const) : (["floor", "app"] as const)) (seen[`${kind}${clients}`] ??= []).push(await measure(stand, kind, clients));
    }
  }
  const of = (key: string, pick: (one: Measured) => number): number => tidy(median((seen[key] ?? []).map(pick)));
  const p = (q: number) => (one: Measured): number => quantile(one.ms, q);
  const speed = (one: Measured): number => one.perSecond;
  return {
    p50_ms_at_4: of("app4", p(0.5)), p95_ms_at_4: of("app4", p(0.95)), sales_per_second: of("app4", speed), floor_per_second: of("floor4", speed),
    ratio_to_floor: tidy(of("app4", speed) / of("floor4", speed)),
    cpu_ms_per_sale_server: of("app4", (one) => one.serverCpuMs), cpu_ms_per_sale_postgres: of("app4", (one) => one.postgresCpuMs),
    p50_ms_at_1: of("app1", p(0.5)), sales_per_second_at_1: of("app1", speed), p50_ms_at_8: of("app8", p(0.5)), sales_per_second_at_8: of("app8", speed),
    floor_p50_ms_at_4: of("floor4", p(0.5)),
  };
}

/**
 * Plans made on tables that were analysed while empty scan them whole for as long as they live: a day's sales come first, then
 * the analysis, which also makes every session plan anew.
 */
async function warm(stand: Stand, ownerUrl: string): Promise<void> {
  const day = async (perClient: number): Promise<void> => {
    for (const kind of ["app", "floor", "app", "floor"] as const) await measure(stand, kind, 8, perClient);
  };
  await day(30);
  const owner = openAsOwner(ownerUrl);
  await owner.sql`analyze`.finally(owner.close);
  await day(15);
}

/** Sales of three lines over HTTP, signed in, against the bare floor: five interleaved rounds, medians. */
export async function run(): Promise<BenchResult> {
  ensureBuild();
  const data = mkdtempSync(join(tmpdir(), "dobroteka-bench-"));
  const embedded = await startEmbedded({ dataFolder: data });
  const children: ChildProcess[] = [];
  try {
    await migrate(embedded.ownerUrl);
    const hall = await fillHall(embedded.appUrl, embedded.ownerUrl, Math.max(...clientCounts));
    const servers = { app: await startBenchServer("app", embedded.appUrl, data), floor: await startBenchServer("floor", embedded.appUrl, data) };
    children.push(servers.app.child, servers.floor.child);
    const stand: Stand = { hall, servers, postmaster: embedded.postmasterPid, sequences: [], sent: 0 };
    await warm(stand, embedded.ownerUrl);
    const figures = await run5(stand);
    const round_trips_per_sale = tidy(await roundTrips(stand, Object.assign(new URL(embedded.superUrl), { pathname: new URL(embedded.appUrl).pathname }).href));
    return {
      ok: await holds(stand, embedded.appUrl),
      figures: { ...figures, round_trips_per_sale },
      aims: { p50_ms_at_4: 15, sales_per_second: 200, ratio_to_floor: 0.3, round_trips_per_sale: 3 },
    };
  } finally {
    for (const child of children) child.disconnect();
    await embedded.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
