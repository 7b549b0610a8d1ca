import { rmSync } from "node:fs";
import { join } from "node:path";
import { instant, type Clock } from "../platform/time/clock";
import { instantAt, localDate } from "../platform/time/local-date";
import { command, option, say, withStops } from "./command";

/**
 * `npm run demo`: builds if needed, starts the database, fills the demo organisation once, serves it. `-- --reset` starts over,
 * `-- --anchor 2026-12-19` lives on that day.
 */
command(async (args) => {
  process.env.NODE_ENV ||= "production";
  process.env.LOG_LEVEL ||= "warn";
  const { isExternal, openMigrated, resetDatabase, root } = await import("./database");
  // Beside, not in, the data of an installation made with `npm start`.
  process.env.DOBROTEKA_DATA ||= join(root, ".data/demo");
  const { ensureBuild } = await import("./build");
  const { baseUrl, builtServer, host, port, portTaken } = await import("./serving");
  const { dataFolder } = await import("../platform/files/data-folder.server");

  ensureBuild(() => say("Building (about half a minute, only when the sources change) …"));
  if (args.includes("--reset")) {
    await resetDatabase();
    for (const folder of ["files", "mailbox"]) rmSync(join(dataFolder(), folder), { recursive: true, force: true });
  }
  const day = option(args, "anchor");
  await withStops(async (stops) => {
    const database = await openMigrated();
    stops.add(database.stop);
    const accounts = await fill(database.appUrl, day);
    const { serve } = await builtServer();
    const serving = await serve({
      host: host(), port: port(), databaseUrl: database.appUrl, baseUrl: baseUrl(), dataDir: dataFolder(), isProduction: false, ...clockFrom(day),
    }).catch(portTaken);
    stops.add(() => serving.close());
    say();
    say(`  Dobroteka: ${serving.url}`);
    say(`  Letters:   ${serving.url}/dev/mailbox`);
    say();
    for (const line of accounts) say(`  ${line}`);
    say();
    say(`  Ctrl-C stops it; the data stays${isExternal() ? "" : ` in ${dataFolder()}`}. Start over: npm run demo -- --reset`);
  });
});

/** With a day given the demo lives in it, for pictures; else in the present. */
function clockFrom(anchor: string | undefined): { clock?: Clock } {
  if (!anchor) return {};
  const start = instantAt(localDate(anchor), "10:00").getTime() - performance.now();
  return { clock: { now: () => instant(start + performance.now()) } };
}

async function fill(appUrl: string, anchor: string | undefined): Promise<string[]> {
  const { openDatabase } = await import("../../db/client.server");
  const { demoAnchor, fillDemo } = await import("../../db/seed/demo");
  const { demoPassword } = await import("../../db/seed/demo/people");
  const { db, sql, close } = openDatabase(appUrl, { max: 4 });
  try {
    if (!(await demoAnchor(db))) {
      const [foreign] = await sql`select 1 from account limit 1`;
      if (foreign) throw new Error("This database holds an organisation of its own: demo data goes only into an empty one (set DOBROTEKA_DATA or DATABASE_URL to another).");
      say("Filling the demo organisation …");
      await fillDemo(db, anchor ? { anchor: localDate(anchor) } : {});
    }
    const rows = await sql<{ login: string; roles: string }[]>`
      select a.login, string_agg(g.role, ', ' order by g.role) as roles from account a join role_grant g on g.account_id = a.id and g.revoked_at is null
      where a.disabled_at is null group by a.login order by 2, 1`;
    const width = Math.max(0, ...rows.map((row) => row.roles.length));
    return rows.length === 0 ? [] : [`Accounts (password ${demoPassword}):`, ...rows.map((row) => `  ${row.roles.padEnd(width)}  ${row.login}`)];
  } finally {
    await close();
  }
}
