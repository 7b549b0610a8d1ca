import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";
import { appRole } from "../../db/roles";

/**
 * A server in a process of its own for a bench: `BENCH_KIND=app` is the built app, `BENCH_KIND=floor` a bare node http server
 * that hands the same event to the same SQL function. Sends its port to the parent, and its CPU time whenever asked.
 */
const databaseUrl = process.env.BENCH_DATABASE_URL ?? "";

async function body(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

interface FloorSale {
  readonly args: readonly (string | number | null)[];
}

/** What the floor leaves out: sessions, authorisation, validation, languages, the page server. */
async function floor(): Promise<number> {
  const sql = postgres(databaseUrl, { max: 10, onnotice: () => undefined, connection: { role: appRole } });
  const types = ["uuid", "uuid", "integer", "text", "timestamptz", "timestamptz", "bytea", "uuid[]", "uuid", "text", "text", "uuid", "uuid", "uuid[]", "uuid[]", "uuid[]", "integer[]", "bigint[]", "uuid", "bigint"];
  const text = `select * from checkout_record_sale(${types.map((type, index) => `$${index + 1}::${type}`).join(", ")})`;
  const server = createServer((request, response) => {
    void body(request).then(async (json) => {
      const { args } = JSON.parse(json) as FloorSale;
      const [row] = await sql.unsafe(text, [...args], { prepare: true });
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ ok: true, value: row }));
    }, () => response.writeHead(500).end());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function app(): Promise<number> {
  const { builtServer } = await import("./serving");
  const { serve } = await builtServer();
  const serving = await serve({ host: "127.0.0.1", port: 0, databaseUrl, baseUrl: "http://127.0.0.1", dataDir: process.env.BENCH_DATA ?? "", isProduction: false, jobs: process.env.BENCH_JOBS !== "off" });
  return Number(new URL(serving.url).port);
}

process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ cpuMs: (user + system) / 1000 });
});
process.on("disconnect", () => process.exit(0));
process.send?.({ port: await (process.env.BENCH_KIND === "floor" ? floor() : app()) });
