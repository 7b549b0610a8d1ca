import { formatDuration } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatPhone } from "../../people/api";
import type { Outlook } from "../model";
import type { PublicShift } from "../queries/shift-fields.server";
import type { SignupView } from "../queries/signup-by-token.server";
import { momentOf, plannedMinutes, servesText, whenOf, yourTime } from "../when";
import { shiftFacts, shiftRowOn, type ShiftFactsView, type ShiftRowView } from "./shift-row";

const titles = {
  can_confirm: "confirmTitle", confirmed: "acceptedTitle", pending_consent: "consentTitle", attended: "attendedTitle", no_show: "noShowTitle",
  can_queue: "fullTitle", waitlisted: "waitTitle", offered: "offerTitle", pending_clearance: "clearanceTitle", handed_over: "handedTitle", ruled_out: "ruledTitle", overlaps_other: "overlapTitle", shift_started: "startedTitle", shift_cancelled: "offTitle", link_expired: "expiredTitle", cancelled: "cancelledTitle",
} as const satisfies Record<Outlook, string>;
const ownTitle = (outlook: Outlook, t: Translate, place?: number | null): string => t(`volunteering:own.${titles[outlook]}`, { n: place ?? "" });

/** What the page behind the mailed link says, in the reader's words. */
export interface OwnSignupView {
  readonly outlook: Outlook;
  readonly title: string;
  readonly text: string;
  readonly email: string | null;
  readonly shiftId: string;
  readonly shiftTitle: string;
  readonly facts: ShiftFactsView;
  readonly contact: { readonly name: string; readonly phone: string | null; readonly phoneText: string | null };
  readonly bring: string;
  readonly thread: { readonly from: string; readonly to: string };
  readonly calendarHref: string;
  readonly canCancel: boolean;
  readonly cancelText: string;
  readonly pathHref: string | null;
  readonly nearest: readonly ShiftRowView[];
}

function textOf(view: SignupView, locale: Locale, t: Translate): string {
  const { name, phone } = view.contact;
  const call = { name, phone: phone ? formatPhone(phone) : "" };
  switch (view.outlook) {
    case "can_confirm": return t("volunteering:own.confirmText");
    case "confirmed": return t(view.email ? "volunteering:own.acceptedText" : "volunteering:own.acceptedNoMail");
    case "pending_consent": {
      const until = view.expiresAt ? ` ${t("volunteering:own.consentUntil", { when: momentOf(view.expiresAt, locale) })}` : "";
      return t(phone ? "volunteering:own.consentText" : "volunteering:own.consentTextNone", call) + until;
    }
    case "attended": return t("volunteering:own.attendedText", { time: formatDuration(view.hours?.minutes ?? 0, locale) });
    case "no_show": return t("volunteering:own.noShowText", call);
    case "can_queue": return t("volunteering:own.fullText", { n: view.shift.capacity });
    case "waitlisted": return t("volunteering:own.waitText");
    case "offered": return view.expiresAt ? t("volunteering:own.offerText", { when: momentOf(view.expiresAt, locale) }) : "";
    case "pending_clearance": return t("volunteering:own.clearanceText", call);
    case "handed_over": return t("volunteering:own.handedText");
    case "ruled_out": return t("volunteering:own.ruledText", call);
    case "overlaps_other": return view.other ? t("volunteering:own.overlapText", { title: view.other.title, when: whenOf(view.other, locale) }) : "";
    case "shift_started": return t(phone ? "volunteering:own.startedText" : "volunteering:own.startedTextNone", call);
    case "shift_cancelled": return t("volunteering:own.offText");
    case "link_expired": return t("volunteering:own.expiredText");
    case "cancelled": return t("volunteering:own.cancelledText");
  }
}

export function ownSignupView(
  view: SignupView, said: { readonly locale: Locale; readonly t: Translate; readonly token: string; readonly nearest: readonly PublicShift[] },
): OwnSignupView {
  const { locale, t } = said;
  const phoneText = view.contact.phone ? formatPhone(view.contact.phone) : null;
  const minutes = view.hours?.minutes ?? plannedMinutes(view.shift);
  const tooLate = phoneText ? t("volunteering:own.cancelByPhone", { name: view.contact.name, phone: phoneText }) : t("volunteering:own.cancelByPhoneNone");
  return {
    outlook: view.outlook,
    title: ownTitle(view.outlook, t, view.queuePlace),
    text: textOf(view, locale, t),
    email: view.outlook === "confirmed" ? view.email : null,
    shiftId: view.shift.id,
    shiftTitle: view.shift.title,
    facts: shiftFacts(view.shift, said),
    contact: { ...view.contact, phoneText },
    bring: view.shift.bring,
    thread: { from: yourTime(minutes, locale, t), to: servesText(view.shift.serves, t) },
    calendarHref: `/s/${encodeURIComponent(said.token)}/calendar.ics`,
    canCancel: view.canCancel,
    cancelText: view.canCancel ? t("volunteering:own.cancelUntil", { when: momentOf(view.cancelUntil, locale) }) : tooLate,
    pathHref: view.hours ? `/path/${view.hours.lookCode}` : null,
    nearest: said.nearest.map((shift) => shiftRowOn(shift, said)),
  };
}
