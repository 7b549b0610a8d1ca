import { and, eq } from "drizzle-orm";
import { need } from "~db/schema/services.server";
import { findOrCreatePerson } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import { postOffer, type PostedOffer } from "../offer-posting.server";
import { submitOffer as permission } from "../permissions";
import type { OfferInput } from "../schemas";

type Refusal = "offer_conflict" | "photo_unknown";

/** A need that no longer asks for goods is dropped: the gift goes where it is most needed. */
async function openNeed(tx: Tx, needId: string | undefined): Promise<string | null> {
  if (!needId) return null;
  const [row] = await tx.select({ id: need.id }).from(need).where(and(eq(need.id, needId), eq(need.book, "goods"), eq(need.state, "public")));
  return row?.id ?? null;
}

/**
 * Anybody may offer goods. Guarantees one offer for one form, however often it is sent, and a look code to follow it by.
 * Refuses `offer_conflict` (another content under the same id) and `photo_unknown`.
 */
export async function submitOffer(ctx: Ctx, input: OfferInput & { readonly locale: "bg" | "en" }): Promise<Result<PostedOffer, Refusal>> {
  authorize(ctx.actor, permission);
  const { name, email, phone, address, anonymous } = input;
  return inTransaction(
    ctx.db,
    async (tx): Promise<Result<PostedOffer, Refusal>> => {
      const posted = await postOffer(
        tx, ctx,
        {
          offerId: input.offerId, channel: "web", lines: input.lines, delivery: input.delivery, anonymous, organisationId: null,
          needId: await openNeed(tx, input.needId), photoId: input.photoId ?? null, locale: input.locale, contact: { name, email, phone, address },
        },
        async () => (name || email || phone ? findOrCreatePerson(tx, ctx, { fullName: name ?? "", email, phone, address, locale: input.locale }) : null),
      );
      if (!posted.ok || !posted.value.created) return posted;
      await recordAudit(tx, ctx, { action: "inkind.submit_offer", subjectKind: "goods_offer", subjectId: input.offerId });
      await emit(tx, ctx, "inkind.offer_submitted", { offerId: input.offerId });
      return ok(posted.value);
    },
    { goods_offer_photo_file_id_file_object_id_fk: () => refuse("photo_unknown") },
  );
}
