import { and, asc, eq, gt, notExists, sql } from "drizzle-orm";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import type { Reader } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { minutesLater } from "~/platform/time/clock";
import { isItemCode, isStock, type ArticleKind } from "~/domains/bazaar/api";
import { article, itemUnit } from "~db/schema/bazaar.server";
import { till, tillSession, unitClaim } from "~db/schema/checkout.server";
import { claimMinutes, type TillSessionId } from "../model";
import { sell } from "../permissions";
import { ownSession } from "../session.server";

export interface ClaimInput {
  readonly sessionId: TillSessionId;
  readonly code?: string | undefined;
  readonly articleId?: string | undefined;
}

export interface Claimed {
  readonly articleId: string;
  /** Null for counted things, experiences and the open sum: nothing to hold. */
  readonly unitId: string | null;
  readonly priceCents: number;
  readonly expiresAt: string | null;
  /** Things without a document are sold with a warning and an exception, never silently. */
  readonly undocumented: boolean;
}

type ClaimRefusal = "session_unknown" | "session_closed" | "code_unknown" | "unit_sold" | "unit_claimed" | "none_left";
/** How many free units of an article are tried before saying that none is left; others may be taking them at the same time. */
const tries = 8;

/**
 * Scanning: finds the article and, when it is one of a kind, holds its unit for this bill. Of two tills one gets it; the hold
 * expires by itself, and removing the line gives it back.
 */
export async function claimUnit(ctx: Ctx, input: ClaimInput): Promise<Result<Claimed, ClaimRefusal>> {
  authorize(ctx.actor, sell);
  const session = await ownSession(ctx.db, ctx.actor, input.sessionId);
  if (!session) return refuse("session_unknown");
  if (session.closedAt) return refuse("session_closed");
  const found = await findThing(ctx.db, session.eventId, input);
  if (!found) return refuse("code_unknown");
  const answer = {
    articleId: found.articleId, unitId: null, priceCents: found.priceCents, expiresAt: null,
    undocumented: isStock(found.kind as ArticleKind) && found.sourceKind === null,
  };
  if (found.kind !== "unique") return ok(answer);
  const until = minutesLater(ctx.clock.now(), claimMinutes);
  const held = (unitId: string) => ok({ ...answer, unitId, expiresAt: until.toISOString() });
  if (found.unitId) return (await hold(ctx, found.unitId, session.id, until)) ? held(found.unitId) : whyNot(ctx.db, found.unitId);
  const free = await freeUnits(ctx, found.articleId);
  for (const unit of free) if (await hold(ctx, unit.id, session.id, until)) return held(unit.id);
  return refuse("none_left");
}

async function findThing(reader: Reader, eventId: string, input: ClaimInput) {
  const fields = { articleId: article.id, kind: article.kind, priceCents: article.priceCents, sourceKind: article.sourceKind };
  const here = eq(article.eventId, eventId);
  if (input.articleId) {
    const [byId] = await reader.select(fields).from(article).where(and(eq(article.id, input.articleId), here));
    return byId ? { ...byId, unitId: null } : undefined;
  }
  if (!input.code || !isItemCode(input.code)) return undefined;
  const [unit] = await reader
    .select({ ...fields, unitId: itemUnit.id })
    .from(itemUnit)
    .innerJoin(article, eq(article.id, itemUnit.articleId))
    .where(and(eq(itemUnit.code, input.code), here));
  if (unit) return unit;
  const [byCode] = await reader.select(fields).from(article).where(and(eq(article.code, input.code), here));
  return byCode ? { ...byCode, unitId: null } : undefined;
}

async function hold(ctx: Ctx, unitId: string, sessionId: string, until: Date): Promise<boolean> {
  const now = ctx.clock.now().toISOString();
  const [row] = (await ctx.db.execute(
    sql`select checkout_claim_unit(${unitId}::uuid, ${sessionId}::uuid, ${now}::timestamptz, ${until.toISOString()}::timestamptz) as held`,
  )) as unknown as { held: boolean }[];
  return row?.held === true;
}

const freeUnits = (ctx: Ctx, articleId: string) =>
  ctx.db
    .select({ id: itemUnit.id })
    .from(itemUnit)
    .where(
      and(
        eq(itemUnit.articleId, articleId),
        eq(itemUnit.money, "unsold"),
        notExists(ctx.db.select({ one: sql`1` }).from(unitClaim).where(and(eq(unitClaim.unitId, itemUnit.id), gt(unitClaim.expiresAt, ctx.clock.now())))),
      ),
    )
    .orderBy(asc(itemUnit.id))
    .limit(tries);

async function whyNot(reader: Reader, unitId: string): Promise<Result<Claimed, ClaimRefusal>> {
  const [unit] = await reader
    .select({ money: itemUnit.money, number: till.number })
    .from(itemUnit)
    .leftJoin(unitClaim, eq(unitClaim.unitId, itemUnit.id))
    .leftJoin(tillSession, eq(tillSession.id, unitClaim.sessionId))
    .leftJoin(till, eq(till.id, tillSession.tillId))
    .where(eq(itemUnit.id, unitId));
  return unit?.money === "unsold" && unit.number !== null ? refuse("unit_claimed", { till: unit.number }) : refuse("unit_sold");
}
