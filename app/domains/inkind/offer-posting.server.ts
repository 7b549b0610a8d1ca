import { eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { OrganisationId, PersonId } from "~/platform/ids/ids";
import { newId } from "~/platform/ids/ids";
import { newLookCode } from "~/platform/tokens/look-code";
import { fingerprint } from "./fingerprint.server";
import type { Delivery, OfferId, OfferLineId } from "./model";
import type { DeclaredLine } from "./schemas";

export interface OfferDraft {
  readonly offerId: OfferId;
  readonly channel: "web" | "walk_in" | "phone";
  readonly lines: readonly DeclaredLine[];
  readonly delivery: Delivery;
  readonly anonymous: boolean;
  readonly organisationId: OrganisationId | null;
  readonly needId: string | null;
  readonly photoId: string | null;
  readonly locale: "bg" | "en";
  /** What the form carried besides, for the fingerprint only. */
  readonly contact: object;
}

export interface PostedOffer {
  readonly offerId: OfferId;
  readonly code: string;
  readonly number: number;
  readonly created: boolean;
}

/**
 * One offer with its declared lines, once: an equal resend answers with what stands, another content under the same id
 * is refused. The donor's person is made only for a new offer.
 */
export async function postOffer(
  tx: Tx, ctx: Ctx, draft: OfferDraft, makeDonor: () => Promise<PersonId | null>,
): Promise<Result<PostedOffer, "offer_conflict">> {
  const requestSha256 = fingerprint(draft);
  const agreed = draft.channel === "walk_in";
  const now = ctx.clock.now();
  const [row] = await tx
    .insert(goodsOffer)
    .values({
      id: draft.offerId, code: newLookCode(), requestSha256, channel: draft.channel,
      state: agreed ? "agreed" : "submitted", decidedAt: agreed ? now : null,
      decidedBy: agreed && ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      donorOrganisationId: draft.organisationId, anonymousPublic: draft.anonymous, delivery: draft.delivery,
      needId: draft.needId, photoFileId: draft.photoId, locale: draft.locale, createdAt: now,
    })
    .onConflictDoNothing({ target: goodsOffer.id })
    .returning({ code: goodsOffer.code, number: goodsOffer.number });
  if (!row) {
    const [known] = await tx
      .select({ code: goodsOffer.code, number: goodsOffer.number, requestSha256: goodsOffer.requestSha256 })
      .from(goodsOffer)
      .where(eq(goodsOffer.id, draft.offerId));
    if (known?.requestSha256 !== requestSha256) return refuse("offer_conflict");
    return ok({ offerId: draft.offerId, code: known.code, number: known.number, created: false });
  }
  const donorPersonId = await makeDonor();
  if (donorPersonId) await tx.update(goodsOffer).set({ donorPersonId }).where(eq(goodsOffer.id, draft.offerId));
  await tx.insert(goodsOfferLine).values(
    draft.lines.map((line, index) => ({ id: newId<"GoodsOfferLine">() as OfferLineId, offerId: draft.offerId, position: index + 1, ...line })),
  );
  return ok({ offerId: draft.offerId, code: row.code, number: row.number, created: true });
}

/** Why a guarded decision met no row. */
export async function refuseDecided(tx: Tx, offerId: OfferId) {
  const [row] = await tx.select({ id: goodsOffer.id }).from(goodsOffer).where(eq(goodsOffer.id, offerId));
  return row ? refuse("offer_decided") : refuse("offer_unknown");
}
