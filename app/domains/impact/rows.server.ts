import type { SQL } from "drizzle-orm";
import type { Reader } from "~/platform/db/db.server";

/** A read-model's rows from raw SQL. Days come as text, bigints are cast to int or float8 in the statement. */
export async function rowsOf<T>(reader: Reader, query: SQL): Promise<readonly T[]> {
  return (await reader.execute(query)) as unknown as readonly T[];
}

/** drizzle spreads arrays into parameter lists; PostgreSQL's own array text keeps them one parameter. */
export const idArray = (ids: readonly string[]): string => `{${ids.join(",")}}`;
