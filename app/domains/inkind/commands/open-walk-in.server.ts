import { eq } from "drizzle-orm";
import { organisation } from "~db/schema/people.server";
import { findOrCreatePerson } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import type { OrganisationId } from "~/platform/ids/ids";
import { postOffer, type PostedOffer } from "../offer-posting.server";
import { receiveGoods } from "../permissions";
import type { WalkInInput } from "../schemas";

/**
 * A gift that stands at the door without notice: the storekeeper notes who brought it (or nobody) and what was said.
 * It becomes an agreed offer, so that it is received, followed and thanked like any other.
 */
export async function openWalkIn(
  ctx: Ctx, input: WalkInInput & { readonly locale: "bg" | "en" },
): Promise<Result<PostedOffer, "offer_conflict" | "organisation_unknown">> {
  authorize(ctx.actor, receiveGoods);
  const { name, email, phone, organisationId } = input;
  return inTransaction(ctx.db, async (tx): Promise<Result<PostedOffer, "offer_conflict" | "organisation_unknown">> => {
    if (organisationId) {
      const [known] = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.id, organisationId));
      if (!known) return refuse("organisation_unknown", undefined, "organisationId");
    }
    const posted = await postOffer(
      tx, ctx,
      {
        offerId: input.offerId, channel: "walk_in", lines: input.lines, delivery: "bring", anonymous: input.anonymous,
        organisationId: (organisationId ?? null) as OrganisationId | null, needId: null, photoIds: [], locale: input.locale, contact: { name, email, phone },
      },
      async () => (name || email || phone ? findOrCreatePerson(tx, ctx, { fullName: name ?? "", email, phone, locale: input.locale }) : null),
    );
    if (posted.ok && posted.value.created) {
      await recordAudit(tx, ctx, { action: "inkind.open_walk_in", subjectKind: "goods_offer", subjectId: input.offerId });
    }
    return posted;
  });
}
