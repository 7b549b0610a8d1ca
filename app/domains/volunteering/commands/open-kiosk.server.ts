import { and, eq, isNull, sql } from "drizzle-orm";
import { kiosk } from "~db/schema/volunteering-acts.server";
import { opportunity } from "~db/schema/volunteering.server";
import { account } from "~db/schema/people.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { hoursLater } from "~/platform/time/clock";
import { instantAt } from "~/platform/time/local-date";
import { issueActToken, revokeActTokens } from "~/platform/tokens/act-token.server";
import { servicesWithin } from "../grants";
import { type KioskId, kioskLink } from "../model";
import { manageKiosks } from "../permissions";
import type { OpenKioskInput } from "../kiosk-schemas";

/** A tablet is for an event or a day, not for ever. */
const longestDays = 7;

/**
 * Opens a tablet for an event's shifts or for all of them until a moment. Who: coordinator or service manager; a grant for some services
 * opens a tablet for these only. Guarantees: the link is answered once and kept as a hash; the same id again gives a fresh link and
 * voids the older one. Refuses: an end that is past or more than a week away, an event nobody has shifts for.
 */
export async function openKiosk(
  ctx: Ctx, input: OpenKioskInput,
): Promise<Result<{ kioskId: KioskId; token: string }, "kiosk_end" | "host_unknown" | "opener_missing" | "kiosk_closed">> {
  authorize(ctx.actor, manageKiosks);
  if (ctx.actor.kind !== "account") return refuse("opener_missing");
  const { accountId } = ctx.actor;
  const now = ctx.clock.now();
  const validUntil = instantAt(input.day, input.until);
  if (validUntil <= now || validUntil > hoursLater(now, longestDays * 24)) return refuse("kiosk_end", { n: longestDays }, "until");
  const services = servicesWithin(ctx.actor, manageKiosks);
  return inTransaction(ctx.db, async (tx) => {
    if (input.hostId) {
      const [host] = await tx.select({ id: opportunity.hostId }).from(opportunity).where(eq(opportunity.hostId, input.hostId)).limit(1);
      if (!host) return refuse("host_unknown", {}, "hostId");
    }
    const row = {
      id: input.kioskId, titleBg: input.titleBg, titleEn: input.titleEn || input.titleBg, placeBg: input.placeBg, placeEn: input.placeEn || input.placeBg,
      hostId: input.hostId ?? null, serviceIds: services === null ? null : [...services], validFrom: now, validUntil, createdBy: accountId,
    };
    await tx.insert(kiosk).values(row).onConflictDoNothing();
    const [kept] = await tx.select({ createdBy: kiosk.createdBy, validUntil: kiosk.validUntil, revokedAt: kiosk.revokedAt }).from(kiosk).where(eq(kiosk.id, input.kioskId)).for("no key update");
    if (!kept || kept.revokedAt || kept.createdBy !== accountId) return refuse("kiosk_closed");
    await revokeActTokens(tx, ctx, kioskLink, input.kioskId);
    const token = await issueActToken(tx, ctx, { purpose: kioskLink, subjectId: input.kioskId, expiresAt: kept.validUntil });
    await recordAudit(tx, ctx, { action: "volunteering.open_kiosk", subjectKind: "kiosk", subjectId: input.kioskId });
    return ok({ kioskId: input.kioskId as KioskId, token });
  });
}

/**
 * Closes a tablet at once: its link shows nothing and does nothing any more. Who: coordinator or service manager; with a grant for some
 * services, a tablet that is within these. A second time changes nothing.
 */
export async function closeKiosk(ctx: Ctx, input: { readonly kioskId: string }): Promise<Result<{ kioskId: KioskId }, "kiosk_unknown">> {
  authorize(ctx.actor, manageKiosks);
  const services = servicesWithin(ctx.actor, manageKiosks);
  return inTransaction(ctx.db, async (tx) => {
    const [row] = await tx
      .select({ id: kiosk.id, revokedAt: kiosk.revokedAt })
      .from(kiosk)
      .innerJoin(account, eq(account.id, kiosk.createdBy))
      .where(and(eq(kiosk.id, input.kioskId), services === null ? undefined : sql`${kiosk.serviceIds} <@ ${`{${services.join(",")}}`}::uuid[]`))
      .for("no key update", { of: kiosk });
    if (!row) return refuse("kiosk_unknown");
    if (row.revokedAt) return ok({ kioskId: row.id as KioskId });
    await tx.update(kiosk).set({ revokedAt: ctx.clock.now() }).where(and(eq(kiosk.id, row.id), isNull(kiosk.revokedAt)));
    await revokeActTokens(tx, ctx, kioskLink, row.id);
    await recordAudit(tx, ctx, { action: "volunteering.close_kiosk", subjectKind: "kiosk", subjectId: row.id, fields: ["revoked_at"] });
    return ok({ kioskId: row.id as KioskId });
  });
}
