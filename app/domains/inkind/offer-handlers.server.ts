import { eq } from "drizzle-orm";
import { offerTurn, giftPartner, helpPromise, helpReceipt, standingOffer } from "~db/schema/inkind-offers.server";
import { service } from "~db/schema/services.server";
import { notifyPerson } from "~/domains/people/api.server";
import { givenName } from "~/domains/people/api";
import { formatDate, formatDuration, formatQuantity, formatTimeRange } from "~/platform/i18n/format";
import { hoursLater } from "~/platform/time/clock";
import { issueActToken, revokeActTokens } from "~/platform/tokens/act-token.server";
import { keepStandingToken } from "~/platform/tokens/standing-token.server";
import type { Effect, JobCtx } from "~/platform/jobs/handlers.server";
import type { Block } from "~/platform/mail/letter";
import { formatLookCode } from "~/platform/tokens/look-code";
import { answerPurpose, standingPurpose, type BaseUnit } from "./model";
import { follow, writeOnce } from "./offer-letters.server";
import { turnsOf } from "./queries/offer-turns.server";
import { trackOffer } from "./queries/tracking.server";
import { ruleWords } from "./standing-words";

/** The turn a letter is about decides that it goes once: a second question is a second letter. */
const answerDays = 30;

async function askByLetter(ctx: JobCtx, effect: Effect, kind: "asked" | "proposed"): Promise<void> {
  const turnId = String(effect.payload.turnId);
  const [turn] = await ctx.db.select({ at: offerTurn.at }).from(offerTurn).where(eq(offerTurn.id, turnId));
  if (!turn) return;
  await writeOnce(ctx, effect, {
    kind, revision: () => Math.floor(turn.at.getTime() / 1000) % 2_000_000_000,
    words: (offer, { t }) => ({ subject: t(`inkind:offerMails.${kind}.subject`, { number: offer.number }), preheader: t(`inkind:offerMails.${kind}.preheader`), title: t(`inkind:offerMails.${kind}.title`) }),
  }, async (offer, composing) => {
    const { t, to, tx } = composing;
    const said = (await turnsOf(tx, offer.id)).find(({ id }) => id === turnId)!;
    // Only the newest letter's link answers.
    await revokeActTokens(tx, ctx, answerPurpose, offer.id);
    const token = await issueActToken(tx, ctx, { purpose: answerPurpose, subjectId: offer.id, expiresAt: hoursLater(ctx.clock.now(), answerDays * 24) });
    const rows = said.amounts.map(({ description, declared, quantity, unit }) => ({ label: description, value: t("inkind:answer.take", { what: description, taken: formatQuantity(quantity, unit, to.locale), declared: formatQuantity(declared, unit, to.locale) }) }));
    const when = said.from && said.until ? [{ label: t("inkind:offerMails.proposed.when"), value: `${formatDate(said.from, to.locale)}, ${formatTimeRange(said.from, said.until, to.locale)}` }] : [];
    return [
      ...(said.text ? [{ kind: "text" as const, text: said.text }] : []),
      kind === "asked" ? { kind: "text", text: t("inkind:offerMails.asked.what", { what: offer.what(to.locale) }) } : { kind: "facts", rows: [...rows, ...when] },
      { kind: "button", label: t(`inkind:offerMails.${kind}.button`), href: `${ctx.baseUrl}/g/${token}` },
      { kind: "links", items: [{ label: t("inkind:mails.trackLabel"), href: offer.track }] },
    ];
  });
}
export const tellAsked = (ctx: JobCtx, effect: Effect): Promise<void> => askByLetter(ctx, effect, "asked");
export const tellProposed = (ctx: JobCtx, effect: Effect): Promise<void> => askByLetter(ctx, effect, "proposed");

export const tellRedirected = (ctx: JobCtx, effect: Effect): Promise<void> =>
  writeOnce(ctx, effect, {
    kind: "redirected",
    words: (offer, { t }) => ({ subject: t("inkind:offerMails.redirected.subject", { number: offer.number }), preheader: t("inkind:offerMails.redirected.preheader"), title: t("inkind:offerMails.redirected.title") }),
  }, async (offer, { t, to, tx }) => {
    const [partner] = await tx.select().from(giftPartner).where(eq(giftPartner.id, offer.partnerId!));
    return [
      ...(offer.decisionNote ? [{ kind: "text" as const, text: offer.decisionNote }] : []),
      { kind: "facts", rows: [
        { label: t("inkind:offerMails.redirected.partner"), value: partner!.name },
        { label: t("inkind:offerMails.redirected.takes"), value: to.locale === "bg" ? partner!.takesBg : partner!.takesEn },
        { label: t("inkind:offerMails.redirected.contact"), value: partner!.contact },
      ] },
      { kind: "small", text: t("inkind:offerMails.redirected.nothing") },
    ];
  });

export async function tellHelpConfirmed(ctx: JobCtx, effect: Effect): Promise<void> {
  const [got] = await ctx.db
    .select({ bg: service.nameBg, en: service.nameEn, minutes: helpReceipt.minutes, deliverable: helpReceipt.deliverable, on: helpReceipt.receivedOn })
    .from(helpReceipt).innerJoin(helpPromise, eq(helpPromise.offerId, helpReceipt.offerId)).innerJoin(service, eq(service.id, helpReceipt.serviceId))
    .where(eq(helpReceipt.offerId, String(effect.payload.offerId)));
  if (!got) return;
  await writeOnce(ctx, effect, {
    kind: "help_confirmed",
    words: (_offer, { t, to }) => ({ subject: t("inkind:offerMails.helpConfirmed.subject"), preheader: t("inkind:offerMails.helpConfirmed.preheader", { service: to.locale === "bg" ? got.bg : got.en }), title: t("inkind:offerMails.helpConfirmed.title") }),
  }, (offer, composing) => {
    const { t, to } = composing;
    const amount = [got.minutes ? formatDuration(got.minutes, to.locale) : null, got.deliverable].filter(Boolean).join(", ");
    return [{ kind: "text", text: t("inkind:offerMails.helpConfirmed.text", { service: to.locale === "bg" ? got.bg : got.en, amount, date: formatDate(got.on, to.locale) }) }, follow(offer, composing)];
  });
}

/** What became of it, folded from the movements at the moment of the letter. Nothing is asked for in a thank-you. */
export const tellUsed = (ctx: JobCtx, effect: Effect): Promise<void> =>
  writeOnce(ctx, effect, {
    kind: "used",
    words: (offer, { t }) => ({ subject: t("inkind:offerMails.used.subject", { number: offer.number }), preheader: t("inkind:offerMails.used.preheader"), title: t("inkind:offerMails.used.title") }),
  }, async (offer, composing) => {
    const { t, to } = composing;
    const tracked = await trackOffer(ctx, offer.code, to.locale);
    const amount = (quantity: number, unit: BaseUnit) => formatQuantity(quantity, unit, to.locale);
    const items = [
      { title: t("inkind:offerMails.used.declared"), note: offer.what(to.locale), date: formatDate(offer.createdAt, to.locale) },
      { title: t("inkind:offerMails.used.accepted"), note: (tracked?.lines ?? []).filter((line) => line.accepted).map((line) => `${line.description}, ${amount(line.accepted!, line.unit)}`).join("; "), date: offer.closedAt ? formatDate(offer.closedAt, to.locale) : "" },
      ...(tracked?.moves ?? []).map((move) => ({
        title: t(`inkind:tracking.steps.${move.kind === "issue" ? "issued" : move.kind === "stall" ? "stall" : "written_off"}`),
        note: t(`inkind:track.lineStates.${move.kind}`, { quantity: amount(move.quantity, move.unit), place: move.place ?? "" }), date: formatDate(move.lastAt, to.locale), ring: move.kind === "issue",
      })),
    ];
    const blocks: Block[] = [
      { kind: "text", text: t("inkind:offerMails.used.text") }, { kind: "steps", items }, { kind: "text", text: t("inkind:offerMails.used.not") },
      { kind: "links", items: [{ label: t("inkind:offerMails.used.path"), href: `${ctx.baseUrl}/t/${formatLookCode(offer.code)}` }] }, { kind: "small", text: t("inkind:offerMails.used.last") },
    ];
    return blocks;
  });

/** The firm's lasting link. */
export async function tellStandingAgreed(ctx: JobCtx, effect: Effect): Promise<void> {
  const id = String(effect.payload.standingOfferId);
  const [row] = await ctx.db.select().from(standingOffer).where(eq(standingOffer.id, id));
  if (!row) return;
  await notifyPerson(ctx, { kind: "inkind.standing_agreed", subjectId: id, personId: row.contactPersonId }, async ({ tx, t, to }) => {
    const token = await keepStandingToken(tx, ctx, { purpose: standingPurpose, subjectId: id, expiresAt: hoursLater(ctx.clock.now(), 24 * 365 * 5) });
    return {
      subject: t("inkind:standingMails.agreed.subject", { what: row.description }), preheader: t("inkind:standingMails.agreed.preheader"), title: t("inkind:standingMails.agreed.title"),
      reason: t("inkind:standingMails.agreed.reason"),
      blocks: [
        { kind: "text", text: to.fullName ? t("inkind:mails.hello", { name: givenName(to.fullName) }) : t("inkind:mails.helloPlain") },
        { kind: "text", text: t("inkind:standingMails.agreed.text", { rule: `${row.description} – ${ruleWords({ ...row, unit: row.unit as BaseUnit, from: row.fromTime, until: row.untilTime }, t, to.locale)}`, date: formatDate(row.startsOn, to.locale) }) },
        { kind: "button", label: t("inkind:standingMails.agreed.button"), href: `${ctx.baseUrl}/standing/${token}` },
        { kind: "small", text: t("inkind:standingMails.agreed.keep") },
      ],
    };
  });
}
