import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openAsOwner, openDatabase, type Database } from "../../../db/client.server";
import { startEmbedded } from "../../../db/embedded";
import { migrate } from "../../../db/migrate.server";
import { inkindChecks } from "../../domains/inkind/checks.server";
import { issueGoods } from "../../domains/inkind/commands/issue-goods.server";
import { receiveGift } from "../../domains/inkind/commands/receive-gift.server";
import type { IssueId, LotId, OfferId, OfferLineId, ReceiptId } from "../../domains/inkind/model";
import { availabilityByItem } from "../../domains/inkind/queries/availability.server";
import type { Ctx } from "../../platform/context.server";
import { expectOk } from "../../platform/errors/result";
import { newId } from "../../platform/ids/ids";
import { countViolations } from "../../platform/self-check/run-self-check.server";
import { systemClock } from "../../platform/time/clock";
import { newLookCode } from "../../platform/tokens/look-code";
import type { BenchResult } from "../bench";
import { median, quantile, tidy } from "../bench-client";
import { fillStore, items, lots, movementsPerLot } from "../bench-store";

const issues = 200;
const pieces = 120;
const lines = 500;
const deliveries = 5;
const searches = 60;
const clients = 16;

const ctxOf = (database: Database): Ctx => ({ db: database.db, clock: systemClock, actor: { kind: "system", job: "bench" }, requestId: "bench" });

interface Offer {
  readonly offerId: OfferId;
  readonly lineIds: readonly OfferLineId[];
}

/** An agreed gift of some lines, `pieces` each. */
async function offerOf({ sql }: Database, count: number): Promise<Offer> {
  const offerId = newId<"GoodsOffer">() as OfferId;
  await sql`insert into goods_offer (id, code, request_sha256, channel, state, anonymous_public, delivery, locale, created_at, decided_at)
    values (${offerId}, ${newLookCode()}, ${offerId}, 'walk_in', 'agreed', false, 'bring', 'bg', now(), now())`;
  const lineIds = Array.from({ length: count }, () => newId<"GoodsOfferLine">() as OfferLineId);
  await sql`insert into goods_offer_line (id, offer_id, position, description, category, unit, quantity)
    select id::uuid, ${offerId}::uuid, n, 'Вещ ' || n, 'other', 'piece', ${pieces} from unnest(${lineIds}::text[]) with ordinality as t(id, n)`;
  return { offerId, lineIds };
}

/** Milliseconds of taking a whole delivery in: one transaction with its receipt, lots, movements, tranches and protocol. */
async function receive(database: Database, { offerId, lineIds }: Offer): Promise<number> {
  const start = performance.now();
  expectOk(await receiveGift(ctxOf(database), {
    receiptId: newId<"GoodsReceipt">() as ReceiptId, offerId,
    lines: lineIds.map((offerLineId, n) => ({
      offerLineId, itemName: `Вещ ${n + 1}`, arrived: pieces, rejected: 0, quarantined: 0, rejectReason: null, disposition: null,
      lots: [{ quantity: pieces, useBy: null, bestBefore: null, storage: "room" as const }],
    })),
  }));
  return performance.now() - start;
}

/** Two hundred hands at one lot of a hundred and twenty pieces, one piece each. */
async function crowd(database: Database, lotId: LotId): Promise<{ readonly perSecond: number; readonly exact: boolean }> {
  const serviceId = newId();
  await database.sql`insert into service (id, kind, name_bg, name_en, created_at) values (${serviceId}, 'service', 'ЦОП', 'CSC', now())`;
  const start = performance.now();
  const outcomes = await Promise.all(Array.from({ length: issues }, () =>
    issueGoods(ctxOf(database), { issueId: newId<"GoodsIssue">() as IssueId, serviceId, programmeId: null, takes: [{ lotId, quantity: 1 }] })));
  const seconds = (performance.now() - start) / 1000;
  const given = outcomes.filter((outcome) => outcome.ok).length;
  const refused = outcomes.filter((outcome) => !outcome.ok && outcome.refusal.code === "not_enough").length;
  const [left] = await database.sql<{ on_hand: number }[]>`select on_hand::int from stock_balance where lot_id = ${lotId} and place_kind = 'store'`;
  return { perSecond: issues / seconds, exact: given === pieces && refused === issues - pieces && left?.on_hand === 0 };
}

/** The page of the store that asks what may still be promised, at places all over the alphabet and by a word. */
async function availability(database: Database): Promise<readonly number[]> {
  const ms: number[] = [];
  for (let n = 0; n < searches + 10; n += 1) {
    const name = `Артикул ${String((n * 37) % items).padStart(5, "0")}`;
    const start = performance.now();
    await availabilityByItem(database.db, n % 3 === 0 ? { q: name } : { after: { itemName: name, unit: "piece" } });
    if (n >= 10) ms.push(performance.now() - start);
  }
  return ms;
}

async function measure(database: Database, owner: Database): Promise<BenchResult> {
  const one = await offerOf(database, 1);
  await receive(database, one);
  const [lot] = await database.sql<{ id: string }[]>`select l.id from stock_lot l join goods_receipt_line r on r.id = l.receipt_line_id where r.offer_line_id = ${one.lineIds[0]!}`;
  const hands = await crowd(database, lot!.id as LotId);
  const received: number[] = [];
  for (let n = 0; n < deliveries; n += 1) received.push(await receive(database, await offerOf(database, lines)));
  const broken = (await countViolations(database.db, inkindChecks)).filter((check) => check.violations > 0);
  const [line] = await database.sql<{ id: string }[]>`select id from goods_receipt_line limit 1`;
  await fillStore(owner, line!.id);
  const asked = await availability(database);
  const proof = performance.now();
  const unequal = (await countViolations(database.db, inkindChecks.filter((check) => check.name.startsWith("inkind.g3_")))).filter((check) => check.violations > 0);
  const proofSeconds = (performance.now() - proof) / 1000;
  return {
    ok: hands.exact && broken.length === 0 && unequal.length === 0,
    figures: {
      parallel_issues: issues, pieces, issues_per_second: tidy(hands.perSecond), delivery_lines: lines, delivery_s: tidy(median(received) / 1000),
      lots, availability_p50_ms: tidy(quantile(asked, 0.5)), availability_p95_ms: tidy(quantile(asked, 0.95)), movements: lots * movementsPerLot, proof_s: tidy(proofSeconds),
    },
    aims: { delivery_s: 1, availability_p95_ms: 20, proof_s: 10 },
  };
}

/** The store under many hands, a long delivery, a large store, and the nightly proof over a million movements. */
export async function run(): Promise<BenchResult> {
  const data = mkdtempSync(join(tmpdir(), "dobroteka-bench-"));
  const embedded = await startEmbedded({ dataFolder: data });
  try {
    await migrate(embedded.ownerUrl);
    const [database, owner] = [openDatabase(embedded.appUrl, { max: clients }), openAsOwner(embedded.ownerUrl)];
    try {
      return await measure(database, owner);
    } finally {
      await database.close();
      await owner.close();
    }
  } finally {
    await embedded.stop();
    rmSync(data, { recursive: true, force: true });
  }
}
