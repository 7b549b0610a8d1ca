import { z } from "zod";
import { addArticle } from "~/domains/bazaar/commands/add-article.server";
import { addStall } from "~/domains/bazaar/commands/add-stall.server";
import { handIn, returnPieces } from "~/domains/bazaar/commands/move-pieces.server";
import { putLotOnStall } from "~/domains/bazaar/commands/put-lot-on-stall.server";
import { setPrice } from "~/domains/bazaar/commands/set-price.server";
import type { BazaarId } from "~/domains/bazaar/model";
import { lotQuantity } from "~/domains/bazaar/queries/lots-for-sale.server";
import { articleForm, handInForm, lotForm, priceForm, stallForm } from "~/domains/bazaar/schemas";
import { addTill } from "~/domains/checkout/commands/add-till.server";
import { tillForm } from "~/domains/checkout/schemas";
import { refuse } from "~/platform/errors/result";
import { idField } from "~/platform/forms/fields";
import type { HandedForm } from "~/platform/http/actions.server";

export const params = z.object({ bazaarId: idField<BazaarId>() });

export const forms = {
  addStall: stallForm, addArticle: articleForm, putLot: lotForm, setPrice: priceForm, handIn: handInForm, returnPieces: handInForm, addTill: tillForm,
};

type On<Form extends keyof typeof forms> = HandedForm<typeof params, z.output<(typeof forms)[Form]>>;

/** What staff do on the page of a bazaar; each command asks for its own permission. */
export const handlers = {
  addStall: ({ ctx, value, params: { bazaarId } }: On<"addStall">) => addStall(ctx, { bazaarId, ...value }),
  addArticle: ({ ctx, value: { price, makersList, ...value }, params: { bazaarId } }: On<"addArticle">) =>
    addArticle(ctx, { bazaarId, ...value, priceCents: price, source: makersList ? { kind: "makers_list", label: makersList } : null }),
  putLot: async ({ ctx, value: { id, price, quantity, ...value }, params: { bazaarId } }: On<"putLot">) => {
    const asked = await lotQuantity(ctx, value.lotId, quantity);
    if (asked === null) return refuse("quantity_malformed", undefined, "quantity");
    return putLotOnStall(ctx, { articleId: id, bazaarId, ...value, quantity: asked, priceCents: price });
  },
  setPrice: ({ ctx, value, params: { bazaarId } }: On<"setPrice">) => setPrice(ctx, { bazaarId, articleId: value.articleId, priceCents: value.price }),
  handIn: ({ ctx, value, params: { bazaarId } }: On<"handIn">) => handIn(ctx, { bazaarId, ...value }),
  returnPieces: ({ ctx, value, params: { bazaarId } }: On<"returnPieces">) => returnPieces(ctx, { bazaarId, ...value }),
  addTill: async ({ ctx, value, params: { bazaarId } }: On<"addTill">) => {
    const added = await addTill(ctx, { eventId: bazaarId, ...value });
    return added.ok ? added : refuse(`checkout:refusals.${added.refusal.code}`, added.refusal.facts, added.refusal.field);
  },
};
