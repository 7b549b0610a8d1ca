import { eq, inArray } from "drizzle-orm";
import type { goodsRequestLine } from "~db/schema/inkind-requests.server";
import { bestBeforePass } from "~db/schema/inkind-requests.server";
import type { stockLot } from "~db/schema/inkind.server";
import { programme, service } from "~db/schema/services.server";
import type { IssueProtocolSnapshot } from "~/domains/documents/api";
import { issueDocument } from "~/domains/documents/api.server";
import { organisationSettings, personNames } from "~/domains/people/api.server";
import type { Ctx } from "~/platform/context.server";
import type { Reader, Tx } from "~/platform/db/db.server";
import { formatDate, formatQuantity, formatTime } from "~/platform/i18n/format";
import { localDateOf } from "~/platform/time/local-date";
import { bg } from "./messages.bg";
import type { BaseUnit } from "./model";
import { openOf } from "./request-model";
import { linesOf } from "./request-rows.server";

type Lot = Pick<typeof stockLot.$inferSelect, "id" | "number" | "unit" | "itemName" | "useBy" | "bestBefore">;
export interface Handed {
  readonly promiseId: string;
  readonly lineId: string;
  readonly quantity: number;
  readonly lot: Lot;
}

/** „ЦОП – Крайбряг, програма „Реинтеграция““: where the goods go, in the language of the paper. */
export async function targetName(reader: Reader, at: { readonly serviceId: string; readonly programmeId: string | null }): Promise<string> {
  const [house] = await reader.select({ name: service.nameBg }).from(service).where(eq(service.id, at.serviceId));
  const [part] = at.programmeId ? await reader.select({ name: programme.nameBg }).from(programme).where(eq(programme.id, at.programmeId)) : [];
  return [house?.name ?? "", part?.name].filter(Boolean).join(", ");
}

/** The words the receiver signs under: shown before the signature and kept with it. */
export const statementOf = (target: string): string => bg.handOver.statement.replace("{{target}}", target);

const asked = (line: Pick<typeof goodsRequestLine.$inferSelect, "description" | "size">): string => [line.description, line.size].filter(Boolean).join(", ");

async function lotWords(tx: Tx, handed: readonly Handed[]): Promise<Map<string, string>> {
  const passes = new Set((await tx.select({ id: bestBeforePass.reservationId }).from(bestBeforePass).where(inArray(bestBeforePass.reservationId, handed.map((one) => one.promiseId)))).map((row) => row.id));
  return new Map(handed.map(({ promiseId, lot, quantity }) => {
    const day = lot.useBy ? `, използвай преди ${formatDate(lot.useBy, "bg")}` : lot.bestBefore ? `, най-добър до ${formatDate(lot.bestBefore, "bg")}` : "";
    return [promiseId, `№ ${lot.number}: ${formatQuantity(quantity, lot.unit as BaseUnit, "bg")}${day}${passes.has(promiseId) ? " – мина, прегледано при предаването" : ""}`];
  }));
}

export interface Signing {
  readonly receiverName: string;
  readonly receiverRole: string;
  readonly signature: string | null;
}

/** Issues the protocol of one handover with the next number of its series. Called last: the counter row stays locked until commit. */
export async function issueIssueProtocol(
  tx: Tx, ctx: Ctx, request: { readonly id: string; readonly number: number; readonly serviceId: string; readonly programmeId: string | null }, issueId: string,
  handed: readonly Handed[], signing: Signing,
): Promise<string> {
  const [us, target, lines, lots] = [await organisationSettings(tx, "bg"), await targetName(tx, request), await linesOf(tx, request.id), await lotWords(tx, handed)];
  const keeperId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  const keeper = keeperId ? (await personNames(tx, [keeperId])).get(keeperId) : undefined;
  const now = ctx.clock.now();
  const data: IssueProtocolSnapshot = {
    date: formatDate(now, "bg"), time: formatTime(now, "bg"), place: [us.city, us.address].filter(Boolean).join(", "),
    organisation: { name: us.name, eik: us.eik, address: us.address, email: us.email, phone: us.phone },
    basis: `Заявка № ${request.number}`, target,
    givenBy: keeper ? { name: keeper, role: "складов отговорник" } : null,
    receivedBy: { name: signing.receiverName, role: signing.receiverRole },
    lines: lines.flatMap((line) => {
      const own = handed.filter((one) => one.lineId === line.id);
      if (own.length === 0) return [];
      const sum = own.reduce((total, one) => total + one.quantity, 0);
      const items = [...new Set(own.map((one) => one.lot.itemName))].join("; ");
      return [{ description: items, quantity: formatQuantity(sum, line.unit as BaseUnit, "bg"), lots: own.map((one) => lots.get(one.promiseId) ?? "") }];
    }),
    open: lines.flatMap((line) => (openOf(line) > 0 ? [`${asked(line)}: ${formatQuantity(openOf(line), line.unit as BaseUnit, "bg")}`] : [])),
    statement: statementOf(target), signature: signing.signature,
  };
  const issued = await issueDocument(tx, ctx, { type: "issue_protocol", on: localDateOf(now), subjectId: issueId, data });
  return issued.id;
}
