import { setTimeout as pause } from "node:timers/promises";
import type postgres from "postgres";

/**
 * Drops a test's database once its last connection has said goodbye: a worker's listener that is still closing would
 * otherwise hear „terminating connection“ and fail a test that has passed. After five seconds it is dropped all the same.
 */
export async function dropDatabase(admin: postgres.Sql, name: string): Promise<void> {
  for (let look = 0; look < 100; look += 1) {
    const [row] = await admin<{ connected: boolean }[]>`select exists (select 1 from pg_stat_activity where datname = ${name}) as connected`;
    if (!row?.connected) break;
    await pause(50);
  }
  await admin.unsafe(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}
