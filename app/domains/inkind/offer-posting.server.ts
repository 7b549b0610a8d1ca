import { eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import { goodsOfferPhoto, helpPromise } from "~db/schema/inkind-offers.server";
import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { OrganisationId, PersonId } from "~/platform/ids/ids";
import { newId } from "~/platform/ids/ids";
import { newLookCode } from "~/platform/tokens/look-code";
import { fingerprint } from "./fingerprint.server";
import type { Delivery, OfferId, OfferKind, OfferLineId } from "./model";
import { answerDueOn, type Window } from "./offer-times";
import type { DeclaredLine } from "./schemas";

export interface OfferDraft {
  readonly offerId: OfferId;
  /** A walk-in and a standing offer's day are agreed from the start. */
  readonly channel: "web" | "walk_in" | "phone" | "standing" | "note";
  readonly lines: readonly DeclaredLine[];
  readonly delivery: Delivery;
  readonly anonymous: boolean;
  readonly organisationId: OrganisationId | null;
  readonly needId: string | null;
  readonly photoIds: readonly string[];
  readonly locale: "bg" | "en";
  /** What the form carried besides, for the fingerprint only. */
  readonly contact: object;
  readonly kind?: OfferKind;
  readonly help?: HelpDraft;
  /** When the donor would like to come or be visited. */
  readonly wish?: Window | null;
  /** The window of what is agreed from the start. */
  readonly agreed?: Window;
  readonly wantsContract?: boolean;
  readonly wantsCertificate?: boolean;
}
export interface HelpDraft {
  readonly what: string;
  readonly whenWords: string;
  readonly minutes: number | null;
  readonly deliverable: string | null;
  readonly serviceId: string;
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
  const agreed = draft.channel === "walk_in" || draft.channel === "standing";
  const now = ctx.clock.now();
  const [row] = await tx
    .insert(goodsOffer)
    .values({
      id: draft.offerId, code: newLookCode(), requestSha256, channel: draft.channel,
      state: agreed ? "agreed" : "submitted", decidedAt: agreed ? now : null,
      decidedBy: agreed && ctx.actor.kind === "account" ? ctx.actor.accountId : null,
      kind: draft.kind ?? "goods", answerDue: agreed ? null : answerDueOn(now), agreedFrom: draft.agreed?.from ?? null, agreedUntil: draft.agreed?.until ?? null,
      wishFrom: draft.wish?.from ?? null, wishUntil: draft.wish?.until ?? null, wantsContract: draft.wantsContract ?? false, wantsCertificate: draft.wantsCertificate ?? false,
      donorOrganisationId: draft.organisationId, anonymousPublic: draft.anonymous, delivery: draft.delivery,
      needId: draft.needId, photoFileId: draft.photoIds[0] ?? null, locale: draft.locale, createdAt: now,
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
  if (draft.lines.length > 0) {
    await tx.insert(goodsOfferLine).values(
      draft.lines.map((line, index) => ({ id: newId<"GoodsOfferLine">() as OfferLineId, offerId: draft.offerId, position: index + 1, ...line })),
    );
  }
  if (draft.photoIds.length > 0) {
    await tx.insert(goodsOfferPhoto).values(draft.photoIds.map((fileId, index) => ({ offerId: draft.offerId, position: index + 1, fileId })));
  }
  if (draft.help) await tx.insert(helpPromise).values({ offerId: draft.offerId, ...draft.help });
  return ok({ offerId: draft.offerId, code: row.code, number: row.number, created: true });
}
