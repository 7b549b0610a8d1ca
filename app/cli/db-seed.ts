import { openDatabase } from "../../db/client.server";
import { fillDemo } from "../../db/seed/demo";
import { localDate } from "../platform/time/local-date";
import { command, option, say } from "./command";
import { openMigrated } from "./database";

/** `npm run db:seed`: fills the demo organisation into an empty database. `-- --anchor 2026-12-19` fixes its day. */
command(async (args) => {
  const database = await openMigrated();
  const { db, close } = openDatabase(database.appUrl, { max: 4 });
  try {
    const anchor = option(args, "anchor");
    const day = await fillDemo(db, {
      ...(anchor ? { anchor: localDate(anchor) } : {}),
      onFilled: (domain, ms) => say(`${domain}: ${ms} ms`),
    });
    say(`The demo organisation is there; its day is ${day}.`);
  } finally {
    await close();
    await database.stop();
  }
});
