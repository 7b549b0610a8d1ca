import postgres from "postgres";
import { ensureBuild } from "../../app/cli/build";
import { localDate } from "../../app/platform/time/local-date";
import { openDatabase } from "../../db/client.server";
import { ownerRole } from "../../db/roles";
import { fillDemo } from "../../db/seed/demo";
import { databaseUrl, startTestCluster } from "./cluster";

ensureBuild(() => process.stderr.write("building …\n"));
const cluster = await startTestCluster();
const ended = new Promise<void>((resolve) => process.stdin.resume().once("end", resolve).once("close", resolve));
try {
  const admin = postgres(cluster.urls.superUrl, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`CREATE DATABASE demo TEMPLATE base STRATEGY file_copy OWNER ${ownerRole}`);
  const { db, close } = openDatabase(databaseUrl(cluster.urls.appUrl, "demo"), { max: 2 });
  await fillDemo(db, { anchor: localDate("2026-12-19") });
  await close();
  const inside = postgres(databaseUrl(cluster.urls.superUrl, "demo"), { max: 1, onnotice: () => undefined });
  await inside.unsafe("ANALYZE");
  await inside.end();
  await admin.unsafe("CHECKPOINT");
  await admin.end();
  process.stdout.write(`${JSON.stringify(cluster.urls)}\n`);
  await ended;
} finally {
  await cluster.stop();
}
process.exit(0);
