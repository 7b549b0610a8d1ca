import { eq } from "drizzle-orm";
import { standingOffer } from "~db/schema/inkind-offers.server";
import { findOrCreateOrganisation, findOrCreatePerson } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { addDays, localDateOf } from "~/platform/time/local-date";
import { fingerprint } from "../fingerprint.server";
import type { StandingInput } from "../offer-schemas";
import { submitOffer } from "../permissions";

type Refusal = "standing_conflict" | "starts_in_past" | "starts_too_late";

/** A firm says what it would bring regularly. Nothing is expected until a coordinator has said yes. Once a form. */
export async function requestStanding(ctx: Ctx, input: StandingInput & { readonly locale: "bg" | "en" }): Promise<Result<{ standingOfferId: string }, Refusal>> {
  authorize(ctx.actor, submitOffer);
  const today = localDateOf(ctx.clock.now());
  if (input.startsOn < today) return refuse("starts_in_past", undefined, "startsOn");
  if (input.startsOn > addDays(today, 366)) return refuse("starts_too_late", undefined, "startsOn");
  const requestSha256 = fingerprint(input);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ standingOfferId: string }, Refusal>> => {
    const { standingOfferId: id, firm, eik, name, email, phone, from, until, description, category, unit, quantity, weekdays, skipsHolidays, delivery, startsOn, locale } = input;
    const [known] = await tx.select({ requestSha256: standingOffer.requestSha256 }).from(standingOffer).where(eq(standingOffer.id, id));
    if (known) return known.requestSha256 === requestSha256 ? ok({ standingOfferId: id }) : refuse("standing_conflict");
    const contactPersonId = await findOrCreatePerson(tx, ctx, { fullName: name, email, phone, locale });
    const organisationId = await findOrCreateOrganisation(tx, ctx, { name: firm, kind: "firm", eik: eik ?? null, contactPersonId });
    const now = ctx.clock.now();
    await tx.insert(standingOffer).values({
      id, requestSha256, state: "submitted", organisationId, contactPersonId, description, category, unit, quantity, weekdays, skipsHolidays, fromTime: from, untilTime: until,
      delivery, startsOn, locale, createdAt: now, changedAt: now,
    });
    await recordAudit(tx, ctx, { action: "inkind.request_standing", subjectKind: "standing_offer", subjectId: id });
    return ok({ standingOfferId: id });
  }, { standing_offer_pkey: () => refuse("standing_conflict") });
}
