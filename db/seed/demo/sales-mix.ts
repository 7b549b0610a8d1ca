import type { SaleEventLine } from "../../../app/domains/checkout/model";
import type { BazaarId } from "../../../app/domains/bazaar/model";
import { articleIdOf } from "./bazaar";
import type { DemoArticle, DemoStall } from "./bazaar-facts";

interface Mix {
  readonly bazaarId: BazaarId;
  readonly stalls: readonly DemoStall[];
  readonly sales: number;
  readonly totalCents: number;
  readonly seed: number;
}

/** Park–Miller: the same bills in every fill. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/**
 * Bills as people buy: one to three things that are still on the stalls, now and then a gift of the change; the sums add up to
 * the total exactly, the last bill taking what is left as a gift.
 */
export function salesMix({ bazaarId, stalls, sales, totalCents, seed }: Mix): SaleEventLine[][] {
  const random = randomFrom(seed);
  const stock = stalls.flatMap((stall) => stall.articles).filter((item) => item.kind !== "unique").map((item) => ({ item, left: item.kind === "experience" ? Infinity : item.pieces }));
  const bills: SaleEventLine[][] = [];
  let remaining = totalCents;
  for (let left = sales; left > 0; left -= 1) {
    const mean = remaining / left;
    const budget = left === 1 ? remaining : Math.min(Math.round((mean * (60 + random(81))) / 100), remaining - (left - 1) * 150);
    const lines = takeThings(bazaarId, stock, budget, random);
    let spent = lines.reduce((sum, line) => sum + line.quantity * line.unitPriceCents, 0);
    const rest = budget - spent;
    const gift = left === 1 || lines.length === 0 ? rest : rest >= 50 && random(3) === 0 ? rest - (rest % 50) : 0;
    if (gift > 0) lines.push({ articleId: null, unitId: null, quantity: 1, unitPriceCents: gift });
    spent += gift;
    remaining -= spent;
    bills.push(lines);
  }
  return bills;
}

function takeThings(bazaarId: BazaarId, stock: { item: DemoArticle; left: number }[], budget: number, random: (below: number) => number): SaleEventLine[] {
  const lines: SaleEventLine[] = [];
  let left = budget;
  for (let tries = 0; tries < 12 && lines.length < 3; tries += 1) {
    const pick = stock[random(stock.length)];
    if (!pick || pick.left < 1 || pick.item.priceCents > left || lines.some((line) => line.articleId === articleIdOf(bazaarId, pick.item.nameBg))) continue;
    const most = Math.min(pick.left, Math.floor(left / pick.item.priceCents), pick.item.priceCents <= 300 ? 4 : 1);
    const quantity = 1 + random(most);
    pick.left -= quantity;
    left -= quantity * pick.item.priceCents;
    lines.push({ articleId: articleIdOf(bazaarId, pick.item.nameBg), unitId: null, quantity, unitPriceCents: pick.item.priceCents });
  }
  return lines;
}
