import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatPhone } from "../../people/api";
import type { HandOverPage, SubstitutePage } from "../queries/hand-over.server";
import type { PublicShift } from "../queries/shift-fields.server";
import { momentOf, whenOf } from "../when";
import { shiftFacts, type ShiftFactsView } from "./shift-row";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

const named = (shift: PublicShift, task: string): string => (task ? `${shift.title} – ${task}` : shift.title);

/** Giving a place on, in words. */
export interface HandOverView {
  readonly back: string;
  readonly openId: string;
  readonly namedId: string;
  readonly shiftTitle: string;
  readonly facts: ShiftFactsView;
  /** Nothing to give any more. */
  readonly gone: boolean;
  readonly seeking: string | null;
  readonly waits: string | null;
  readonly cancelUntil: string | null;
  readonly party: string | null;
  readonly exchangeable: readonly { readonly value: string; readonly text: string }[];
}

export function handOverView({ own, waiting, exchangeable }: HandOverPage, said: Said & Pick<HandOverView, "back" | "openId" | "namedId">): HandOverView {
  const { locale, t, back, openId, namedId } = said;
  const { offered } = own;
  const seeking = !offered ? null : offered.to ? t(offered.exchange ? "volunteering:handOver.seekExchange" : "volunteering:handOver.seekNamed", { name: offered.to }) : t("volunteering:handOver.seekOpen");
  return {
    back, openId, namedId, shiftTitle: named(own.shift, own.task), facts: shiftFacts(own.shift, said), gone: own.outlook !== "confirmed", seeking,
    waits: waiting > 0 ? t("volunteering:handOver.waits", { count: waiting }) : null,
    cancelUntil: own.canCancel ? t("volunteering:handOver.giveUpSmall", { when: momentOf(own.cancelUntil, locale) }) : null,
    party: own.partySize > 1 ? t("volunteering:handOver.party", { count: own.partySize }) : null,
    exchangeable: exchangeable.map((shift) => ({ value: shift.id, text: `${whenOf(shift, locale)}: ${shift.title}` })),
  };
}

/** What a named substitute decides, in words. */
export interface SubstituteView {
  readonly state: SubstitutePage["state"];
  readonly title: string;
  readonly shiftId: string;
  readonly shiftTitle: string;
  readonly facts: ShiftFactsView;
  readonly contact: { readonly name: string; readonly phone: string | null; readonly phoneText: string | null };
  readonly bring: string;
  readonly does: string;
  readonly party: string | null;
  readonly exchange: { readonly title: string; readonly when: string; readonly held: boolean } | null;
  readonly rulesVersion: number | null;
}

export function substituteView(page: SubstitutePage, said: Said): SubstituteView {
  const { t, locale } = said;
  const key = "volunteering:substitute";
  const titles = { open: t(page.exchange ? `${key}.titleExchange` : `${key}.title`, { giver: page.giver }), yours: t(`${key}.yoursTitle`), declined: t(`${key}.declinedTitle`), over: t(`${key}.overTitle`) };
  return {
    state: page.state, title: titles[page.state], shiftId: page.shift.id, shiftTitle: named(page.shift, page.task), facts: shiftFacts(page.shift, said),
    contact: { ...page.contact, phoneText: page.contact.phone ? formatPhone(page.contact.phone) : null }, bring: page.shift.bring, does: page.shift.does,
    party: page.partySize > 1 ? t(`${key}.party`, { count: page.partySize }) : null,
    exchange: page.exchange ? { title: page.exchange.shift.title, when: whenOf(page.exchange.shift, locale), held: page.exchange.held } : null, rulesVersion: page.rulesVersion,
  };
}
