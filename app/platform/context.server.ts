import type { Actor } from "./access/permission";
import type { Db } from "./db/db.server";
import type { Clock } from "./time/clock";

/** What every command and query receives first: who asks, where the data is, what time it is. */
export interface Ctx {
  readonly db: Db;
  readonly actor: Actor;
  readonly clock: Clock;
  /** Correlates log lines, audit rows and the error page; no personal data in it. */
  readonly requestId: string;
}
