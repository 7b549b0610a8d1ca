import { recogniseValue } from "~/domains/inkind/commands/recognise-value.server";
import { fundsChecks } from "~/domains/funds/checks.server";
import type { ReceiptLineId, ValueBasis, ValueDecisionId } from "~/domains/inkind/value-model";
import { newId } from "~/platform/ids/ids";
import { countViolations } from "~/platform/self-check/run-self-check.server";
import { storeFixture } from "./store";

/** The store with an accountant, and what the tests of value ask again and again. */
export async function valueFixture() {
  const at = await storeFixture();
  const accountant = await at.actorWith("accountant", "Виолета Щерева");
  const lineOf = async (receiptId: string): Promise<ReceiptLineId> =>
    String((await at.sql`select l.id from goods_receipt_line l join goods_offer_line o on o.id = l.offer_line_id where l.receipt_id = ${receiptId} order by o.position`)[0]!.id) as ReceiptLineId;
  const recognise = (lineId: ReceiptLineId, amount: number, seq = 0, more: { basis?: ValueBasis; by?: typeof accountant; decisionId?: ValueDecisionId } = {}) =>
    recogniseValue(at.ctx(more.by ?? accountant), {
      decisionId: more.decisionId ?? (newId<"ValueDecision">() as ValueDecisionId), lineId, seq, amount, basis: more.basis ?? "invoice", evidence: "фактура № 118 от 11.12.2026 г.",
    });
  /** Sums of the in-kind journal by account, in cents. */
  const book = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await at.sql`select a.code, sum(p.amount)::bigint as cents from posting p join ledger_account a on a.id = p.account_id where p.book = 'in_kind' group by 1`).map((row) => [String(row.code).replace("in_kind.", ""), Number(row.cents)]));
  /** Says what the donor's form would have said; a line is insert-only for everybody but the owner who looks away. */
  const declare = async (offerId: string, cents: number, basis: "book" | "invoice" | "estimate") => {
    await at.asOwner`alter table goods_offer_line disable trigger user`;
    await at.asOwner`update goods_offer_line set declared_value_cents = ${cents}, value_basis = ${basis} where offer_id = ${offerId} and position = 1`;
    await at.asOwner`alter table goods_offer_line enable trigger user`;
  };
  const brokenBooks = async () => [...(await at.broken()), ...(await countViolations(at.db, fundsChecks)).filter((check) => check.violations > 0)];
  return { ...at, accountant, lineOf, recognise, book, declare, brokenBooks };
}
export type ValueFixture = Awaited<ReturnType<typeof valueFixture>>;
