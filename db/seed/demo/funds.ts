import type { Actor } from "../../../app/platform/access/permission";
import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { expectOk } from "../../../app/platform/errors/result";
import { parseCents, type Cents } from "../../../app/platform/money/cents";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate, localDate } from "../../../app/platform/time/local-date";
import { recordReceipt } from "../../../app/domains/funds/commands/record-receipt.server";
import { createFund, type CreateFundInput } from "../../../app/domains/funds/api.server";
import { generalFundId, type ReceiptChannel } from "../../../app/domains/funds/api";
import { accounts, demoId, people, programmes, purposeFunds, services } from "./ids";

export const accountant: Actor = {
  kind: "account", accountId: accounts.accountant, personId: people.violeta, grants: [{ role: "accountant", scopeKind: "organisation", scopeId: null }],
};
export const director: Actor = {
  kind: "account", accountId: accounts.director, personId: people.hristo, grants: [{ role: "director", scopeKind: "organisation", scopeId: null }],
};

export const euro = (text: string): Cents => parseCents(text)!;
/** What happened by then, but never after the anchor. */
export const notAfter = (day: string, anchor: LocalDate): LocalDate => localDate(day <= anchor ? day : anchor);
export const asOf = (ctx: Ctx, actor: Actor, day: LocalDate, time = "10:00"): Ctx => ({ ...ctx, actor, clock: fixedClock(instantAt(day, time)) });

const at = (...ids: readonly string[]) => ids.map((programmeId) => ({ serviceId: services.cop, programmeId }));
const purposes: readonly CreateFundInput[] = [
  { id: purposeFunds.camp, kind: "restricted", nameBg: "Летен лагер", nameEn: "Summer camp", restrictions: at(programmes.camp) },
  { id: purposeFunds.emergency, kind: "designated", nameBg: "Спешен фонд", nameEn: "Emergency fund", restrictions: [{ serviceId: services.cop, programmeId: programmes.prevention }, { serviceId: services.cop, programmeId: programmes.reintegration, measure: "home_repair" }] },
  {
    id: purposeFunds.ateliers, kind: "designated", nameBg: "Ателиета", nameEn: "Ateliers",
    restrictions: at(programmes.cooking, programmes.garden, programmes.music, programmes.together, programmes.sport),
  },
  { id: purposeFunds.youth, kind: "youth_initiative", nameBg: "Младежки инициативи", nameEn: "Pupils’ initiatives", restrictions: at(programmes.pupils) },
];

/** Receipts outside the tills (sketch 05): 318,20 carried over, 1860,00 by bank and card, 214,50 from donation boxes. */
const receipts: readonly (readonly [string, ReceiptChannel, string, string, string])[] = [
  ["2026-01-01", "carried_over", generalFundId, "318,20", "Салдо 2025"],
  ["2026-01-20", "bank_gift", purposeFunds.youth, "600,00", "Извлечение 4"],
  ["2026-02-10", "bank_gift", purposeFunds.emergency, "120,00", "Извлечение 8"],
  ["2026-03-16", "bank_gift", generalFundId, "250,00", "Извлечение 14"],
  ["2026-03-31", "donation_box", generalFundId, "71,50", "Протокол 1"],
  ["2026-05-12", "card_gift", purposeFunds.camp, "100,00", "Карта 5"],
  ["2026-06-03", "bank_gift", purposeFunds.camp, "240,00", "Извлечение 27"],
  ["2026-06-22", "card_gift", generalFundId, "150,00", "Карта 6"],
  ["2026-06-30", "donation_box", generalFundId, "68,00", "Протокол 2"],
  ["2026-09-14", "card_gift", purposeFunds.emergency, "200,00", "Карта 9"],
  ["2026-09-30", "donation_box", generalFundId, "75,00", "Протокол 3"],
  ["2026-10-05", "bank_gift", generalFundId, "200,00", "Извлечение 45"],
];
export const receiptId = (day: string, channel: ReceiptChannel): string => demoId(`receipt:${day}:${channel}`);

/** Purposes and money outside the tills; what is allocated and used follows after the sales (funds-flows). */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  for (const [index, purpose] of purposes.entries()) {
    expectOk(await inTransaction(ctx.db, (tx) => createFund(tx, asOf(ctx, accountant, notAfter("2026-01-05", anchor), `10:0${index}`), purpose)));
  }
  for (const [day, channel, fundId, amount, reference] of receipts) {
    const receivedOn = notAfter(day, anchor);
    const recorded = asOf(ctx, accountant, notAfter(addDays(localDate(day), 1), anchor));
    expectOk(await recordReceipt(recorded, { id: receiptId(day, channel), channel, fundId, amount: euro(amount), receivedOn, reference }));
  }
}
