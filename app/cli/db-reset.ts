import { command, say } from "./command";
import { isExternal, openMigrated, resetDatabase } from "./database";

/** `npm run db:reset`: an empty, migrated database. One of DATABASE_URL is emptied only with `-- --yes`. */
command(async (args) => {
  if (isExternal() && !args.includes("--yes")) throw new Error("This deletes everything in the database of DATABASE_URL; say so: npm run db:reset -- --yes");
  await resetDatabase();
  const database = await openMigrated();
  await database.stop();
  say("The database is empty and up to date.");
});
