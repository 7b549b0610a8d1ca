import { and, eq, isNull } from "drizzle-orm";
import { roleGrant } from "~db/schema/people.server";
import type { Reader } from "~/platform/db/db.server";
import type { AccountId } from "~/platform/ids/ids";

/** Whose session to open, and whether the team's pages are theirs to see. */
export interface SignedInTo {
  readonly accountId: AccountId;
  readonly isStaff: boolean;
}

export async function signedInTo(reader: Reader, accountId: AccountId): Promise<SignedInTo> {
  const rows = await reader.select({ id: roleGrant.id }).from(roleGrant).where(and(eq(roleGrant.accountId, accountId), isNull(roleGrant.revokedAt))).limit(1);
  return { accountId, isStaff: rows.length > 0 };
}
