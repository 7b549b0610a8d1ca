import { eq, inArray } from "drizzle-orm";
import { goodsOffer, stockLot } from "~db/schema/inkind.server";
import { goodsRequest, goodsRequestLine } from "~db/schema/inkind-requests.server";
import { stockReservation } from "~db/schema/inkind-store.server";
import { account } from "~db/schema/people.server";
import { need } from "~db/schema/services.server";
import { givenName } from "~/domains/people/api";
import { notifyPerson, type Composing } from "~/domains/people/api.server";
import { formatQuantity } from "~/platform/i18n/format";
import { inLocale } from "~/platform/i18n/locale";
import type { Effect, Handler, JobCtx } from "~/platform/jobs/handlers.server";
import type { Block } from "~/platform/mail/letter";
import type { BaseUnit } from "./model";
import { forRequestLine } from "./request-model";
import { linesOf } from "./request-rows.server";

const idIn = (effect: Effect, key: string): string => String(effect.payload[key] ?? "");
const hello = ({ to, t }: Composing): Block => ({ kind: "text", text: to.fullName ? t("inkind:mails.hello", { name: givenName(to.fullName) }) : t("inkind:mails.helloPlain") });

const requestOf = async (ctx: JobCtx, requestId: string) => (await ctx.db.select().from(goodsRequest).where(eq(goodsRequest.id, requestId)))[0];

/** The people behind accounts, each once; an account without a person's address is passed over by the letter itself. */
async function peopleOf(ctx: JobCtx, accountIds: readonly (string | null)[]): Promise<readonly string[]> {
  const ids = [...new Set(accountIds.filter((id): id is string => id !== null))];
  if (ids.length === 0) return [];
  return [...new Set((await ctx.db.select({ personId: account.personId }).from(account).where(inArray(account.id, ids))).map((row) => row.personId))];
}

const open = (ctx: JobCtx, { t }: Composing, path: string): Block => ({ kind: "button", label: t("inkind:requestMails.open"), href: `${ctx.baseUrl}/staff/requests/${path}` });

/** `inkind.request_decided`: to whoever asked, line by line. */
export const tellDecided: Handler = async (ctx, effect) => {
  const request = await requestOf(ctx, idIn(effect, "requestId"));
  if (!request) return;
  const lines = await linesOf(ctx.db, request.id);
  for (const personId of await peopleOf(ctx, [request.createdBy])) {
    await notifyPerson(ctx, { kind: "inkind.request_decided", subjectId: request.id, personId }, (composing) => {
      const { t, to } = composing;
      const key = "inkind:requestMails.decided";
      const facts = { number: String(request.number) };
      const rows = lines.map((line) => line.approved
        ? { label: t(`${key}.approved`), value: `${line.description}, ${formatQuantity(line.approved, line.unit as BaseUnit, to.locale)}` }
        : { label: t(`${key}.refused`), value: `${line.description}: ${t(`inkind:request.refuseReasons.${line.refuseReason}`)}` });
      return {
        subject: t(`${key}.subject`, facts), preheader: t(`${key}.preheader`), title: t(`${key}.title`, facts), reason: t("inkind:requestMails.reason"),
        blocks: [hello(composing), { kind: "facts", rows }, open(ctx, composing, request.id)],
      };
    });
  }
};

/** `inkind.promise_cut`: to the storekeeper who promised and to whoever asked; the line is short again. */
export const tellPromiseCut: Handler = async (ctx, effect) => {
  if (effect.payload.forKind !== forRequestLine) return;
  const [cut] = await ctx.db
    .select({
      id: stockReservation.id, quantity: stockReservation.quantity, unit: stockLot.unit, lot: stockLot.number, what: stockLot.itemName, promisedBy: stockReservation.createdBy,
      requestId: goodsRequest.id, number: goodsRequest.number, askedBy: goodsRequest.createdBy, decidedBy: goodsRequest.decidedBy,
    })
    .from(stockReservation).innerJoin(stockLot, eq(stockLot.id, stockReservation.lotId))
    .innerJoin(goodsRequestLine, eq(goodsRequestLine.id, stockReservation.forId)).innerJoin(goodsRequest, eq(goodsRequest.id, goodsRequestLine.requestId))
    .where(eq(stockReservation.id, idIn(effect, "reservationId")));
  if (!cut) return;
  for (const personId of await peopleOf(ctx, [cut.promisedBy, cut.decidedBy, cut.askedBy])) {
    await notifyPerson(ctx, { kind: "inkind.promise_cut", subjectId: cut.id, personId }, (composing) => {
      const { t, to } = composing;
      const key = "inkind:requestMails.cut";
      const facts = { number: String(cut.number), lot: String(cut.lot), what: cut.what, quantity: formatQuantity(cut.quantity, cut.unit as BaseUnit, to.locale) };
      return {
        subject: t(`${key}.subject`, facts), preheader: t(`${key}.preheader`), title: t(`${key}.title`), reason: t("inkind:requestMails.reason"),
        blocks: [hello(composing), { kind: "text", text: t(`${key}.text`, facts) }, { kind: "text", text: t(`${key}.next`) }, open(ctx, composing, cut.requestId)],
      };
    });
  }
};

/** `inkind.handover_disputed`: to the storekeeper who approved. */
export const tellDisputed: Handler = async (ctx, effect) => {
  const request = await requestOf(ctx, idIn(effect, "requestId"));
  if (!request) return;
  for (const personId of await peopleOf(ctx, [request.decidedBy])) {
    await notifyPerson(ctx, { kind: "inkind.handover_disputed", subjectId: idIn(effect, "issueId"), personId }, (composing) => {
      const { t } = composing;
      const key = "inkind:requestMails.disputed";
      const facts = { number: String(request.number) };
      return {
        subject: t(`${key}.subject`, facts), preheader: t(`${key}.preheader`), title: t(`${key}.title`), reason: t("inkind:requestMails.reason"),
        blocks: [hello(composing), { kind: "text", text: t(`${key}.text`, facts) }, open(ctx, composing, request.id)],
      };
    });
  }
};

/** `services.pledge_lapsed` of an offer of goods: to its donor. */
export const tellOfferLapsed: Handler = async (ctx, effect) => {
  if (effect.payload.sourceKind !== "goods_offer") return;
  const [offer] = await ctx.db.select({ personId: goodsOffer.donorPersonId }).from(goodsOffer).where(eq(goodsOffer.id, idIn(effect, "sourceId")));
  const [asked] = await ctx.db.select({ titleBg: need.titleBg, titleEn: need.titleEn }).from(need).where(eq(need.id, idIn(effect, "needId")));
  if (!offer?.personId || !asked) return;
  await notifyPerson(ctx, { kind: "inkind.pledge_lapsed", subjectId: idIn(effect, "pledgeId"), personId: offer.personId }, (composing) => {
    const { t, to } = composing;
    const key = "inkind:requestMails.lapsed";
    const facts = { need: inLocale(to.locale, asked.titleBg, asked.titleEn) };
    return {
      subject: t(`${key}.subject`, facts), preheader: t(`${key}.preheader`), title: t(`${key}.title`), reason: t("inkind:mails.reason"),
      blocks: [hello(composing), { kind: "text", text: t(`${key}.text`, facts) }, { kind: "button", label: t(`${key}.button`), href: `${ctx.baseUrl}/needs` }],
    };
  });
};
