import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { PgDatabase, PgTransaction } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase, PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import type { Result } from "../errors/result";

type NoSchema = Record<string, never>;
/** The pool. Only commands open transactions on it. */
export type Db = PostgresJsDatabase<NoSchema>;
/** A pool or a transaction: what queries read from. */
export type Reader = PgDatabase<PostgresJsQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>;
/** An open transaction: the first argument of anything that posts, moves stock or writes the outbox. */
export type Tx = PgTransaction<PostgresJsQueryResultHKT, NoSchema, ExtractTablesWithRelations<NoSchema>>;

class RolledBack extends Error {
  constructor(readonly outcome: Result<unknown, string>) {
    super("rolled back");
  }
}

/** Names of constraints a command expects to meet, each with the refusal it means. */
export type ConstraintRefusals<R> = Readonly<Record<string, () => R>>;

/**
 * Runs one use case in one transaction. A returned refusal rolls everything back (drizzle alone would commit it).
 * A violated constraint named in `onConstraint` becomes its refusal; serialization failures and deadlocks are tried
 * again up to three times, since the run has had no effect.
 */
export async function inTransaction<T, C extends string>(
  db: Db,
  run: (tx: Tx) => Promise<Result<T, C>>,
  onConstraint: ConstraintRefusals<Result<T, C>> = {},
): Promise<Result<T, C>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(async (tx) => {
        const outcome = await run(tx);
        if (!outcome.ok) throw new RolledBack(outcome);
        return outcome;
      });
    } catch (error) {
      if (error instanceof RolledBack) return error.outcome as Result<T, C>;
      const { code, constraint } = databaseError(error);
      if ((code === "40001" || code === "40P01") && attempt < 4) continue;
      const refusal = constraint ? onConstraint[constraint] : undefined;
      if (refusal) return refusal();
      throw error;
    }
  }
}

/** SQLSTATE and constraint name of a database error, also when drizzle wrapped it. Never its message or parameters. */
export function databaseError(error: unknown): { code?: string; constraint?: string } {
  for (let at: unknown = error; at && typeof at === "object"; at = (at as { cause?: unknown }).cause) {
    const { code, constraint_name: constraint } = at as { code?: unknown; constraint_name?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) {
      return { code, ...(typeof constraint === "string" ? { constraint } : {}) };
    }
  }
  return {};
}
