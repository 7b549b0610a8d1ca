import type { Ctx } from "~/platform/context.server";
import type { Tx } from "~/platform/db/db.server";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { hoursLater } from "~/platform/time/clock";
import { keepStandingToken } from "~/platform/tokens/standing-token.server";
import type { ComposedLetter } from "../people/api.server";
import { alertsLink, ownPageLink } from "./model";

/** Lasting links live half a year after the last letter that carried them. */
const lastingHours = 24 * 180;

type Writer = Pick<Ctx, "clock"> & { readonly baseUrl: string };
interface Reader { readonly id: string; readonly locale: Locale }

/** "https://…/my/<token>": one's own page over all shifts, the same in every letter. */
export async function ownPageAddress(tx: Tx, ctx: Writer, to: Reader): Promise<string> {
  const token = await keepStandingToken(tx, ctx, { purpose: ownPageLink, subjectId: to.id, expiresAt: hoursLater(ctx.clock.now(), lastingHours) });
  return `${ctx.baseUrl}/my/${token}?lang=${to.locale}`;
}

/** Where letters about missing people are stopped. */
export async function stopAlertsAddress(tx: Tx, ctx: Writer, to: Reader): Promise<string> {
  const token = await keepStandingToken(tx, ctx, { purpose: alertsLink, subjectId: to.id, expiresAt: hoursLater(ctx.clock.now(), lastingHours) });
  return `${ctx.baseUrl}/alerts/${token}?lang=${to.locale}`;
}

/** A letter about a sign-up with the way to one's own page under its other links. */
export async function withOwnPage<L extends Pick<ComposedLetter, "blocks">>(tx: Tx, ctx: Writer, letter: L, { to, t }: { readonly to: Reader; readonly t: Translate }): Promise<L> {
  const own = { label: t("volunteering:ownMail.page"), href: await ownPageAddress(tx, ctx, to) };
  const last = letter.blocks.at(-1);
  const blocks = last?.kind === "links" ? [...letter.blocks.slice(0, -1), { ...last, items: [...last.items, own] }] : [...letter.blocks, { kind: "links" as const, items: [own] }];
  return { ...letter, blocks };
}
