import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { goodsReceiptLine, stockLot } from "~db/schema/inkind.server";
import { lotShelf, stockLabel, stockShelf } from "~db/schema/inkind-store.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { formatDate } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import type { Locale } from "~/platform/i18n/locale";
import { perSheet, type Label } from "../labels";
import { readStock } from "../permissions";

export interface LabelAsk {
  readonly kind: "lot" | "receipt" | "shelf" | "shelves" | "batch";
  readonly id?: string | undefined;
}
const most = perSheet * 20;

async function lotLabels(ctx: Ctx, where: SQL, t: Translate, locale: Locale): Promise<Label[]> {
  const found = await ctx.db
    .select({ code: stockLot.lookCode, number: stockLot.number, itemName: stockLot.itemName, size: stockLot.size, useBy: stockLot.useBy, bestBefore: stockLot.bestBefore, notForSale: stockLot.notForSale, shelf: stockShelf.code })
    .from(stockLot)
    .innerJoin(goodsReceiptLine, eq(goodsReceiptLine.id, stockLot.receiptLineId))
    .leftJoin(lotShelf, eq(lotShelf.lotId, stockLot.id)).leftJoin(stockShelf, eq(stockShelf.id, lotShelf.shelfId))
    .where(where).orderBy(asc(stockLot.number)).limit(most);
  return found.map((lot) => ({
    code: lot.code,
    title: [t("inkind:keeping.labelLot", { number: String(lot.number) }), lot.shelf].filter(Boolean).join(" · "),
    lines: [
      [lot.itemName, lot.size].filter(Boolean).join(", "),
      lot.useBy ? t("inkind:keeping.labelUseBy", { date: formatDate(lot.useBy, locale) }) : lot.bestBefore ? t("inkind:keeping.labelBestBefore", { date: formatDate(lot.bestBefore, locale) }) : "",
      lot.notForSale ? t("inkind:keeping.labelNotForSale") : "",
    ].filter((line, index) => index === 0 || line !== ""),
  }));
}

async function shelfLabels(ctx: Ctx, where: SQL | undefined, t: Translate): Promise<Label[]> {
  const found = await ctx.db.select().from(stockShelf).where(and(isNull(stockShelf.archivedAt), where)).orderBy(asc(stockShelf.sortOrder), asc(stockShelf.code)).limit(most);
  return found.map((shelf) => ({ code: shelf.lookCode, title: shelf.code, lines: [shelf.room, t(`inkind:storages.${shelf.storage}`)] }));
}

/** The labels that were asked for, their words in the reader's language; those of a batch only as far as they are still free. */
export async function labelsFor(ctx: Ctx, { kind, id = "" }: LabelAsk, t: Translate, locale: Locale): Promise<Label[]> {
  authorize(ctx.actor, readStock);
  switch (kind) {
    case "lot":
      return lotLabels(ctx, inArray(stockLot.id, id.split(",").slice(0, most)), t, locale);
    case "receipt":
      return lotLabels(ctx, eq(goodsReceiptLine.receiptId, id), t, locale);
    case "shelf":
      return shelfLabels(ctx, eq(stockShelf.id, id), t);
    case "shelves":
      return shelfLabels(ctx, undefined, t);
    case "batch": {
      const free = await ctx.db.select({ code: stockLabel.code }).from(stockLabel).where(and(eq(stockLabel.batchId, id), isNull(stockLabel.lotId))).orderBy(asc(stockLabel.position));
      return free.map(({ code }) => ({ code, title: "", lines: [t("inkind:keeping.labelFree")] }));
    }
  }
}
