import { and, eq } from "drizzle-orm";
import { approveRequest } from "../../../app/domains/inkind/commands/approve-request.server";
import { promiseLots } from "../../../app/domains/inkind/commands/promise-lots.server";
import { saveRequest } from "../../../app/domains/inkind/commands/save-request.server";
import type { RequestId } from "../../../app/domains/inkind/request-model";
import type { AskedLine, RequestInput } from "../../../app/domains/inkind/request-schemas";
import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate } from "../../../app/platform/time/local-date";
import { goodsRequestLine } from "../../schema/inkind-requests.server";
import { stockLot } from "../../schema/inkind.server";
import { accounts, demoId, people } from "./ids";
import { places, type PlaceKey } from "./inkind-facts";

const manager: Actor = { kind: "account", accountId: accounts.serviceManager, personId: people.ayshe, grants: [{ role: "service_manager", scopeKind: "organisation", scopeId: null }] };
const storekeeper: Actor = { kind: "account", accountId: accounts.storekeeper, personId: people.rumen, grants: [{ role: "storekeeper", scopeKind: "organisation", scopeId: null }] };
const at = (ctx: Ctx, actor: Actor, day: LocalDate, time: string): Ctx => ({ ...ctx, actor, clock: fixedClock(instantAt(day, time)) });

const line = (description: string, category: AskedLine["category"], unit: AskedLine["unit"], quantity: number, size = ""): AskedLine => ({ description, category, unit, quantity, size });
const asked = (key: string, to: PlaceKey, neededBy: LocalDate, urgent: boolean, lines: AskedLine[]): RequestInput =>
  ({ requestId: demoId<"GoodsRequest">(`request:${key}`) as RequestId, ...places[to], neededBy, urgent, lines });

/** Three requests of sketch 12: one being picked (rice is set aside, milk is there, sugar is not), an urgent one that waits, a draft. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const food = asked("food", "blueHouse", addDays(anchor, 1), false, [
    line("Ориз и боб", "food", "g", 6000), line("Прясно мляко", "food", "ml", 12_000), line("Захар", "food", "g", 4000),
  ]);
  expectOk(await saveRequest(at(ctx, manager, addDays(anchor, -1), "14:20"), food, true));
  const lines = await ctx.db.select({ id: goodsRequestLine.id, quantity: goodsRequestLine.quantity, position: goodsRequestLine.position }).from(goodsRequestLine).where(eq(goodsRequestLine.requestId, food.requestId));
  expectOk(await approveRequest(at(ctx, storekeeper, addDays(anchor, -1), "16:05"), { requestId: food.requestId, lines: lines.map(({ id, quantity }) => ({ lineId: id, approved: quantity, refuseReason: null })) }));
  const [rice] = await ctx.db.select({ id: stockLot.id }).from(stockLot).where(and(eq(stockLot.itemName, "Ориз и боб"), eq(stockLot.unit, "g"))).orderBy(stockLot.receivedAt).limit(1);
  const first = lines.find(({ position }) => position === 1);
  if (rice && first) {
    const takes = [{ promiseId: demoId("promise:food:rice"), lotId: rice.id, quantity: 6000, pastBestBefore: false }];
    expectOk(await promiseLots(at(ctx, storekeeper, addDays(anchor, -1), "16:20"), { requestId: food.requestId, lineId: first.id, takes }));
  }
  expectOk(await saveRequest(at(ctx, manager, anchor, "08:40"), asked("winter", "reintegration", addDays(anchor, 3), true, [
    line("Детско зимно яке", "clothes", "piece", 4, "ръст 122"), line("Настолна игра", "toys", "piece", 3, "за 6 – 10 години"),
  ]), true));
  expectOk(await saveRequest(at(ctx, manager, anchor, "09:15"), asked("draft", "street", addDays(anchor, 10), false, [line("Зимни шапки", "clothes", "piece", 10)]), false));
}
