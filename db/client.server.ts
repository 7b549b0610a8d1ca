import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import type { Db } from "../app/platform/db/db.server";
import { appRole, ownerRole } from "./roles";

export interface Database {
  /** The pool of commands and queries. */
  readonly db: Db;
  /** A client of its own for raw SQL and LISTEN: drizzle replaces the parsers of the one it is given. bigint comes as number. */
  readonly sql: Sql;
  readonly close: () => Promise<void>;
}

/** Columns of int8 are whole numbers of cents, minutes, grams or rows: always within the safe integers. */
const types = {
  int8: {
    to: 20,
    from: [20],
    serialize: (value: number | bigint) => value.toString(),
    parse: (text: string) => {
      const value = Number(text);
      if (!Number.isSafeInteger(value)) throw new RangeError("bigint beyond the safe integers");
      return value;
    },
  },
};

export type Sql = postgres.Sql<{ int8: number }>;

export interface ConnectOptions {
  readonly max?: number;
  /** As which role the session works; the app's role unless the caller is the owner at work. */
  readonly role?: string | null;
}

/** One postgres.js client. A login that is not the app's role becomes it at connection (one-URL installations). */
export function connect(url: string, { max = 10, role = appRole }: ConnectOptions = {}): Sql {
  const login = decodeURIComponent(new URL(url).username);
  return postgres(url, {
    max,
    types,
    idle_timeout: 0,
    connect_timeout: 10,
    prepare: true,
    onnotice: () => undefined,
    connection: {
      application_name: "dobroteka",
      // Migrations may take their time; a request may not.
      statement_timeout: role === null ? 0 : 30_000,
      lock_timeout: role === null ? 60_000 : 10_000,
      idle_in_transaction_session_timeout: 60_000,
      ...(role && login !== role ? { role } : {}),
    },
  });
}

/** More parameters than this come from lists of any length: each length is another statement, and a session keeps all it has prepared. */
const preparedParameters = 100;

/**
 * The client as drizzle should see it. Its driver asks for unprepared statements, which postgres.js sends as Parse and Describe, then
 * Bind: two round trips each, planned anew every time. Prepared, a known statement is one round trip. Statements without
 * parameters stay simple ones; only those may hold several at once (migrations).
 */
function preparing(client: Sql | postgres.TransactionSql<{ int8: number }>): Sql {
  const inner = (run: (tx: Sql) => unknown) => (tx: postgres.TransactionSql<{ int8: number }>) => run(preparing(tx));
  const { begin, savepoint } = client as unknown as Record<"begin" | "savepoint", (run: (tx: postgres.TransactionSql<{ int8: number }>) => unknown) => unknown>;
  return {
    options: (client as Sql).options,
    unsafe: (query: string, params: postgres.ParameterOrJSON<number>[] = []) =>
      client.unsafe(query, params, { prepare: params.length > 0 && params.length <= preparedParameters }),
    begin: (run: (tx: Sql) => unknown) => begin(inner(run)),
    savepoint: (run: (tx: Sql) => unknown) => savepoint(inner(run)),
  } as unknown as Sql;
}

/** Opens the app's pool and its raw client on one URL. */
export function openDatabase(url: string, { max = 10, role }: ConnectOptions = {}): Database {
  const pool = connect(url, { max, ...(role === undefined ? {} : { role }) });
  const sql = connect(url, { max: Math.max(2, Math.ceil(max / 4)), ...(role === undefined ? {} : { role }) });
  return {
    db: drizzle(preparing(pool)) as Db,
    sql,
    close: async () => {
      await Promise.all([pool.end({ timeout: 5 }), sql.end({ timeout: 5 })]);
    },
  };
}

/** For tests and migrations: the same pair as the login of the URL itself. */
export const openAsOwner = (url: string, max = 2): Database => openDatabase(url, { max, role: new URL(url).username === ownerRole ? ownerRole : null });
