import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Sql } from "../../db/client.server";
import { migrationsFolder, readJournal } from "../../db/migrate.server";

/** While several domains are written at once: applies each file by itself and names those that do not apply. */
export async function applyWhatWorks(sql: Sql): Promise<void> {
  for (const { tag } of readJournal().entries) {
    const statements = readFileSync(join(migrationsFolder, `${tag}.sql`), "utf8").split("--> statement-breakpoint");
    let at = "";
    try {
      await sql.begin(async (tx) => {
        for (const statement of statements) {
          at = statement;
          await tx.unsafe(statement);
        }
      });
    } catch (error) {
      const { message, position } = error as { message: string; position?: string };
      const line = position ? at.slice(0, Number(position)).split("\n").length : 0;
      process.stderr.write(`\nMIGRATION DOES NOT APPLY: ${tag}: ${message}; line ${line} of: ${at.trim().slice(0, 200)}\n\n`);
    }
  }
}
