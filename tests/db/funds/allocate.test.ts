import { beforeAll, describe, expect, it } from "vitest";
import { createFund } from "~/domains/funds/api.server";
import { confirmAllocation, partsOf, withdrawAllocation } from "~/domains/funds/commands/decide-allocation.server";
import { addPurpose } from "~/domains/funds/commands/add-purpose.server";
import { coverCost } from "~/domains/funds/commands/cover-cost.server";
import { linkMonth } from "~/domains/funds/commands/link-month.server";
import { proposeAllocation } from "~/domains/funds/commands/propose-allocation.server";
import { recordReceipt } from "~/domains/funds/commands/record-receipt.server";
import { linkConfirmedAllocation } from "~/domains/funds/handlers.server";
import { allocationShape, receiptShape } from "~/domains/funds/schemas";
import { AccessDenied, systemActor } from "~/platform/access/permission";
import { expectOk } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import type { JobCtx } from "~/platform/jobs/handlers.server";
import { cents } from "~/platform/money/cents";
import { standardCost } from "~db/schema/services.server";
import { testDatabase, type AccountActor, type TestDatabase } from "~tests/support/database";
import { day, expectSound, openLedger, type Ledger } from "./ledger";

let base: TestDatabase;
let ledger: Ledger;
let director: AccountActor;
let accountant: AccountActor;

beforeAll(async () => {
  base = await testDatabase();
  ledger = await openLedger(base.db, base.ctx());
  director = await base.actorWith("director");
  accountant = await base.actorWith("accountant");
});

async function eventFund(amount: number): Promise<string> {
  const id = newId();
  expectOk(await ledger.act((tx) => createFund(tx, ledger.ctx, { id, kind: "designated", nameBg: "Базар", nameEn: "Bazaar", eventId: newId() })));
  await ledger.give(id, amount, "2026-02-28", { source: "sale", sourceKind: "sale_line" });
  return id;
}
const line = (toFundId: string, amountCents: number, ...months: string[]) => ({ toFundId, amountCents: cents(amountCents), months: months.map(day) });

describe("director and accountant share out an event's money", () => {
  it("moves it only when the accountant confirms, split over the months to the cent, and pays for months already delivered", async () => {
    const [programme] = ledger.programmes;
    const purpose = await ledger.fund("designated", programme);
    await base.db.insert(standardCost).values({ id: newId(), serviceId: ledger.serviceId, programmeId: null, measure: "group_session", unitCostCents: 9_000, validFrom: day("2026-01-01"), createdAt: base.clock.now() });
    const output = await ledger.output("2026-03-01", programme);
    expect(expectOk(await linkMonth(base.ctx(systemActor("t")), { serviceId: ledger.serviceId, month: day("2026-03-01") }))).toEqual({ funded: 0, unfunded: 9_000 });

    const fundId = await eventFund(25_000);
    const allocationId = newId();
    const proposal = { allocationId, fundId, lines: [line(purpose, 25_000, "2026-01-01", "2026-02-01", "2026-04-01")] };
    expectOk(await proposeAllocation(base.ctx(director), proposal));
    expectOk(await proposeAllocation(base.ctx(director), proposal));
    expect(await base.sql`select count(*) as n from tranche where fund_id = ${purpose}`).toEqual([{ n: 0 }]);
    expect(await proposeAllocation(base.ctx(director), { ...proposal, allocationId: newId() })).toMatchObject({ refusal: { code: "allocation_open" } });

    expectOk(await confirmAllocation(base.ctx(accountant), { allocationId }));
    expectOk(await confirmAllocation(base.ctx(accountant), { allocationId }));
    expect(await base.sql`select amount, planned_month::text as month from tranche where fund_id = ${purpose} order by 2`).toEqual([
      { amount: 8_334, month: "2026-01-01" }, { amount: 8_333, month: "2026-02-01" }, { amount: 8_333, month: "2026-04-01" },
    ]);
    const job = { ...base.ctx(systemActor("outbox")) } as JobCtx;
    for (let n = 0; n < 2; n += 1) await linkConfirmedAllocation(job, { id: newId(), topic: "funds.allocation_confirmed", payload: { allocationId } });
    expect(await base.sql`select funded, unfunded from cost_line_state where id = ${output}`).toEqual([{ funded: 9_000, unfunded: 0 }]);
    await expectSound(base.db);
  });

  it("refuses too much, nothing, an unknown purpose, the same person, and what is already decided", async () => {
    const fundId = await eventFund(1_000);
    const purpose = await ledger.fund();
    const propose = (lines: ReturnType<typeof line>[], allocationId: string = newId()) => proposeAllocation(base.ctx(director), { allocationId, fundId, lines });
    expect(await propose([line(purpose, 1_001)])).toMatchObject({ refusal: { code: "allocation_too_large", facts: { over: "0,01\u00a0€" } } });
    expect(await propose([])).toMatchObject({ refusal: { code: "allocation_empty" } });
    expect(await propose([line(newId(), 10)])).toMatchObject({ refusal: { code: "purpose_missing" } });
    expect(await propose([line(fundId, 10)])).toMatchObject({ refusal: { code: "purpose_missing" } });
    const both = await base.actorWith(["director", "accountant"]);
    const allocationId = newId();
    expectOk(await proposeAllocation(base.ctx(both), { allocationId, fundId, lines: [line(purpose, 600)] }));
    expect(await confirmAllocation(base.ctx(both), { allocationId })).toMatchObject({ refusal: { code: "allocation_same_person" } });
    expectOk(await withdrawAllocation(base.ctx(director), { allocationId }));
    expect(await confirmAllocation(base.ctx(accountant), { allocationId })).toMatchObject({ refusal: { code: "allocation_decided" } });
    expect(await confirmAllocation(base.ctx(accountant), { allocationId: newId() })).toMatchObject({ refusal: { code: "allocation_missing" } });
    await expect(confirmAllocation(base.ctx(director), { allocationId })).rejects.toThrow(AccessDenied);
    await expect(proposeAllocation(base.ctx(accountant), { allocationId, fundId, lines: [] })).rejects.toThrow(AccessDenied);
  });

  it("two accountants confirming at once move the money once", async () => {
    const fundId = await eventFund(1_000);
    const purpose = await ledger.fund();
    const allocationId = newId();
    expectOk(await proposeAllocation(base.ctx(director), { allocationId, fundId, lines: [line(purpose, 1_000)] }));
    const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => confirmAllocation(base.ctx(accountant), { allocationId })));
    expect(outcomes.every((outcome) => outcome.status === "fulfilled" && outcome.value.ok)).toBe(true);
    expect(await base.sql`select sum(amount)::bigint as n from tranche where fund_id = ${purpose}`).toEqual([{ n: 1_000 }]);
  });

  it("splits evenly, the first months getting the odd cents", () => {
    expect(partsOf(25_000, ["2027-01-01", "2027-02-01", "2027-03-01"].map(day)).map((part) => part.amount)).toEqual([8_334, 8_333, 8_333]);
    expect(partsOf(1, ["2027-01-01", "2027-02-01"].map(day))).toEqual([{ month: "2027-01-01", amount: 1 }]);
  });
});

describe("what the accountant writes down", () => {
  it("records a receipt once, and refuses tomorrow's, an event's fund and other content under the same id", async () => {
    const fundId = await ledger.fund();
    const input = { id: newId(), channel: "bank_gift", fundId, amount: cents(5_000), receivedOn: day("2026-12-01"), reference: null } as const;
    expectOk(await recordReceipt(base.ctx(accountant), input));
    expectOk(await recordReceipt(base.ctx(accountant), input));
    expect(await base.sql`select count(*) as n from money_receipt where fund_id = ${fundId}`).toEqual([{ n: 1 }]);
    expect(await recordReceipt(base.ctx(accountant), { ...input, amount: cents(5_001) })).toMatchObject({ refusal: { code: "receipt_conflict" } });
    expect(await recordReceipt(base.ctx(accountant), { ...input, id: newId(), receivedOn: day("2026-12-20") })).toMatchObject({ refusal: { code: "receipt_ahead" } });
    expect(await recordReceipt(base.ctx(accountant), { ...input, id: newId(), fundId: await eventFund(1) })).toMatchObject({ refusal: { code: "fund_missing" } });
    await expect(recordReceipt(base.ctx(director), input)).rejects.toThrow(AccessDenied);
  });

  it("covers an open cost from the general fund, never more than is open or held", async () => {
    const output = await ledger.output("2026-05-01", ledger.programmes[1]);
    expectOk(await linkMonth(base.ctx(systemActor("t")), { serviceId: ledger.serviceId, month: day("2026-05-01") }));
    const pot = await ledger.fund("general");
    await ledger.give(pot, 5_000, "2026-04-01");
    const cover = (amount: number) => coverCost(base.ctx(accountant), { costLineId: output, fundId: pot, amount: cents(amount) });
    expect(await cover(9_001)).toMatchObject({ refusal: { code: "cost_covered" } });
    expect(await cover(6_000)).toMatchObject({ refusal: { code: "fund_insufficient" } });
    expect(expectOk(await cover(4_000))).toEqual({ funded: 4_000, unfunded: 5_000 });
    await expectSound(base.db);
  });

  it("opens a purpose bound to its places", async () => {
    const id = newId();
    const input = { id, nameBg: "Летен лагер", nameEn: undefined, kind: "restricted", places: [`${ledger.serviceId}:${ledger.programmes[0]}`] } as const;
    expect(expectOk(await addPurpose(base.ctx(accountant), { ...input, places: [...input.places] }))).toEqual({ fundId: id, created: true });
    expect(await addPurpose(base.ctx(accountant), { ...input, id: newId(), places: [newId()] })).toMatchObject({ refusal: { code: "place_missing" } });
  });

  it("reads forms: empty rows are no lines, bad sums and days have their sentences", () => {
    const [a, b] = [newId(), newId()];
    const parsed = allocationShape.parse({ allocationId: a, rows: [{ toFundId: b, amount: "12,50", months: "2027-03-01" }, { toFundId: a, amount: "" }] });
    expect(parsed.rows).toEqual([{ toFundId: b, amountCents: 1250, months: ["2027-03-01"] }]);
    expect(allocationShape.safeParse({ allocationId: a, rows: [{ toFundId: b, amount: "1,234" }] }).error?.issues[0]).toMatchObject({ path: ["rows", 0, "amount"], message: "ui:errors.money" });
    expect(receiptShape.safeParse({ id: a, channel: "bank_gift", fundId: b, amount: "0", receivedOn: "31.02.2026" }).error?.issues.map((issue) => issue.message)).toEqual(["ui:errors.money", "ui:errors.date"]);
  });
});
