import { and, asc, eq, isNull } from "drizzle-orm";
import { personCheck } from "~db/schema/people-care.server";
import { account, person } from "~db/schema/people.server";
import { remark } from "~db/schema/remarks.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { LocalDate } from "~/platform/time/local-date";
import { findActToken } from "~/platform/tokens/act-token.server";
import type { CheckKind } from "../model";
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
  /** What the team wrote to them about things of theirs, oldest first. */
  readonly remarks: readonly string[];
  readonly checks: readonly { readonly kind: CheckKind; readonly seenOn: LocalDate; readonly validUntil: LocalDate | null }[];
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
  const [remarks, checks] = await Promise.all([
    ctx.db.select({ text: remark.text }).from(remark).where(eq(remark.personId, found.subjectId)).orderBy(asc(remark.writtenAt), asc(remark.subjectId)),
    ctx.db.select({ kind: personCheck.kind, seenOn: personCheck.seenOn, validUntil: personCheck.validUntil }).from(personCheck)
      .where(and(eq(personCheck.personId, found.subjectId), isNull(personCheck.revokedAt))).orderBy(asc(personCheck.seenOn), asc(personCheck.id)),
  ]);
  return { ...kept, asked: stayAskedAt !== null, remarks: remarks.map((one) => one.text), checks };
}
