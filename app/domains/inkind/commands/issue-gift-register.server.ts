import { issueDocument } from "~/domains/documents/api.server";
import { personNames } from "~/domains/people/api.server";
import { authorize } from "~/platform/access/permission";
import type { Ctx } from "~/platform/context.server";
import { inTransaction } from "~/platform/db/db.server";
import { ok, refuse, type Result } from "~/platform/errors/result";
import { formatDate, formatMonth } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import { localDateOf, type LocalDate } from "~/platform/time/local-date";
import { usOnPaper } from "../gift-facts.server";
import { valueGifts } from "../permissions";
import { monthRegister } from "../queries/value-reports.server";
import { registerRows, totalsInWords } from "../queries/report-tables.server";

/**
 * The register of a month as a numbered document, as it stands today: the same month again, after more was decided, is another
 * number. `words` are the Bulgarian sentences, because the paper is the books'. The same id again is the same document.
 */
export async function issueGiftRegister(
  ctx: Ctx, input: { readonly registerId: string; readonly month: LocalDate; readonly words: Translate },
): Promise<Result<{ documentId: string }, "register_ahead">> {
  authorize(ctx.actor, valueGifts);
  const now = ctx.clock.now();
  const today = localDateOf(now);
  if (input.month > today) return refuse("register_ahead");
  const register = await monthRegister(ctx, input.month, "bg");
  return inTransaction<{ documentId: string }, "register_ahead">(ctx.db, async (tx) => {
    const who = ctx.actor.kind === "account" ? (await personNames(tx, [ctx.actor.personId])).get(ctx.actor.personId) : undefined;
    const issued = await issueDocument(tx, ctx, {
      type: "gift_register", on: today, subjectId: input.registerId,
      data: {
        date: formatDate(now, "bg"), month: formatMonth(input.month, "bg"), monthStart: input.month, organisation: await usOnPaper(tx), compiledBy: who ?? null,
        rows: registerRows(register, input.words), totals: totalsInWords(register.totals, input.words, "bg"),
      },
    });
    return ok({ documentId: issued.id });
  });
}
