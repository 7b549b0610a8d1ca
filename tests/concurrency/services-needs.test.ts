import { expect, it } from "vitest";
import { closeNeed, publishNeed } from "~/domains/services/commands/move-need.server";
import { saveNeed } from "~/domains/services/commands/save-need.server";
import { ensureOutput, pledgeNeed } from "~/domains/services/api.server";
import { needShape } from "~/domains/services/schemas";
import { inTransaction } from "~/platform/db/db.server";
import { expectOk, ok } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { localDate } from "~/platform/time/local-date";
import { testDatabase } from "~tests/support/database";
import { twoServices } from "~tests/support/services";

const { ctx, sql, actorWith } = await testDatabase();
const admin = await actorWith("administrator");
const place = await twoServices(ctx(admin));

it("S1: forty promises for twelve jackets leave exactly twelve promised", async () => {
  const { id: needId } = expectOk(
    await saveNeed(ctx(admin), needShape.parse({ id: newId(), serviceId: place.first, kind: "goods", titleBg: "Якета", quantity: "12", unit: "piece" })),
  );
  expectOk(await publishNeed(ctx(admin), needId));
  const tries = await Promise.allSettled(
    Array.from({ length: 40 }, () =>
      inTransaction(ctx().db, (tx) => pledgeNeed(tx, ctx(admin), { needId, sourceKind: "offer_line", sourceId: newId(), quantity: 1 })),
    ),
  );
  expect(tries.every((one) => one.status === "fulfilled")).toBe(true);
  expect(tries.filter((one) => one.status === "fulfilled" && one.value.ok)).toHaveLength(12);
  expect(await sql`select pledged, (select count(*)::int from need_pledge where need_id = need.id) as rows from need where id = ${needId}`).toEqual([{ pledged: 12, rows: 12 }]);
});

it("S1: promises beside a close: each is either counted or refused, and what was promised before still may come", async () => {
  const { id: needId } = expectOk(await saveNeed(ctx(admin), needShape.parse({ id: newId(), serviceId: place.first, kind: "goods", titleBg: "Пъзели", quantity: "30", unit: "piece" })));
  expectOk(await publishNeed(ctx(admin), needId));
  const pledges = Array.from({ length: 10 }, () => inTransaction(ctx().db, (tx) => pledgeNeed(tx, ctx(admin), { needId, sourceKind: "offer_line", sourceId: newId(), quantity: 1 })));
  const [closed, ...answers] = await Promise.all([closeNeed(ctx(admin), needId), ...pledges]);
  expect(closed.ok).toBe(true);
  const taken = answers.filter((one) => one.ok).length;
  expect(answers.every((one) => one.ok || one.refusal.code === "need_closed")).toBe(true);
  expect(await sql`select pledged, state from need where id = ${needId}`).toEqual([{ pledged: taken, state: "met" }]);
});

it("the same output asked for at once is one row", async () => {
  const month = localDate("2026-12-01");
  const ids = await Promise.all(
    Array.from({ length: 20 }, () => inTransaction(ctx().db, async (tx) => ok(await ensureOutput(tx, ctx(admin), { kind: "activity", measure: "bazaar", month })))),
  );
  expect(new Set(ids.map((result) => expectOk(result))).size).toBe(1);
});
