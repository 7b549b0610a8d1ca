import { command, say, stopOnSignal } from "./command";

/** `npm start`: serves the installation of DOBROTEKA_DATA or DATABASE_URL. Without an administrator it prints how to set it up. */
command(async () => {
  process.env.NODE_ENV ||= "production";
  const { openMigrated } = await import("./database");
  const { ensureBuild } = await import("./build");
  const { baseUrl, builtServer, host, port, portTaken } = await import("./serving");
  const { dataFolder } = await import("../platform/files/data-folder.server");

  ensureBuild(() => say("Building …"));
  const database = await openMigrated();
  try {
    const { serve } = await builtServer();
    const serving = await serve({ host: host(), port: port(), databaseUrl: database.appUrl, baseUrl: baseUrl(), dataDir: dataFolder() }).catch(
      (error: unknown) => {
        throw portTaken(error);
      },
    );
    stopOnSignal(async () => {
      await serving.close();
      await database.stop();
    });
    say(`Dobroteka: ${serving.url}`);
  } catch (error) {
    await database.stop();
    throw error;
  }
});
