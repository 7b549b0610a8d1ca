import { command, say } from "./command";
import { openMigrated } from "./database";

/** `npm run db:migrate`: brings the database to the newest tables. */
command(async () => {
  const database = await openMigrated();
  await database.stop();
  say("The database is up to date.");
});
