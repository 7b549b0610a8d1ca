import { and, eq, inArray, isNull } from "drizzle-orm";
import { stockBalance, stockLot } from "~db/schema/inkind.server";
import { writeOffAct, writeOffActLine } from "~db/schema/inkind-store.server";
import { account } from "~db/schema/people.server";
import { generalFundId } from "~/domains/funds/api";
import * as funds from "~/domains/funds/api.server";
import { accountOf, authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { expectOk, ok, refuse, type Refused, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDateOf } from "~/platform/time/local-date";
import { fingerprint } from "../fingerprint.server";
import type { BaseUnit, LotId, WriteOffReason } from "../model";
import { writeOffGoods as permission } from "../permissions";
import { moveStock, store } from "../stock.server";
import { issueWriteOffProtocol, writeOffProtocolOf } from "../write-off-paper.server";
import { photoNeeded } from "../write-off-rules";

export interface WriteOffInput {
  /** Made by the form: the idempotency key. */
  readonly actId: string;
  readonly reason: WriteOffReason;
  /** The second of the two people: a colleague's account. */
  readonly witnessId: string;
  readonly photoId: string | null;
  readonly lines: readonly { readonly lotId: LotId; readonly quantity: number }[];
}
type Refusal = "lot_unknown" | "not_enough" | "write_off_conflict" | "witness_unknown" | "witness_same" | "photo_needed" | "photo_unknown";
export interface WrittenOff {
  readonly actId: string;
  readonly documentId: string;
  readonly created: boolean;
}
type Lot = typeof stockLot.$inferSelect;

/** One lot of the act: the movement, and in the in-kind book a cost without an output, which is never counted as support. */
async function take(tx: Tx, ctx: Ctx, input: WriteOffInput, lot: Lot, quantity: number): Promise<Refused<Refusal> | null> {
  const movementId = newId();
  const status = await moveStock(tx, ctx, { id: movementId, lotId: lot.id, kind: "write_off", from: store, to: { kind: "waste" }, quantity, reason: input.reason });
  if (status !== "done") {
    const [there] = await tx.select({ onHand: stockBalance.onHand }).from(stockBalance).where(and(eq(stockBalance.lotId, lot.id), eq(stockBalance.placeKind, "store")));
    return refuse("not_enough", { number: lot.number, left: there?.onHand ?? 0, unit: lot.unit }, "lines");
  }
  expectOk(await funds.use(tx, ctx, {
    costLineId: movementId, outputId: null, fundIds: [generalFundId], book: "in_kind", unit: lot.unit as BaseUnit, amount: quantity,
    on: localDateOf(ctx.clock.now()), basis: "fee", trancheId: lot.trancheId,
  }));
  await tx.insert(writeOffActLine).values({ actId: input.actId, movementId, lotId: lot.id, quantity });
  return null;
}

/**
 * Бракуване: several lots go to waste in one act, with its reason, two different people and a numbered protocol; all or none. A photo is
 * asked for from a threshold on. What is held or promised may be written off too: the newest promises are cut then, and told.
 */
export async function writeOffGoods(ctx: Ctx, input: WriteOffInput): Promise<Result<WrittenOff, Refusal>> {
  authorize(ctx.actor, permission);
  const keeper = accountOf(ctx.actor);
  if (keeper === input.witnessId) return refuse("witness_same", undefined, "witnessId");
  const requestSha256 = fingerprint({ ...input, photoId: null });
  return inTransaction(ctx.db, async (tx): Promise<Result<WrittenOff, Refusal>> => {
    const [witness] = await tx.select({ id: account.id }).from(account).where(and(eq(account.id, input.witnessId), isNull(account.disabledAt)));
    if (!witness) return refuse("witness_unknown", undefined, "witnessId");
    const [created] = await tx.insert(writeOffAct).values({
      id: input.actId, requestSha256, reason: input.reason, writtenOffAt: ctx.clock.now(), writtenOffBy: keeper, witnessId: input.witnessId, photoFileId: input.photoId,
    }).onConflictDoNothing({ target: writeOffAct.id }).returning({ id: writeOffAct.id });
    if (!created) {
      const [known] = await tx.select({ requestSha256: writeOffAct.requestSha256 }).from(writeOffAct).where(eq(writeOffAct.id, input.actId));
      return known?.requestSha256 === requestSha256 ? ok({ actId: input.actId, documentId: await writeOffProtocolOf(tx, input.actId), created: false }) : refuse("write_off_conflict");
    }
    const lines = [...input.lines].sort((a, b) => (a.lotId < b.lotId ? -1 : 1));
    const lots = new Map((await tx.select().from(stockLot).where(inArray(stockLot.id, lines.map((line) => line.lotId)))).map((lot) => [lot.id, lot]));
    if (!input.photoId && photoNeeded(lines.flatMap(({ lotId, quantity }) => (lots.has(lotId) ? [{ unit: lots.get(lotId)!.unit as BaseUnit, quantity }] : [])))) {
      return refuse("photo_needed", undefined, "photo");
    }
    for (const { lotId, quantity } of lines) {
      const lot = lots.get(lotId);
      if (!lot) return refuse("lot_unknown");
      const refused = await take(tx, ctx, input, lot, quantity);
      if (refused) return refused;
    }
    await recordAudit(tx, ctx, { action: "inkind.write_off", subjectKind: "write_off_act", subjectId: input.actId, fields: ["on_hand"] });
    return ok({ actId: input.actId, documentId: await issueWriteOffProtocol(tx, ctx, input.actId), created: true });
  }, { write_off_act_photo_file_id_file_object_id_fk: () => refuse("photo_unknown", undefined, "photo") });
}
