import { fork, type ChildProcess } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { type Agent, request } from "node:http";
import { join } from "node:path";
import { root } from "./database";

/** What benches share: a server in a process of its own, a plain client, and quantiles. */
export interface BenchServer {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Starts `bench-server.ts`; it ends when the parent disconnects. `BENCH_JOBS=off` leaves the outbox to another process. */
export async function startBenchServer(kind: "app" | "floor", databaseUrl: string, data: string, env: Readonly<Record<string, string>> = {}): Promise<BenchServer> {
  const child = fork(join(root, "app/cli/bench-server.ts"), [], {
    execArgv: ["--import", "tsx"], stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: { ...process.env, ...env, BENCH_KIND: kind, BENCH_DATABASE_URL: databaseUrl, BENCH_DATA: data },
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once("message", (message) => resolve((message as { port: number }).port));
    child.once("exit", (code) => reject(new Error(`the ${kind} server ended with ${code}`)));
  });
  child.removeAllListeners("exit");
  return { child, port };
}

export function post(
  agent: Agent, port: number, path: string, headers: Readonly<Record<string, string>>, body: string,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request({ agent, host: "127.0.0.1", port, path, method: "POST", headers: { "content-length": Buffer.byteLength(body), ...headers } }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => (text += part)).on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The CPU time a bench server has used, in milliseconds. */
export const cpuOf = (child: ChildProcess): Promise<number> =>
  new Promise((resolve) => {
    child.once("message", (message) => resolve((message as { cpuMs: number }).cpuMs));
    child.send("cpu");
  });

/** CPU of PostgreSQL's processes in milliseconds, from /proc; clock ticks are hundredths of a second. */
export function postgresCpuMs(postmaster: number): number {
  let ticks = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      if (Number(pid) === postmaster || Number(fields[1]) === postmaster) ticks += Number(fields[11]) + Number(fields[12]);
      if (Number(pid) === postmaster) ticks += Number(fields[13]) + Number(fields[14]);
    } catch {
      // A process that ended meanwhile.
    }
  }
  return ticks * 10;
}

export const quantile = (values: readonly number[], q: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0;
export const median = (values: readonly number[]): number => quantile(values, 0.5);
export const tidy = (value: number): number => Math.round(value * 100) / 100;
