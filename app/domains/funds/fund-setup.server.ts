import { eq } from "drizzle-orm";
import { fund, fundActivity, fundRestriction } from "~db/schema/funds.server";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { ServiceMeasure } from "../services/api";
import type { FundKind } from "./model";

export interface CreateFundInput {
  /** Made by the caller: a repeat with the same id is harmless. */
  readonly id: string;
  readonly kind: FundKind;
  readonly nameBg: string;
  readonly nameEn: string;
  /** The bazaar (or other event) whose takings land here; such a fund waits for the director's allocation. */
  readonly eventId?: string;
  /** Services, programmes and kinds of work it may be spent on; none means anywhere. Set once, with the fund. */
  readonly restrictions?: readonly { readonly serviceId: string; readonly programmeId?: string | null; readonly measure?: ServiceMeasure }[];
}

/** A new fund. Other domains call it inside their transaction (a bazaar opens its event fund). */
export async function createFund(tx: Tx, ctx: Ctx, input: CreateFundInput): Promise<Result<{ fundId: string; created: boolean }, "fund_conflict">> {
  const inserted = await tx
    .insert(fund)
    .values({
      id: input.id,
      kind: input.kind,
      nameBg: input.nameBg,
      nameEn: input.nameEn,
      eventId: input.eventId ?? null,
      createdAt: ctx.clock.now(),
    })
    .onConflictDoNothing({ target: fund.id })
    .returning({ id: fund.id });
  if (inserted.length === 0) {
    const [existing] = await tx.select({ kind: fund.kind, eventId: fund.eventId }).from(fund).where(eq(fund.id, input.id));
    const same = existing?.kind === input.kind && existing.eventId === (input.eventId ?? null);
    return same ? ok({ fundId: input.id, created: false }) : refuse("fund_conflict");
  }
  const restrictions = input.restrictions ?? [];
  if (restrictions.length > 0) {
    await tx
      .insert(fundRestriction)
      .values(restrictions.map((r, index) => ({ fundId: input.id, line: index + 1, serviceId: r.serviceId, programmeId: r.programmeId ?? null, measure: r.measure ?? null })));
  }
  await recordAudit(tx, ctx, { action: "funds.create_fund", subjectKind: "fund", subjectId: input.id });
  return ok({ fundId: input.id, created: true });
}

/**
 * Says that hours and goods used on an activity (a bazaar's duty) reach services through this fund: they become ancestors
 * of what the fund supports, and are never counted as support of a service themselves.
 */
export async function joinActivity(tx: Tx, _ctx: Ctx, input: { readonly fundId: string; readonly outputId: string }): Promise<void> {
  await tx.insert(fundActivity).values(input).onConflictDoNothing();
}
