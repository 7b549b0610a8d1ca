import { and, eq } from "drizzle-orm";
import { organisation } from "~db/schema/people.server";
import { need } from "~db/schema/services.server";
import { findOrCreatePerson, writeRemark } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import type { OrganisationId, PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { postOffer, type PostedOffer } from "../offer-posting.server";
import { submitOffer as permission } from "../permissions";
import type { OfferInput } from "../schemas";

type Refusal = "offer_conflict" | "photo_unknown";
type Later = "photoIds" | "wish" | "wantsContract" | "wantsCertificate" | "own";
type Sent = Omit<OfferInput, Later> & Partial<Pick<OfferInput, Later>>;

/** A need that no longer asks for goods is dropped: the gift goes where it is most needed. */
async function openNeed(tx: Tx, needId: string | undefined): Promise<string | null> {
  if (!needId) return null;
  const [row] = await tx.select({ id: need.id }).from(need).where(and(eq(need.id, needId), eq(need.book, "goods"), eq(need.state, "public")));
  return row?.id ?? null;
}

/** Whoever is a firm's contact gives in its name; a name typed on a public form is nobody's word for a firm. */
async function firmOf(tx: Tx, personId: PersonId): Promise<OrganisationId | null> {
  const [row] = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.contactPersonId, personId)).orderBy(organisation.createdAt).limit(1);
  return (row?.id ?? null) as OrganisationId | null;
}

/**
 * Anybody may offer goods. Guarantees one offer for one form, however often it is sent, and a look code to follow it by.
 * Refuses `offer_conflict` (another content under the same id) and `photo_unknown`.
 */
export async function submitOffer(ctx: Ctx, input: Sent & { readonly locale: "bg" | "en" }): Promise<Result<PostedOffer, Refusal>> {
  authorize(ctx.actor, permission);
  const { name, email, phone, address, floor, own = false, anonymous, photoIds = [], wish = null, wantsContract = false, wantsCertificate = false, locale } = input;
  return inTransaction(
    ctx.db,
    async (tx): Promise<Result<PostedOffer, Refusal>> => {
      let personId: PersonId | null = null;
      const self = own && ctx.actor.kind === "account" ? ctx.actor.personId : null;
      const posted = await postOffer(
        tx, ctx,
        {
          offerId: input.offerId, channel: "web", lines: input.lines, delivery: input.delivery, anonymous, organisationId: self ? await firmOf(tx, self) : null,
          needId: await openNeed(tx, input.needId), photoIds, locale, wish, wantsContract, wantsCertificate, contact: self ? { self, address, floor, phone } : { name, email, phone, address, floor },
        },
        async () => {
          if (self) {
            personId = self;
            return self;
          }
          if (!name && !email && !phone) return null;
          const person = await findOrCreatePerson(tx, ctx, { fullName: name ?? "", email, phone, address, locale });
          personId = person;
          return person;
        },
      );
      if (!posted.ok || !posted.value.created) return posted;
      const where = [address, floor].filter(Boolean).join("\n");
      if (input.delivery === "pickup") await writeRemark(tx, ctx, { subjectKind: "offer_pickup", subjectId: input.offerId, text: where, personId });
      await recordAudit(tx, ctx, { action: "inkind.submit_offer", subjectKind: "goods_offer", subjectId: input.offerId });
      await emit(tx, ctx, "inkind.offer_submitted", { offerId: input.offerId });
      return ok(posted.value);
    },
    {
      goods_offer_photo_file_id_file_object_id_fk: () => refuse("photo_unknown"),
    },
  );
}
