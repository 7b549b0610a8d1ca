import { describe, expect, it } from "vitest";
import { addArticle } from "~/domains/bazaar/commands/add-article.server";
import { addStall } from "~/domains/bazaar/commands/add-stall.server";
import { createBazaar, recordPastBazaar } from "~/domains/bazaar/commands/create-bazaar.server";
import { handIn, returnPieces } from "~/domains/bazaar/commands/move-pieces.server";
import { putLotOnStall } from "~/domains/bazaar/commands/put-lot-on-stall.server";
import { setPrice } from "~/domains/bazaar/commands/set-price.server";
import { bazaarDesk, bazaarList } from "~/domains/bazaar/queries/bazaar-desk.server";
import { lotsForSale } from "~/domains/bazaar/queries/lots-for-sale.server";
import { addTill } from "~/domains/checkout/commands/add-till.server";
import { claimUnit } from "~/domains/checkout/commands/claim-unit.server";
import { closeSession } from "~/domains/checkout/commands/close-session.server";
import { moveCash } from "~/domains/checkout/commands/move-cash.server";
import { openSession } from "~/domains/checkout/commands/open-session.server";
import { recordSale } from "~/domains/checkout/commands/record-sale.server";
import { releaseUnits } from "~/domains/checkout/commands/release-units.server";
import { bazaarTakings, takingsOf } from "~/domains/checkout/queries/bazaar-takings.server";
import { countResult } from "~/domains/checkout/queries/count-result.server";
import { tillDesk } from "~/domains/checkout/queries/till-desk.server";
import type { Role } from "~/platform/access/permission";
import { AccessDenied, roles } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { newId } from "~/platform/ids/ids";
import { minutesLater } from "~/platform/time/clock";
import { localDate } from "~/platform/time/local-date";
import { openHall, openTill, record, saleEvent } from "~tests/support/bazaar";
import { testDatabase } from "~tests/support/database";

const database = await testDatabase();
const { ctx, actorWith, sql } = database;
const hall = await openHall(database);
const till = await openTill(database, hall, 1);
const elsewhere = newId<"Bazaar">();
const ids = { bazaarId: hall.bazaarId, articleId: hall.card };
const names = { nameBg: "Б", nameEn: "B" };
const day = { day: localDate("2026-12-19"), opensAt: database.clock.now(), closesAt: minutesLater(database.clock.now(), 60) };

const acts: readonly (readonly [name: string, allowed: readonly Role[], act: (as: Ctx) => Promise<unknown>])[] = [
  ["createBazaar", ["coordinator"], (as) => createBazaar(as, { id: newId(), fundId: newId(), ...names, placeBg: "П", placeEn: "P", mode: "gift_for_souvenir", days: [day], causes: [] })],
  ["recordPastBazaar", ["coordinator"], (as) => recordPastBazaar(as, { id: newId(), ...names, placeBg: "П", placeEn: "P", mode: "gift_for_souvenir", startsOn: day.day, endsOn: day.day, stotinki: 1 })],
  ["addStall", ["coordinator"], (as) => addStall(as, { id: newId(), bazaarId: elsewhere, number: 1, titleBg: "Щ", titleEn: "S", holderKind: "artist" })],
  ["addArticle", ["coordinator", "storekeeper"], (as) => addArticle(as, { id: newId(), bazaarId: elsewhere, stallId: newId(), kind: "experience", ...names, priceCents: 1, pieces: 0 })],
  ["putLotOnStall", ["coordinator", "storekeeper"], (as) => putLotOnStall(as, { articleId: newId(), bazaarId: elsewhere, stallId: newId(), lotId: newId(), quantity: 1, pieces: 1, ...names, priceCents: 1 })],
  ["setPrice", ["coordinator", "storekeeper"], (as) => setPrice(as, { ...ids, priceCents: 250 })],
  ["handIn", ["coordinator", "storekeeper"], (as) => handIn(as, { ...ids, bazaarId: elsewhere, pieces: 1 })],
  ["returnPieces", ["coordinator", "storekeeper"], (as) => returnPieces(as, { ...ids, bazaarId: elsewhere, pieces: 1 })],
  ["bazaarList", ["coordinator", "storekeeper", "cashier", "accountant", "director"], bazaarList],
  ["bazaarDesk", ["coordinator", "storekeeper", "cashier", "accountant", "director"], (as) => bazaarDesk(as, hall.bazaarId)],
  ["lotsForSale", ["coordinator", "storekeeper"], lotsForSale],
  ["addTill", ["coordinator"], (as) => addTill(as, { id: newId(), eventId: elsewhere, number: 1, ...names })],
  ["openSession", ["cashier", "coordinator"], (as) => openSession(as, { sessionId: newId(), tillId: newId(), deviceId: newId(), floatCents: 0 })],
  ["claimUnit", ["cashier", "coordinator"], (as) => claimUnit(as, { sessionId: newId(), code: "1" })],
  ["releaseUnits", ["cashier", "coordinator"], (as) => releaseUnits(as, { sessionId: newId(), unitIds: [] })],
  ["recordSale", ["cashier", "coordinator"], (as) => recordSale(as, { sale: saleEvent(till, 1, [[hall.card, 1, 250]]), sha256: "" })],
  ["moveCash", ["cashier", "coordinator"], (as) => moveCash(as, { id: newId(), sessionId: newId(), kind: "expense", amountCents: 1 })],
  ["countResult", ["cashier", "coordinator"], (as) => countResult(as, { sessionId: newId(), lastSequence: 0, countedCents: 0 })],
  ["closeSession", ["cashier", "coordinator"], (as) => closeSession(as, { sessionId: newId(), lastSequence: 0, total: 0, reason: null, note: "", force: false })],
  ["tillDesk", ["cashier", "coordinator"], (as) => tillDesk(as, "bg")],
  ["bazaarTakings", ["coordinator", "accountant", "director"], (as) => bazaarTakings(as, hall.bazaarId, "bg")],
  ["takingsOf", ["coordinator", "accountant", "director"], (as) => takingsOf(as, [hall.bazaarId])],
];

const actors = new Map(await Promise.all(roles.map(async (role) => [role, await actorWith(role)] as const)));

describe.each(acts)("%s", (_, allowed, act) => {
  it("is refused to visitors and to roles without it, and open to its roles and the administrator", async () => {
    await expect(act(ctx())).rejects.toBeInstanceOf(AccessDenied);
    for (const role of roles) {
      const run = act(ctx(actors.get(role)!));
      if (allowed.includes(role) || role === "administrator") await expect(run).resolves.toBeDefined();
      else await expect(run, role).rejects.toBeInstanceOf(AccessDenied);
    }
  });
});

it("keeps a cashier of one event out of another's tills, sales and desk", async () => {
  const other = await actorWith([{ role: "cashier", scopeKind: "event", scopeId: elsewhere }]);
  expect(await record(ctx(other), saleEvent(till, 5, [[hall.card, 1, 250]]))).toMatchObject({ refusal: { code: "session_unknown" } });
  expect(await sql`select count(*) as n from sale where sequence = 5`).toEqual([{ n: 0 }]);
  await expect(openSession(ctx(other), { sessionId: newId(), tillId: till.tillId, deviceId: newId(), floatCents: 0 })).rejects.toBeInstanceOf(AccessDenied);
  expect(await tillDesk(ctx(other), "bg")).toMatchObject({ event: null });
  await expect(bazaarDesk(ctx(other), hall.bazaarId)).rejects.toBeInstanceOf(AccessDenied);
});

it("answers a colleague's till session like an unknown one", async () => {
  const colleague = await actorWith("cashier");
  for (const answer of [
    await claimUnit(ctx(colleague), { sessionId: till.sessionId, articleId: hall.picture.articleId }),
    await closeSession(ctx(colleague), { sessionId: till.sessionId, lastSequence: 0, total: 0, reason: null, note: "", force: false }),
  ]) expect(answer).toMatchObject({ ok: false, refusal: { code: "session_unknown" } });
});
