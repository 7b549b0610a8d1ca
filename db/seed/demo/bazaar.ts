import { and, eq } from "drizzle-orm";
import { addArticle } from "../../../app/domains/bazaar/commands/add-article.server";
import { addStall } from "../../../app/domains/bazaar/commands/add-stall.server";
import { createBazaar, recordPastBazaar } from "../../../app/domains/bazaar/commands/create-bazaar.server";
import { putLotOnStall } from "../../../app/domains/bazaar/commands/put-lot-on-stall.server";
import type { ArticleId, StallId, UnitId } from "../../../app/domains/bazaar/model";
import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, localDate, type LocalDate } from "../../../app/platform/time/local-date";
import { document } from "../../schema/documents.server";
import { goodsReceiptLine, stockLot } from "../../schema/inkind.server";
import { christmasStalls, easterStalls, martenskiStalls, programmeOf, type DemoStall } from "./bazaar-facts";
import { accounts, demoBazaars, demoId, people } from "./ids";

export const coordinator: Actor = {
  kind: "account", accountId: accounts.coordinator, personId: people.yordanka, grants: [{ role: "coordinator", scopeKind: "organisation", scopeId: null }],
};

export const articleIdOf = (bazaarId: string, name: string): ArticleId => demoId<"Article">(`article:${bazaarId}:${name}`);
export const unitIdOf = (bazaarId: string, name: string, index: number): UnitId => demoId<"ItemUnit">(`unit:${bazaarId}:${name}:${index}`);
/** The pair of slippers of sketch 04: knitted from the yarn of protocol № 22. */
export const yarnSlippers = "терлици от дарена прежда";

const places = {
  foyerBg: "Фоайето на „Дунав мол“ и павилионът на площада", foyerEn: "The foyer of Dunav Mall and the hut on the square",
  centreBg: "Дворът на ЦОП – Крайбряг", centreEn: "The yard of the Kraybryag centre",
};

async function fillStalls(ctx: Ctx, bazaarId: typeof demoBazaars.running.id, stalls: readonly DemoStall[]): Promise<void> {
  for (const { number, articles, ...stall } of stalls) {
    const stallId: StallId = demoId<"Stall">(`stall:${bazaarId}:${number}`);
    expectOk(await addStall(ctx, { id: stallId, bazaarId, number, ...stall }));
    for (const item of articles) {
      expectOk(await addArticle(ctx, {
        id: articleIdOf(bazaarId, item.nameBg), bazaarId, stallId, kind: item.kind, nameBg: item.nameBg, nameEn: item.nameEn, priceCents: item.priceCents,
        drawing: item.drawing ?? null, onKeys: item.drawing !== undefined, pieces: item.pieces,
        source: item.kind === "experience" ? null : { kind: "makers_list", label: String(number) },
        unitIds: Array.from({ length: item.kind === "unique" ? item.pieces : 0 }, (_, index) => unitIdOf(bazaarId, item.nameBg, index)),
      }));
    }
  }
}

/** The yarn „Дунав Текс“ ООД gave by protocol № 22 becomes a pair of slippers on stall 7. */
async function yarnOnStall(ctx: Ctx): Promise<void> {
  const [lot] = await ctx.db
    .select({ id: stockLot.id, quantity: stockLot.quantity })
    .from(stockLot)
    .innerJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId))
    .innerJoin(document, eq(document.subjectId, goodsReceiptLine.receiptId))
    .where(and(eq(document.type, "handover_protocol"), eq(document.year, 2026), eq(document.number, 22)));
  const { id: bazaarId } = demoBazaars.martenski;
  const article = {
    bazaarId, stallId: demoId<"Stall">(`stall:${bazaarId}:7`), nameBg: "Плетени терлици", nameEn: "Knitted slippers", priceCents: 900,
  };
  const articleId = articleIdOf(bazaarId, yarnSlippers);
  if (lot) expectOk(await putLotOnStall(ctx, { ...article, articleId, lotId: lot.id, quantity: lot.quantity, pieces: 1 }));
  else expectOk(await addArticle(ctx, { ...article, id: articleId, kind: "counted", pieces: 1, source: { kind: "makers_list", label: "7" } }));
}

const openDay = (day: LocalDate, opens: string, closes: string) => ({ day, opensAt: instantAt(day, opens), closesAt: instantAt(day, closes) });
const causes = [
  { bg: "Летен лагер", en: "Summer camp" }, { bg: "Спешен фонд", en: "Emergency fund" }, { bg: "Ателие „Готварство“", en: "Cooking atelier" },
];

/** Three finished bazaars and the one running around the anchor: yesterday, today and tomorrow. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const on = (day: LocalDate): Ctx => ({ ...ctx, actor: coordinator, clock: fixedClock(instantAt(day, "09:00")) });
  const { martenski, velikden, christmas2025, running } = demoBazaars;
  const foyer = { placeBg: places.foyerBg, placeEn: places.foyerEn };
  const yard = { placeBg: places.centreBg, placeEn: places.centreEn };
  const mode = "gift_for_souvenir" as const;
  expectOk(await recordPastBazaar(on(localDate("2026-01-05")), {
    id: christmas2025.id, nameBg: "Коледен базар 2025", nameEn: "Christmas bazaar 2025", ...foyer, mode, startsOn: localDate("2025-12-18"), endsOn: localDate("2025-12-20"), stotinki: 210_000,
  }));
  const march = on(localDate("2026-02-20"));
  expectOk(await createBazaar(march, {
    ...martenski, nameBg: "Мартенски базар 2026", nameEn: "March bazaar 2026", ...foyer, mode, causes, days: [openDay(localDate("2026-02-28"), "10:00", "18:00")],
  }));
  await fillStalls(march, martenski.id, martenskiStalls);
  await yarnOnStall(march);
  const april = on(localDate("2026-03-27"));
  expectOk(await createBazaar(april, {
    ...velikden, nameBg: "Великденски базар 2026", nameEn: "Easter bazaar 2026", ...yard, mode, causes, days: [openDay(localDate("2026-04-04"), "10:00", "18:00"), openDay(localDate("2026-04-05"), "10:00", "16:00")],
  }));
  await fillStalls(april, velikden.id, easterStalls);
  const [first, second, third] = [addDays(anchor, -1), anchor, addDays(anchor, 1)];
  const before = on(addDays(anchor, -8));
  const year = anchor.slice(0, 4);
  expectOk(await createBazaar(before, {
    ...running, nameBg: `Коледен базар ${year}`, nameEn: `Christmas bazaar ${year}`, ...foyer, mode,
    causes: [{ bg: "Летен лагер", en: "Summer camp" }, { bg: "Спешен фонд", en: "Emergency fund" }, { bg: "Ателие „Готварство“", en: "Cooking atelier" }],
    days: [openDay(first, "14:00", "20:00"), openDay(second, "10:00", "20:00"), openDay(third, "10:00", "20:00")],
    programme: programmeOf(first, second, third),
  }));
  await fillStalls(before, running.id, christmasStalls);
}
