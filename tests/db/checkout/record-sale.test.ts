import { describe, expect, it } from "vitest";
import { expectOk } from "~/platform/errors/result";
import { handlers } from "~/wiring.server";
import { testDatabase } from "~tests/support/database";
import { openHall, openTill, record, saleEvent } from "~tests/support/bazaar";

const database = await testDatabase();
const hall = await openHall(database);
const till = await openTill(database, hall, 2);
const { sql } = database;
let sequence = 0;
const next = () => (sequence += 1);

describe("a completed sale", () => {
  it("writes lines, tender, stall moves, tranches, audit and outbox in one go", async () => {
    const event = saleEvent(till, next(), [[hall.card, 2, 250], [hall.tattoo, 1, 200], [null, 1, 50]], { tenderedCents: 1000 });
    const told = expectOk(await record(till.ctx, event));
    expect(told).toEqual({ saleId: event.id, number: "2-1-0001", totalCents: 750, exceptions: [] });
    expect(await sql`select kind, quantity, amount_cents, clean from sale_line where sale_id = ${event.id} order by position`).toEqual([
      { kind: "goods", quantity: 2, amount_cents: 500, clean: true },
      { kind: "experience", quantity: 1, amount_cents: 200, clean: true },
      { kind: "change_gift", quantity: 1, amount_cents: 50, clean: true },
    ]);
    expect(await sql`select tendered_cents, applied_cents, change_cents from tender where sale_id = ${event.id}`).toEqual([
      { tendered_cents: 1000, applied_cents: 750, change_cents: 250 },
    ]);
    expect(await sql`select on_hand from article_stock where article_id = ${hall.card}`).toEqual([{ on_hand: 18 }]);
    expect(await sql`select sum(t.amount)::bigint as raised from tranche t join sale_line l on l.id = t.source_id where l.sale_id = ${event.id}`).toEqual([{ raised: 750 }]);
    expect(await sql`select action from audit_event where subject_id = ${event.id}`).toEqual([{ action: "checkout.record_sale" }]);
    expect(await sql`select payload->>'saleId' as sale from outbox where topic = 'checkout.sale_recorded'`).toEqual([{ sale: event.id }]);
  });

  it("wakes no worker as long as nothing listens to a sale", async () => {
    expect(handlers["checkout.sale_recorded"]).toBeUndefined();
    expect(await sql`select delivered_at is null as waits from outbox where topic = 'checkout.sale_recorded' group by 1`).toEqual([{ waits: false }]);
    expect(await sql`select 1 from graphile_worker.jobs`).toEqual([]);
  });

  it("answers a replay with the stored answer and another payload with a conflict (B2)", async () => {
    const event = saleEvent(till, next(), [[hall.card, 1, 250]]);
    const first = expectOk(await record(till.ctx, event));
    const again = expectOk(await record(till.ctx, event));
    expect(again).toEqual(first);
    expect(await record(till.ctx, { ...event, tenderedCents: 5000 })).toMatchObject({ ok: false, refusal: { code: "sale_conflict" } });
    expect(await sql`select count(*) as n from sale where id = ${event.id}`).toEqual([{ n: 1 }]);
  });

  it("keeps the second sale of one unit beside its exception (B4)", async () => {
    const other = await openTill(database, hall, 3);
    const clean = expectOk(await record(till.ctx, saleEvent(till, next(), [[hall.picture.articleId, 1, 2500, hall.picture.unitId]])));
    const second = expectOk(await record(other.ctx, saleEvent(other, 1, [[hall.card, 1, 250], [hall.picture.articleId, 1, 2500, hall.picture.unitId]])));
    expect(clean.exceptions).toEqual([]);
    expect(second.exceptions).toEqual([{ kind: "unit_sold_twice", line: 2, amountCents: 2500 }]);
    expect(await sql`select clean from sale_line where unit_id = ${hall.picture.unitId} order by clean`).toEqual([{ clean: false }, { clean: true }]);
    expect(await sql`select on_hand from article_stock where article_id = ${hall.picture.articleId}`).toEqual([{ on_hand: -1 }]);
  });

  it("keeps an oversell, a drifted price, an unknown article and a reused number, each with its exception", async () => {
    const oversold = expectOk(await record(till.ctx, saleEvent(till, next(), [[hall.card, 30, 250]])));
    expect(oversold.exceptions.map((e) => e.kind)).toEqual(["oversold"]);
    expect(expectOk(await record(till.ctx, saleEvent(till, next(), [[hall.tattoo, 1, 150]]))).exceptions).toEqual([{ kind: "price_drift", line: 1, amountCents: -50 }]);
    const unknown = saleEvent(till, next(), [["0193b3a0-0000-7000-8000-000000000001", 1, 300]]);
    expect(expectOk(await record(till.ctx, unknown)).exceptions).toEqual([{ kind: "unlisted", line: 1, amountCents: 300 }]);
    const reused = saleEvent(till, sequence, [[hall.tattoo, 1, 200]]);
    expect(expectOk(await record(till.ctx, reused)).exceptions).toEqual([{ kind: "number_reused", line: null, amountCents: 0 }]);
  });

  it("refuses what is not a completed sale: a damaged payload, too little money, a foreign session", async () => {
    const event = saleEvent(till, 90, [[hall.tattoo, 1, 200]]);
    expect(await record(till.ctx, { ...event, tenderedCents: 100 })).toMatchObject({ ok: false, refusal: { code: "sums_differ" } });
    expect(await record(till.ctx, { ...event, sessionId: "0193b3a0-0000-7000-8000-000000000002" })).toMatchObject({ ok: false, refusal: { code: "session_unknown" } });
    expect(await sql`select count(*) as n from sale where id = ${event.id}`).toEqual([{ n: 0 }]);
  });

  it("lets nobody change what was recorded, not even by raw SQL as the app", async () => {
    for (const table of ["sale", "sale_line", "tender", "sale_exception", "stall_move", "till_close", "cash_movement"]) {
      await expect(sql.unsafe(`delete from ${table}`)).rejects.toMatchObject({ code: "42501" });
    }
    await expect(sql`update sale set total_cents = 1`).rejects.toMatchObject({ code: "42501" });
    await expect(sql`update article_stock set on_hand = 1000`).rejects.toMatchObject({ code: "42501" });
  });
});
