import { eq } from "drizzle-orm";
import { account, person } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { LocalDate } from "~/platform/time/local-date";
import { findActToken } from "~/platform/tokens/act-token.server";
import { ownData } from "../permissions";
import { ownDataPurpose } from "../retention.server";

/** What is kept about the person of the link: exactly this, and what they gave and did. */
export interface OwnData {
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
  readonly note: string | null;
  readonly birthDate: LocalDate | null;
  readonly login: string | null;
  /** The letter asked whether to stay, and nothing has been heard since. */
  readonly asked: boolean;
}

/** Who: whoever holds the mailed link. Reading changes nothing; unknown, foreign and old links answer null. */
export async function ownDataPage(ctx: Ctx, input: { readonly token: string }): Promise<OwnData | null> {
  authorize(ctx.actor, ownData);
  const found = await findActToken(ctx.db, ctx, ownDataPurpose, input.token);
  if (found?.state !== "live") return null;
  const [row] = await ctx.db
    .select({
      fullName: person.fullName, email: person.email, phone: person.phone, address: person.address, note: person.note, birthDate: person.birthDate,
      login: account.login, stayAskedAt: person.stayAskedAt, erasedAt: person.erasedAt,
    })
    .from(person).leftJoin(account, eq(account.personId, person.id)).where(eq(person.id, found.subjectId));
  if (!row || row.erasedAt) return null;
  const { stayAskedAt, erasedAt: _, ...kept } = row;
  return { ...kept, asked: stayAskedAt !== null };
}
