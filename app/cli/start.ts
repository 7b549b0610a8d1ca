import { command, say, withStops } from "./command";

/** `npm start`: serves the installation of DOBROTEKA_DATA or DATABASE_URL. Without an administrator it prints how to set it up. */
command(async () => {
  process.env.NODE_ENV ||= "production";
  const { openMigrated } = await import("./database");
  const { ensureBuild } = await import("./build");
  const { baseUrl, builtServer, host, port, portTaken } = await import("./serving");
  const { dataFolder } = await import("../platform/files/data-folder.server");

  ensureBuild(() => say("Building …"));
  await withStops(async (stops) => {
    const database = await openMigrated();
    stops.add(database.stop);
    const { serve } = await builtServer();
    const serving = await serve({ host: host(), port: port(), databaseUrl: database.appUrl, baseUrl: baseUrl(), dataDir: dataFolder() }).catch(portTaken);
    stops.add(() => serving.close());
    say(`Dobroteka: ${serving.url}`);
    await guideSetup(database.appUrl, baseUrl());
  });
});

/** The code is for whoever reads this console: without an administrator it opens `/setup` once. */
async function guideSetup(appUrl: string, address: string): Promise<void> {
  const { openDatabase } = await import("../../db/client.server");
  const { setupCode } = await import("../domains/people/setup-code.server");
  const { systemClock } = await import("../platform/time/clock");
  const { db, close } = openDatabase(appUrl, { max: 1 });
  try {
    const setup = await setupCode({ db, clock: systemClock });
    if (setup) say(`First set-up: open ${address}/setup and give the code ${setup.code} (valid for an hour; a restart prints a new one).`);
  } finally {
    await close();
  }
}
