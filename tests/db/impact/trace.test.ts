import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import * as funds from "~/domains/funds/api.server";
import { impactChecks } from "~/domains/impact/checks.server";
import { serviceMonthBack } from "~/domains/impact/queries/service-month.server";
import { reachedBy, sourcesOf, supportBeside, waitingOf } from "~/domains/impact/queries/trace.server";
import { ensureOutput } from "~/domains/services/api.server";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { addMonths, localDate } from "~/platform/time/local-date";
import { type AccountActor, testDatabase } from "~tests/support/database";
import { checkProperty } from "~tests/support/property";
import { twoServices } from "~tests/support/services";

const { ctx, db, sql, actorWith } = await testDatabase();
let admin: AccountActor;
let place: Awaited<ReturnType<typeof twoServices>>;
const event = newId();
const purpose = newId();
const outputs: string[] = [];
const january = localDate("2026-01-01");

const run = <T>(work: Parameters<typeof inTransaction<T, string>>[1]) => inTransaction<T, string>(db, work).then(expectOk);

beforeAll(async () => {
  admin = await actorWith("administrator");
  place = await twoServices(ctx(admin));
  await run(async (tx) => {
    expectOk(await funds.createFund(tx, ctx(admin), { id: event, kind: "general", nameBg: "Базар", nameEn: "Bazaar" }));
    expectOk(await funds.createFund(tx, ctx(admin), { id: purpose, kind: "designated", nameBg: "Лагер", nameEn: "Camp" }));
    for (const month of [0, 1, 2]) {
      outputs.push(await ensureOutput(tx, ctx(admin), { kind: "service", serviceId: place.first, programmeId: month === 1 ? null : place.firstProgramme, measure: "group_session", month: addMonths(january, month), count: 2 }));
    }
    return ok(null);
  });
});

const receive = (amount: number, day: string) =>
  run(async (tx) => {
    const trancheId = newId();
    expectOk(await funds.receive(tx, ctx(admin), { trancheId, fundId: event, book: "cash", unit: "EUR", amount, receivedOn: localDate(day), source: "gift", sourceKind: "bank_gift", sourceId: trancheId }));
    return ok(trancheId);
  });
const transfer = (amount: number) =>
  inTransaction(db, (tx) => funds.transfer(tx, ctx(admin), { transferId: newId(), fromFundId: event, toFundId: purpose, book: "cash", unit: "EUR", on: localDate("2026-03-01"), parts: [{ month: null, amount }] }));
const use = (output: number, amount: number) =>
  inTransaction(db, (tx) => funds.use(tx, ctx(admin), { costLineId: newId(), outputId: outputs[output]!, fundIds: [purpose, event], book: "cash", unit: "EUR", amount, on: localDate("2026-03-31") }));

/** Both directions through the pages' own queries: what receipts reached, and what the outputs say they came from. */
async function bothWays(roots: readonly string[]) {
  const forward = await reachedBy(db, roots, "bg");
  const backward = await sourcesOf(db, outputs, "bg");
  const sum = (rows: readonly { amount: number }[]) => rows.reduce((total, row) => total + row.amount, 0);
  return { forward: sum(forward), backward: sum(backward), beside: sum(await supportBeside(db, outputs)), waiting: sum(await waitingOf(db, roots, "bg")) };
}

describe("the trace", () => {
  it("F7: forward from receipts is backward from outputs, and nothing is lost on the way, whatever happens", async () => {
    const roots: string[] = [];
    let received = 0;
    const step = fc.record({ act: fc.constantFrom("receive", "transfer", "use" as const), amount: fc.integer({ min: 1, max: 5000 }), output: fc.integer({ min: 0, max: 2 }) });
    await checkProperty(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const { act, amount, output } of steps) {
          if (act === "receive") {
            roots.push(await receive(amount, `2026-02-${String(1 + (amount % 28)).padStart(2, "0")}`));
            received += amount;
          } else if (act === "transfer") await transfer(amount);
          else await use(output, amount);
        }
        const ways = await bothWays(roots);
        expect(ways.forward).toBe(ways.backward);
        expect(ways.beside).toBe(ways.backward);
        expect(ways.forward + ways.waiting).toBe(received);
        for (const check of impactChecks) expect(await sql.unsafe(check.sql), check.name).toEqual([{ violations: 0 }]);
      }),
    );
  });

  it("a service month names its sources by programme and book", async () => {
    await receive(900, "2026-01-10");
    await transfer(900);
    await use(0, 900);
    const page = (await serviceMonthBack(ctx(), { serviceId: place.first, month: january, locale: "en" }))!;
    expect(page.programmes[0]).toMatchObject({ programmeName: "Programme First", work: [{ measure: "group_session", count: 2 }] });
    expect(page.programmes[0]!.sources.every((source) => source.book === "cash" && source.kind === "bank_gift" && source.donor === null)).toBe(true);
    expect(page.totals).toEqual([{ book: "cash", unit: "EUR", amount: expect.any(Number) }]);
    expect(page.months).toContain("2026-01-01");
  });
});
