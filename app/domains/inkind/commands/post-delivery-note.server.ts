import { and, eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import { deliveryNote, standingOffer } from "~db/schema/inkind-offers.server";
import { goodsOffer } from "~db/schema/inkind.server";
import { authorize } from "~/platform/access/permission";
import { recordAudit } from "~/platform/audit/audit.server";
import type { Ctx } from "~/platform/context.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { newId, type OrganisationId, type PersonId } from "~/platform/ids/ids";
import { emit } from "~/platform/outbox/outbox.server";
import { readNote, type NoteFlaw, type NoteLine } from "../delivery-note";
import type { Delivery, OfferId } from "../model";
import { postOffer } from "../offer-posting.server";
import { answerOffer } from "../permissions";
import { standingOf } from "./change-standing.server";

export interface CheckedNote {
  readonly noteId: string | null;
  readonly lines: readonly NoteLine[];
  readonly flaws: readonly NoteFlaw[];
  /** The offer this very file became before. */
  readonly code: string | null;
}
type Refusal = "standing_unknown" | "note_unknown";

async function firmOf(tx: Tx, ctx: Ctx, token: string) {
  const id = await standingOf(tx, ctx, { token });
  if (!id) return null;
  const [row] = await tx.select().from(standingOffer).where(eq(standingOffer.id, id));
  return row ?? null;
}

/** Reads a firm's file and answers what it would become, or every flaw by its row. Nothing is offered yet; the same bytes are the same note. */
export async function checkDeliveryNote(ctx: Ctx, input: { readonly token: string; readonly bytes: Uint8Array }): Promise<Result<CheckedNote, Refusal>> {
  authorize(ctx.actor, answerOffer);
  return inTransaction(ctx.db, async (tx): Promise<Result<CheckedNote, Refusal>> => {
    const firm = await firmOf(tx, ctx, input.token);
    if (!firm) return refuse("standing_unknown");
    const { lines, flaws } = readNote(input.bytes);
    if (flaws.length > 0) return ok({ noteId: null, lines: [], flaws, code: null });
    const sha256 = createHash("sha256").update(input.bytes).digest("hex");
    await tx.insert(deliveryNote)
      .values({ id: newId(), organisationId: firm.organisationId, contactPersonId: firm.contactPersonId, sha256, state: "checked", lines, createdAt: ctx.clock.now() })
      .onConflictDoNothing({ target: [deliveryNote.organisationId, deliveryNote.sha256] });
    const [note] = await tx.select({ id: deliveryNote.id, code: goodsOffer.code }).from(deliveryNote).leftJoin(goodsOffer, eq(goodsOffer.id, deliveryNote.offerId))
      .where(and(eq(deliveryNote.organisationId, firm.organisationId), eq(deliveryNote.sha256, sha256)));
    return ok({ noteId: note!.id, lines, flaws: [], code: note!.code });
  });
}

/** The checked note becomes one offer with all its lines, or nothing; sent again it answers with the offer it already is. */
export async function postDeliveryNote(ctx: Ctx, input: { readonly token: string; readonly noteId: string; readonly locale: "bg" | "en" }): Promise<Result<{ code: string }, Refusal>> {
  authorize(ctx.actor, answerOffer);
  return inTransaction(ctx.db, async (tx): Promise<Result<{ code: string }, Refusal>> => {
    const firm = await firmOf(tx, ctx, input.token);
    if (!firm) return refuse("standing_unknown");
    const [note] = await tx.select().from(deliveryNote).where(and(eq(deliveryNote.id, input.noteId), eq(deliveryNote.organisationId, firm.organisationId))).for("no key update");
    if (!note) return refuse("note_unknown");
    if (note.offerId) {
      const [known] = await tx.select({ code: goodsOffer.code }).from(goodsOffer).where(eq(goodsOffer.id, note.offerId));
      return ok({ code: known!.code });
    }
    const offerId = newId<"GoodsOffer">() as OfferId;
    const posted = await postOffer(
      tx, ctx,
      {
        offerId, channel: "note", delivery: firm.delivery as Delivery, anonymous: false, organisationId: firm.organisationId as OrganisationId, needId: null, photoIds: [], locale: input.locale,
        contact: { noteId: note.id },
        lines: (note.lines as NoteLine[]).map(({ valueCents, ...line }) => ({ ...line, ...(valueCents ? { declaredValueCents: valueCents, valueBasis: "invoice" as const } : {}) })),
      },
      () => Promise.resolve(note.contactPersonId as PersonId),
    );
    if (!posted.ok) throw new Error("a fresh offer met another");
    await tx.update(deliveryNote).set({ state: "posted", offerId }).where(eq(deliveryNote.id, note.id));
    await recordAudit(tx, ctx, { action: "inkind.post_delivery_note", subjectKind: "delivery_note", subjectId: note.id });
    await emit(tx, ctx, "inkind.offer_submitted", { offerId });
    return ok({ code: posted.value.code });
  });
}
