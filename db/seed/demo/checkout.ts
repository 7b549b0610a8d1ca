import { addTill } from "../../../app/domains/checkout/commands/add-till.server";
import { closeSession } from "../../../app/domains/checkout/commands/close-session.server";
import { moveCash } from "../../../app/domains/checkout/commands/move-cash.server";
import { openSession } from "../../../app/domains/checkout/commands/open-session.server";
import { recordSale, saleHash } from "../../../app/domains/checkout/commands/record-sale.server";
import { likelyTenders, saleTotal, type DifferenceReason, type SaleEvent, type SaleEventLine, type TillId, type TillSessionId } from "../../../app/domains/checkout/model";
import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock, minutesLater } from "../../../app/platform/time/clock";
import { addDays, instantAt, localDate, type LocalDate } from "../../../app/platform/time/local-date";
import { articleIdOf, coordinator, unitIdOf, yarnSlippers } from "./bazaar";
import { christmasStalls, easterStalls, martenskiStalls } from "./bazaar-facts";
import { accounts, demoBazaars, demoId, demoPurchase, people } from "./ids";
import { salesMix } from "./sales-mix";

const cashier: Actor = {
  kind: "account", accountId: accounts.cashier, personId: people.aleksandra, grants: [{ role: "cashier", scopeKind: "organisation", scopeId: null }],
};

interface Run {
  readonly tillId: TillId;
  readonly actor: Actor;
  readonly key: string;
  readonly day: LocalDate;
  readonly from: string;
  readonly minutesApart: number;
  readonly bills: readonly (readonly SaleEventLine[])[];
  readonly floatCents: number;
  /** How many numbers the till has given out before. */
  readonly sequence: number;
  readonly handed?: { readonly at: string; readonly cents: number };
  /** Null: the session is still open. */
  readonly close: { readonly at: string; readonly off: number; readonly reason: DifferenceReason | null; readonly note: string } | null;
  /** A bill of its own: fixed id, code and time. */
  readonly fixed?: { readonly index: number; readonly id: string; readonly lookCode: string };
}

/** 80 bits like any look code, but the same in every fill. */
const demoLookCode = (name: string): string => Array.from(demoId(name).replaceAll("-", "").slice(0, 16), (sign) => "0123456789ABCDEF"[parseInt(sign, 16)]).join("");

/** One till session as it went: opened, sold, handed over, counted. */
async function runSession(ctx: Ctx, run: Run): Promise<void> {
  const at = (time: Date): Ctx => ({ ...ctx, actor: run.actor, clock: fixedClock(time) });
  const sessionId: TillSessionId = demoId<"TillSession">(`session:${run.key}`);
  const start = instantAt(run.day, run.from);
  expectOk(await openSession(at(minutesLater(start, -15)), { sessionId, tillId: run.tillId, deviceId: demoId(`device:${run.tillId}`), floatCents: run.floatCents }));
  for (const [index, lines] of run.bills.entries()) {
    const soldAt = minutesLater(start, index * run.minutesApart);
    const total = saleTotal(lines);
    const fixed = run.fixed?.index === index ? run.fixed : undefined;
    const sale: SaleEvent = {
      id: fixed?.id ?? demoId(`sale:${run.key}:${index}`), sessionId, sequence: run.sequence + index, lookCode: fixed?.lookCode ?? demoLookCode(`look:${run.key}:${index}`),
      soldAt: soldAt.toISOString(), lines, tenderedCents: index % 3 === 0 ? total : (likelyTenders(total)[0] ?? total),
    };
    expectOk(await recordSale(at(soldAt), { sale, sha256: saleHash(sale) }));
  }
  const taken = run.bills.reduce((sum, lines) => sum + saleTotal(lines), 0);
  if (run.handed) {
    expectOk(await moveCash(at(instantAt(run.day, run.handed.at)), { id: demoId(`handed:${run.key}`), sessionId, kind: "to_coordinator", amountCents: run.handed.cents }));
  }
  if (!run.close) return;
  const { off, reason, note } = run.close;
  expectOk(await closeSession(at(instantAt(run.day, run.close.at)), {
    sessionId, lastSequence: run.sequence + run.bills.length - 1, total: run.floatCents + taken - (run.handed?.cents ?? 0) + off, reason, note, force: false,
  }));
}

async function tills(ctx: Ctx, bazaar: (typeof demoBazaars)["running"], day: LocalDate, second: { readonly bg: string; readonly en: string; readonly firstSequence?: number }): Promise<void> {
  const as: Ctx = { ...ctx, actor: coordinator, clock: fixedClock(instantAt(day, "09:00")) };
  expectOk(await addTill(as, { id: bazaar.till1, eventId: bazaar.id, number: 1, nameBg: "Каса 1, павилион", nameEn: "Till 1, hut" }));
  expectOk(await addTill(as, { id: bazaar.till2, eventId: bazaar.id, number: 2, nameBg: second.bg, nameEn: second.en, ...(second.firstSequence ? { firstSequence: second.firstSequence } : {}) }));
}

const foyer = { bg: "Каса 2, фоайе", en: "Till 2, foyer" };
const even = { off: 0, reason: null, note: "" } as const;

/** 132 purchases, 980,00 €; among them № 142 of sketch 04: slippers of given yarn and two martenitsi. */
async function martenski(ctx: Ctx): Promise<void> {
  const bazaar = demoBazaars.martenski;
  const day = localDate("2026-02-28");
  await tills(ctx, bazaar, day, { ...foyer, firstSequence: 101 });
  const line = (name: string, quantity: number, unitPriceCents: number): SaleEventLine => ({ articleId: articleIdOf(bazaar.id, name), unitId: null, quantity, unitPriceCents });
  const purchase = [line(yarnSlippers, 1, 900), line("Мартеница", 2, 150)];
  const bills = salesMix({ bazaarId: bazaar.id, stalls: martenskiStalls, sales: 131, totalCents: 98_000 - saleTotal(purchase), seed: 12 });
  // Number 142 is the 42nd bill of a till that counts from 101. 849,00 € came before it, so that of what is first in and first
  // out its last euro is the first one kept for the next camp (funds-flows).
  const [first, second] = [bills.slice(0, 78), [...bills.slice(78, 119), purchase, ...bills.slice(119)]];
  await runSession(ctx, { tillId: bazaar.till1, actor: coordinator, key: "martenski:1", day, from: "10:00", minutesApart: 6, bills: first, floatCents: 5_000, sequence: 1, close: { at: "18:20", ...even } });
  await runSession(ctx, {
    tillId: bazaar.till2, actor: cashier, key: "martenski:2", day, from: "10:18", minutesApart: 2, bills: second, floatCents: 5_000, sequence: 101, close: { at: "18:10", ...even },
    fixed: { index: 41, id: demoPurchase.saleId, lookCode: demoPurchase.lookCode },
  });
}

async function velikden(ctx: Ctx): Promise<void> {
  const bazaar = demoBazaars.velikden;
  const day = localDate("2026-04-04");
  await tills(ctx, bazaar, day, { bg: "Каса 2, двор", en: "Till 2, yard" });
  const bills = salesMix({ bazaarId: bazaar.id, stalls: easterStalls, sales: 87, totalCents: 64_000, seed: 4 });
  await runSession(ctx, { tillId: bazaar.till1, actor: coordinator, key: "velikden:1", day, from: "10:00", minutesApart: 9, bills: bills.slice(0, 45), floatCents: 4_000, sequence: 1, close: { at: "18:15", ...even } });
  await runSession(ctx, { tillId: bazaar.till2, actor: cashier, key: "velikden:2", day: addDays(day, 1), from: "10:00", minutesApart: 8, bills: bills.slice(45), floatCents: 4_000, sequence: 1, close: { at: "16:20", ...even } });
}

/** The running one: yesterday two closed sessions (−1,20 € and +0,50 €), today the hut's till is at work and the foyer's is free. */
async function christmas(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const bazaar = demoBazaars.running;
  const yesterday = addDays(anchor, -1);
  await tills(ctx, bazaar, yesterday, foyer);
  const picture = (index: number): SaleEventLine => ({ articleId: articleIdOf(bazaar.id, "Рисунка"), unitId: unitIdOf(bazaar.id, "Рисунка", index), quantity: 1, unitPriceCents: 2500 });
  // The third picture was sold at both tills while the hut had no connection: both payments are kept, one waits for a decision.
  const pictures = [[picture(0)], [picture(1)], [picture(2)], [picture(2)], [picture(3)], [picture(4)]];
  const bills = salesMix({ bazaarId: bazaar.id, stalls: christmasStalls, sales: 204, totalCents: 155_240 - pictures.length * 2500, seed: 19 });
  const foyerBills = [...bills.slice(0, 40), ...pictures.slice(0, 3), ...bills.slice(40, 82)];
  const hutBills = [...bills.slice(82, 120), ...pictures.slice(3, 5), ...bills.slice(120, 138)];
  const todayBills = [...bills.slice(138, 170), ...pictures.slice(5), ...bills.slice(170)];
  await runSession(ctx, {
    tillId: bazaar.till2, actor: cashier, key: "running:2", day: yesterday, from: "14:02", minutesApart: 4, bills: foyerBills, floatCents: 6_000, sequence: 1, handed: { at: "17:00", cents: 10_000 },
    close: { at: "20:38", off: -120, reason: "change_error", note: "Около 18:20 ч. имаше опашка с деца и много дребни." },
  });
  await runSession(ctx, { tillId: bazaar.till1, actor: coordinator, key: "running:1", day: yesterday, from: "14:05", minutesApart: 6, bills: hutBills, floatCents: 6_000, sequence: 1, close: { at: "20:25", off: 50, reason: "unknown", note: "" } });
  await runSession(ctx, { tillId: bazaar.till1, actor: coordinator, key: "running:3", day: anchor, from: "10:04", minutesApart: 7, bills: todayBills, floatCents: 6_000, sequence: 1 + hutBills.length, close: null });
}

/** The sales of the bazaars, through the tills' own commands. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  await martenski(ctx);
  await velikden(ctx);
  await christmas(ctx, anchor);
}
