import { asc, eq } from "drizzle-orm";
import { goodsOffer, goodsOfferLine } from "~db/schema/inkind.server";
import { helpPromise } from "~db/schema/inkind-offers.server";
import { givenName } from "~/domains/people/api";
import { notifyPerson, remarksOn, type ComposedLetter, type Composing } from "~/domains/people/api.server";
import { formatDate, formatQuantity, formatTimeRange } from "~/platform/i18n/format";
import type { Effect, JobCtx } from "~/platform/jobs/handlers.server";
import type { Block } from "~/platform/mail/letter";
import { formatLookCode } from "~/platform/tokens/look-code";
import type { BaseUnit } from "./model";

type Locale = "bg" | "en";

/** What a letter about one gift says. Null for a gift whose donor left no contact. */
async function offerOf(ctx: JobCtx, offerId: string) {
  const [offer] = await ctx.db.select().from(goodsOffer).where(eq(goodsOffer.id, offerId));
  if (!offer?.donorPersonId) return null;
  const [help] = offer.kind === "goods" ? [] : await ctx.db.select().from(helpPromise).where(eq(helpPromise.offerId, offerId));
  const lines = await ctx.db.select().from(goodsOfferLine).where(eq(goodsOfferLine.offerId, offerId)).orderBy(asc(goodsOfferLine.position));
  return {
    ...offer,
    donorPersonId: offer.donorPersonId,
    decisionNote: (await remarksOn(ctx.db, "goods_offer", [offerId])).get(offerId) ?? null,
    help: help ?? null,
    lines,
    what: (locale: Locale) => help?.what ?? lines.map((line) => `${line.description}, ${formatQuantity(line.quantity, line.unit as BaseUnit, locale)}`).join("; "),
    track: `${ctx.baseUrl}/t/${formatLookCode(offer.code)}`,
  };
}
export type Offer = NonNullable<Awaited<ReturnType<typeof offerOf>>>;

const hello = ({ to, t }: Composing): Block => ({
  kind: "text",
  text: to.fullName ? t("inkind:mails.hello", { name: givenName(to.fullName) }) : t("inkind:mails.helloPlain"),
});
export const follow = (offer: Offer, { t }: Composing): Block => ({ kind: "button", label: t("inkind:mails.trackLabel"), href: offer.track });

interface Words {
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
}
type Body = (offer: Offer, composing: Composing) => Promise<Block[]> | Block[];

/** One letter of one kind about one gift, exactly once; a gift agreed anew after a missed visit is another revision. */
export async function writeOnce(ctx: JobCtx, effect: Effect, letter: { kind: string; words: (offer: Offer, composing: Composing) => Promise<Words> | Words; revision?: (offer: Offer) => number }, body: Body): Promise<void> {
  const offer = await offerOf(ctx, String(effect.payload.offerId));
  if (!offer) return;
  const revision = letter.revision?.(offer) ?? 0;
  await notifyPerson(ctx, { kind: `inkind.offer_${letter.kind}`, subjectId: offer.id, personId: offer.donorPersonId, revision }, async (composing): Promise<ComposedLetter> => ({
    ...(await letter.words(offer, composing)), blocks: [hello(composing), ...(await body(offer, composing))], reason: composing.t("inkind:mails.reason"),
  }));
}

/** The four letters every gift may cause. */
export const tell = (ctx: JobCtx, effect: Effect, kind: "submitted" | "agreed" | "declined" | "received", body: Body, revision?: (offer: Offer) => number): Promise<void> =>
  writeOnce(ctx, effect, {
    kind, ...(revision ? { revision } : {}),
    words: (offer, { t, to }) => {
      const facts = { number: offer.number, when: whenOf(offer, to.locale) };
      return { subject: t(`inkind:mails.${kind}.subject`, facts), preheader: t(`inkind:mails.${kind}.preheader`, facts), title: t(`inkind:mails.${kind}.title`, facts) };
    },
  }, body);

export function whenOf(offer: Offer, locale: Locale): string {
  if (!offer.agreedFrom || !offer.agreedUntil) return "";
  return `${formatDate(offer.agreedFrom, locale)}, ${formatTimeRange(offer.agreedFrom, offer.agreedUntil, locale)}`;
}
