import { findOrCreatePerson } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { refuse, type Result } from "~/platform/errors/result";
import { emit } from "~/platform/outbox/outbox.server";
import type { HelpInput } from "../offer-schemas";
import { postOffer, type PostedOffer } from "../offer-posting.server";
import { submitOffer as permission } from "../permissions";

type Refusal = "offer_conflict" | "target_unknown";

/** Anybody may offer a service, labour or an acquaintance to one of the services. One promise for one form. */
export async function submitHelp(ctx: Ctx, input: HelpInput & { readonly locale: "bg" | "en" }): Promise<Result<PostedOffer, Refusal>> {
  authorize(ctx.actor, permission);
  const { offerId, kind, what, whenWords, hours, deliverable, serviceId, name, email, phone, anonymous, wantsCertificate, locale } = input;
  return inTransaction(
    ctx.db,
    async (tx): Promise<Result<PostedOffer, Refusal>> => {
      const posted = await postOffer(
        tx, ctx,
        {
          offerId, channel: "web", kind, lines: [], delivery: "bring", anonymous, organisationId: null, needId: null, photoIds: [], locale, wantsCertificate,
          help: { what, whenWords, minutes: hours, deliverable: deliverable || null, serviceId }, contact: { name, email, phone },
        },
        () => findOrCreatePerson(tx, ctx, { fullName: name, email, phone, locale }),
      );
      if (posted.ok && posted.value.created) {
        await recordAudit(tx, ctx, { action: "inkind.submit_help", subjectKind: "goods_offer", subjectId: offerId });
        await emit(tx, ctx, "inkind.offer_submitted", { offerId });
      }
      return posted;
    },
    { help_promise_service_id_service_id_fk: () => refuse("target_unknown", undefined, "serviceId") },
  );
}
