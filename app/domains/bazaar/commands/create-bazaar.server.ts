import { createFund, joinActivity } from "~/domains/funds/api.server";
import { ensureOutput } from "~/domains/services/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { monthOf, type LocalDate } from "~/platform/time/local-date";
import { article, bazaarCause, bazaarDay, bazaarEvent, programmeEntry } from "~db/schema/bazaar.server";
import type { BazaarId, BazaarMode } from "../model";
import { manageBazaar } from "../permissions";
import { nextItemCode } from "../item-codes.server";

export interface CreateBazaarInput {
  readonly id: BazaarId;
  /** The event's own fund, opened with it; the takings wait there for the director's allocation. */
  readonly fundId: string;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly mode: BazaarMode;
  /** In order; the first and the last are the bazaar's dates. */
  readonly days: readonly { readonly day: LocalDate; readonly opensAt: Date; readonly closesAt: Date }[];
  readonly causes: readonly { readonly bg: string; readonly en: string }[];
  readonly programme?: readonly { readonly startsAt: Date; readonly titleBg: string; readonly titleEn: string; readonly noteBg?: string; readonly noteEn?: string }[];
}

/** Hours on bazaar duty in these months become ancestors of what the takings support. */
async function joinDuty(tx: Tx, ctx: Ctx, fundId: string, days: CreateBazaarInput["days"]): Promise<void> {
  for (const month of new Set(days.map(({ day }) => monthOf(day)))) {
    await joinActivity(tx, ctx, { fundId, outputId: await ensureOutput(tx, ctx, { kind: "activity", measure: "bazaar", month }) });
  }
}

/** A coordinator opens a bazaar: dates, hours, causes, its own fund, and the open sum („Свободна сума“) every till has. */
export async function createBazaar(ctx: Ctx, input: CreateBazaarInput): Promise<Result<{ bazaarId: BazaarId }, "bazaar_exists" | "fund_conflict">> {
  authorize(ctx.actor, manageBazaar);
  const [first, last] = [input.days[0], input.days.at(-1)];
  if (!first || !last) throw new RangeError("a bazaar has at least one day");
  return inTransaction(
    ctx.db,
    async (tx) => {
      const names = { nameBg: input.nameBg, nameEn: input.nameEn };
      const opened = await createFund(tx, ctx, { id: input.fundId, kind: "designated", ...names, eventId: input.id });
      if (!opened.ok) return opened;
      await joinDuty(tx, ctx, input.fundId, input.days);
      await tx.insert(bazaarEvent).values({
        id: input.id, ...names, placeBg: input.placeBg, placeEn: input.placeEn, startsOn: first.day, endsOn: last.day,
        mode: input.mode, fundId: input.fundId, createdAt: ctx.clock.now(),
      });
      await tx.insert(bazaarDay).values(input.days.map((day) => ({ eventId: input.id, ...day })));
      if (input.causes.length > 0) {
        await tx.insert(bazaarCause).values(input.causes.map((cause, index) => ({ eventId: input.id, position: index + 1, labelBg: cause.bg, labelEn: cause.en })));
      }
      if (input.programme && input.programme.length > 0) {
        await tx.insert(programmeEntry).values(input.programme.map((entry) => ({ id: newId(), eventId: input.id, ...entry })));
      }
      await tx.insert(article).values({
        id: newId(), eventId: input.id, kind: "free_gift", nameBg: "Свободна сума", nameEn: "Free amount", priceCents: 0,
        code: await nextItemCode(tx), drawing: "freegift", createdAt: ctx.clock.now(),
      });
      await recordAudit(tx, ctx, { action: "bazaar.create_bazaar", subjectKind: "bazaar_event", subjectId: input.id });
      return ok({ bazaarId: input.id });
    },
    { bazaar_event_pkey: () => refuse("bazaar_exists"), fund_event: () => refuse("bazaar_exists") },
  );
}

export interface PastBazaarInput {
  readonly id: BazaarId;
  readonly nameBg: string;
  readonly nameEn: string;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly mode: BazaarMode;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Takings in stotinki: history from before the euro, shown and never posted. */
  readonly stotinki: number;
}

/** Notes a bazaar held in leva, before this register. */
export async function recordPastBazaar(ctx: Ctx, input: PastBazaarInput): Promise<Result<{ bazaarId: BazaarId }, "bazaar_exists">> {
  authorize(ctx.actor, manageBazaar);
  const { stotinki, ...event } = input;
  return inTransaction(
    ctx.db,
    async (tx) => {
      await tx.insert(bazaarEvent).values({ ...event, historyStotinki: stotinki, createdAt: ctx.clock.now() });
      await recordAudit(tx, ctx, { action: "bazaar.record_past_bazaar", subjectKind: "bazaar_event", subjectId: input.id });
      return ok({ bazaarId: input.id });
    },
    { bazaar_event_pkey: () => ({ ok: false, refusal: { code: "bazaar_exists" } }) },
  );
}
