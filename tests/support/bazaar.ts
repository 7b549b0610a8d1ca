import { addArticle } from "~/domains/bazaar/commands/add-article.server";
import { addStall } from "~/domains/bazaar/commands/add-stall.server";
import { createBazaar } from "~/domains/bazaar/commands/create-bazaar.server";
import type { ArticleId, BazaarId, StallId, UnitId } from "~/domains/bazaar/model";
import { addTill } from "~/domains/checkout/commands/add-till.server";
import { openSession } from "~/domains/checkout/commands/open-session.server";
import { recordSale, saleHash, type RecordedSale } from "~/domains/checkout/commands/record-sale.server";
import { saleTotal, type SaleEvent, type TillId, type TillSessionId } from "~/domains/checkout/model";
import type { Ctx } from "~/platform/context.server";
import { expectOk, type Result } from "~/platform/errors/result";
import { newId } from "~/platform/ids/ids";
import { instantAt, localDate } from "~/platform/time/local-date";
import { newLookCode } from "~/platform/tokens/look-code";
import type { AccountActor, TestDatabase } from "./database";

const day = localDate("2026-12-19");

export interface Hall {
  readonly bazaarId: BazaarId;
  readonly fundId: string;
  readonly stallId: StallId;
  readonly coordinator: AccountActor;
  /** A picture (one of a kind, 25,00), cards (20 pieces, 2,50), a tattoo (2,00). */
  readonly picture: { readonly articleId: ArticleId; readonly unitId: UnitId };
  readonly card: ArticleId;
  readonly tattoo: ArticleId;
}

/** A bazaar running at the test clock, with one stall. */
export async function openHall({ ctx, actorWith }: TestDatabase): Promise<Hall> {
  const coordinator = await actorWith("coordinator", "Йорданка Цветкова");
  const as = ctx(coordinator);
  const [bazaarId, stallId, fundId] = [newId<"Bazaar">(), newId<"Stall">(), newId<"Fund">()];
  expectOk(await createBazaar(as, {
    id: bazaarId, fundId, nameBg: "Пробен базар", nameEn: "Trial bazaar", placeBg: "Фоайето", placeEn: "The foyer", mode: "gift_for_souvenir",
    days: [{ day, opensAt: instantAt(day, "09:00"), closesAt: instantAt(day, "20:00") }], causes: [{ bg: "Летен лагер", en: "Summer camp" }],
  }));
  expectOk(await addStall(as, { id: stallId, bazaarId, number: 4, titleBg: "Рисунки и картички", titleEn: "Pictures and cards", holderKind: "artist" }));
  const add = async (kind: "unique" | "counted" | "experience", nameBg: string, priceCents: number, pieces: number) =>
    expectOk(await addArticle(as, {
      id: newId<"Article">(), bazaarId, stallId, kind, nameBg, nameEn: nameBg, priceCents, pieces, onKeys: true,
      source: kind === "experience" ? null : { kind: "makers_list", label: "4" },
    }));
  const picture = await add("unique", "Зимно пристанище", 2500, 1);
  const card = await add("counted", "Картичка", 250, 20);
  const tattoo = await add("experience", "Татуировка", 200, 0);
  const unitId = picture.unitIds[0];
  if (!unitId) throw new Error("no unit");
  return { bazaarId, fundId, stallId, coordinator, picture: { articleId: picture.articleId, unitId }, card: card.articleId, tattoo: tattoo.articleId };
}

export interface OpenTill {
  readonly tillId: TillId;
  readonly sessionId: TillSessionId;
  readonly cashier: AccountActor;
  readonly ctx: Ctx;
}

/** A till with an open session of a cashier of its own. */
export async function openTill({ ctx, actorWith }: TestDatabase, hall: Hall, number: number, floatCents = 6000): Promise<OpenTill> {
  const cashier = await actorWith("cashier");
  const [tillId, sessionId] = [newId<"Till">(), newId<"TillSession">()];
  expectOk(await addTill(ctx(hall.coordinator), { id: tillId, eventId: hall.bazaarId, number, nameBg: `Каса ${number}`, nameEn: `Till ${number}` }));
  expectOk(await openSession(ctx(cashier), { sessionId, tillId, deviceId: newId(), floatCents }));
  return { tillId, sessionId, cashier, ctx: ctx(cashier) };
}

type Line = readonly [articleId: string | null, quantity: number, unitPriceCents: number, unitId?: string];

export function saleEvent(till: OpenTill, sequence: number, lines: readonly Line[], more: Partial<SaleEvent> = {}): SaleEvent {
  const told = lines.map(([articleId, quantity, unitPriceCents, unitId]) => ({ articleId, unitId: unitId ?? null, quantity, unitPriceCents }));
  return {
    id: newId<"Sale">(), sessionId: till.sessionId, sequence, lookCode: newLookCode(), soldAt: "2026-12-19T08:00:00.000Z",
    lines: told, tenderedCents: saleTotal(told), ...more,
  };
}

export const record = (ctx: Ctx, sale: SaleEvent): Promise<Result<RecordedSale, string>> => recordSale(ctx, { sale, sha256: saleHash(sale) });
