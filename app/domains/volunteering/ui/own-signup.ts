import type { RefusalFacts } from "~/platform/errors/result";
import { formatDuration, formatTime } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { formatLookCode } from "~/platform/tokens/look-code";
import { formatPhone } from "../../people/api";
import type { Outlook } from "../model";
import type { PublicShift } from "../queries/shift-fields.server";
import type { SignupView } from "../queries/signup-by-token.server";
import { momentOf, plannedMinutes, servesText, whenOf, yourTime } from "../when";
import { type GuardianView, guardianView } from "./own-guardian";
import { shiftFacts, shiftRowOn, type ShiftFactsView, type ShiftRowView } from "./shift-row";

const titles = {
  can_confirm: "confirmTitle", confirmed: "acceptedTitle", pending_consent: "consentTitle", attended: "attendedTitle", no_show: "noShowTitle",
  can_queue: "fullTitle", waitlisted: "waitTitle", offered: "offerTitle", pending_clearance: "clearanceTitle", handed_over: "handedTitle", ruled_out: "ruledTitle", overlaps_other: "overlapTitle", shift_started: "startedTitle", shift_cancelled: "offTitle", link_expired: "expiredTitle", cancelled: "cancelledTitle",
} as const satisfies Record<Outlook, string>;

/** What the page behind the mailed link says, in the reader's words. */
export interface OwnSignupView {
  readonly outlook: Outlook;
  readonly title: string;
  /** Paragraphs under it. */
  readonly texts: readonly string[];
  /** Closes the first paragraph of a confirmed place, in bold. */
  readonly email: string | null;
  readonly shiftId: string;
  /** With the kind of work where the shift has several. */
  readonly shiftTitle: string;
  readonly facts: ShiftFactsView;
  readonly contact: { readonly name: string; readonly phone: string | null; readonly phoneText: string | null };
  readonly bring: string;
  readonly thread: { readonly from: string; readonly to: string };
  /** The list: the shift, who is first, the reader. */
  readonly queue: { readonly shift: string; readonly first: string | null; readonly you: string } | null;
  readonly mailNote: string | null;
  readonly calendarHref: string;
  /** „Предложете размяна“. */
  readonly handOverHref: string;
  readonly canCancel: boolean;
  readonly cancelText: string;
  readonly ticket: { readonly code: string; readonly digits: string; readonly label: string } | null;
  readonly party: { readonly text: string; readonly minorsText: string | null; readonly size: number; readonly minors: number } | null;
  readonly choice: { readonly others: readonly { readonly id: string; readonly text: string }[]; readonly stay: string; readonly take: string; readonly full: boolean } | null;
  readonly offered: boolean;
  readonly ended: boolean;
  readonly guardian: GuardianView | null;
  readonly rules: { readonly href: string; readonly isNew: boolean } | null;
  readonly confirm: string;
  readonly pathHref: string | null;
  readonly nearestTitle: string;
  readonly nearest: readonly ShiftRowView[];
}

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

const own = (t: Translate, key: string, facts?: Record<string, unknown>): string => t(`volunteering:own.${key}`, facts);
const callOf = ({ contact }: SignupView) => ({ name: contact.name, phone: contact.phone ? formatPhone(contact.phone) : "" });
/** The sentence with a phone, or the one for whoever has none. */
const withCall = (view: SignupView, t: Translate, key: string): string => own(t, view.contact.phone ? key : `${key}None`, callOf(view));

/** „4 часа“, „30 минути“: at least so long. */
export const spanOf = (minutes: number, t: Translate): string =>
  minutes >= 60 ? own(t, "hours", { count: Math.floor(minutes / 60) }) : own(t, "minutes", { count: Math.floor(minutes) });

function waitTexts(view: SignupView, t: Translate): string[] {
  if (view.offerMinutes === null) return [own(t, "waitLast"), ...(view.contact.phone ? [own(t, "waitLastCall", callOf(view))] : [])];
  return [
    own(t, "waitText", { time: spanOf(view.offerMinutes, t) }),
    ...(view.partySize > 1 ? [own(t, "waitParty", { count: view.partySize })] : []), ...(view.adultsMissing ? [own(t, "waitAdults")] : []),
  ];
}

function confirmTexts(view: SignupView, { locale, t }: Said): string[] {
  if (view.shift.opensAt) return [own(t, "confirmOpens", { when: momentOf(view.shift.opensAt, locale) })];
  const seat = view.holdsSeat && view.expiresAt ? own(t, "confirmHeld", { time: formatTime(view.expiresAt, locale) }) : own(t, "confirmFree", { n: view.position.free });
  return [`${own(t, "confirmText")} ${seat}`, ...(view.minor && view.guardian?.email ? [own(t, "confirmMinor", { email: view.guardian.email })] : [])];
}

/** Why it is not to be had, with the facts; a closed one whose facts are no longer known says it in general. */
export function ruledReason(view: SignupView, { locale, t }: Said): string {
  const reason = view.ruledOut?.reason ?? "unknown";
  const facts: RefusalFacts = view.ruledOut?.facts ?? {};
  const needsFacts = ["age", "work_class", "hours_of_day", "day_minutes"].includes(reason) && Object.keys(facts).length === 0;
  const said = {
    ...facts, work: typeof facts.class === "string" ? t(`volunteering:workClass.${facts.class}`) : "",
    limit: formatDuration(Number(facts.limit ?? 0), locale), minutes: formatDuration(Number(facts.minutes ?? 0), locale),
  };
  return own(t, `reason.${needsFacts ? "unknown" : reason}`, said);
}

function overlapTexts(view: SignupView, { locale, t }: Said): string[] {
  const until = view.offered && view.expiresAt ? [own(t, "overlapOffer", { when: momentOf(view.expiresAt, locale) })] : [];
  return [view.others.map((other) => own(t, "overlapOne", { title: other.title, when: whenOf(other, locale) })).join(" "), ...until];
}

const roomHere = (view: SignupView): boolean => view.holdsSeat || view.position.free >= view.partySize;

function textsOf(view: SignupView, said: Said): string[] {
  const { locale, t } = said;
  switch (view.outlook) {
    case "can_confirm": return confirmTexts(view, said);
    case "confirmed": return [own(t, view.email ? "acceptedText" : "acceptedNoMail")];
    case "attended": return [own(t, "attendedText", { time: formatDuration(view.hours?.minutes ?? 0, locale) })];
    case "no_show": return [own(t, "noShowText", callOf(view))];
    case "can_queue": return [view.partySize > 1 ? own(t, "fullParty", { n: view.partySize, free: view.position.free }) : own(t, "fullText", { n: view.position.capacity })];
    case "waitlisted": return waitTexts(view, t);
    case "offered": return view.expiresAt ? [own(t, "offerText", { when: momentOf(view.expiresAt, locale) })] : [];
    case "pending_clearance": return [
      own(t, "clearanceText", { what: view.missingChecks.map((kind) => t(`volunteering:checkKind.${kind}`)).join(", ") }), withCall(view, t, "clearanceNext"), own(t, "clearanceSeat"),
    ];
    case "handed_over": return [own(t, "handedText")];
    case "ruled_out": return [ruledReason(view, said), withCall(view, t, "ruledCall")];
    case "overlaps_other": return overlapTexts(view, said);
    case "shift_started": return [withCall(view, t, "startedText").trim()];
    case "shift_cancelled": return [own(t, "offText")];
    case "link_expired": return [own(t, "expiredText")];
    case "cancelled": return [own(t, "cancelledText")];
    case "pending_consent": return [];
  }
}

function choiceOf(view: SignupView, { t }: Said): OwnSignupView["choice"] {
  if (view.outlook !== "overlaps_other") return null;
  const [first, ...more] = view.others;
  return {
    others: view.others.map((other) => ({ id: other.signupId, text: other.title })),
    stay: first && more.length === 0 ? own(t, "overlapStay", { title: first.title }) : own(t, "overlapStayAll"),
    take: own(t, "overlapTake", { count: view.others.length }),
    full: !roomHere(view),
  };
}

const partyOf = (view: SignupView, t: Translate): OwnSignupView["party"] =>
  view.partySize === 1 ? null : {
    text: own(t, "party", { count: view.partySize }), minorsText: view.partyMinors > 0 ? own(t, "partyMinors", { n: view.partyMinors }) : null, size: view.partySize, minors: view.partyMinors,
  };

const endedOutlooks: readonly Outlook[] = ["attended", "no_show", "handed_over", "shift_started", "shift_cancelled", "link_expired", "cancelled"];

export function ownSignupView(
  view: SignupView, said: Said & { readonly token: string; readonly nearest: readonly PublicShift[]; readonly sameDay: boolean },
): OwnSignupView {
  const { locale, t } = said;
  const { outlook } = view;
  const phoneText = view.contact.phone ? formatPhone(view.contact.phone) : null;
  const guardian = outlook === "pending_consent" ? guardianView(view, said) : null;
  const ended = endedOutlooks.includes(outlook) || (outlook === "ruled_out" && view.ruledOut === null);
  const task = view.position.name ? `${view.shift.title}, ${view.position.name}` : view.shift.title;
  return {
    outlook, title: guardian?.title ?? own(t, outlook === "ruled_out" && !view.holdsSeat && ended ? "ruledEndedTitle" : titles[outlook], { n: view.queuePlace ?? "" }),
    texts: guardian?.texts ?? textsOf(view, said),
    email: outlook === "confirmed" ? view.email : null,
    shiftId: view.shift.id, shiftTitle: task, facts: shiftFacts(view.shift, said), contact: { ...view.contact, phoneText }, bring: view.shift.bring,
    thread: { from: yourTime(view.hours?.minutes ?? plannedMinutes(view.shift), locale, t), to: servesText(view.shift.serves, t) },
    queue: outlook === "waitlisted" ? { shift: view.position.name || view.shift.title, first: (view.queuePlace ?? 1) > 1 ? own(t, "waitFirst") : null, you: own(t, "you") } : null,
    mailNote: outlook === "waitlisted" && view.email && view.offerMinutes !== null ? own(t, "waitMail", { email: view.email }) : null,
    calendarHref: `/s/${encodeURIComponent(said.token)}/calendar.ics`,
    handOverHref: `/s/${encodeURIComponent(said.token)}/hand-over`,
    canCancel: view.canCancel,
    cancelText: view.canCancel ? own(t, "cancelUntil", { when: momentOf(view.cancelUntil, locale) }) : withCall(view, t, "cancelByPhone"),
    ticket: view.checkInCode && outlook === "confirmed" ? { code: view.checkInCode, digits: formatLookCode(view.checkInCode), label: own(t, "ticketQr", { code: formatLookCode(view.checkInCode) }) } : null,
    party: partyOf(view, t), choice: choiceOf(view, said), offered: view.offered, ended, guardian,
    rules: view.rules ? { href: `/rules/${view.rules.version}`, isNew: view.rules.before !== null } : null,
    confirm: own(t, view.partySize > 1 ? "confirmParty" : "confirm"),
    pathHref: view.hours ? `/path/${view.hours.lookCode}` : null,
    nearestTitle: own(t, outlook === "ruled_out" ? "fitting" : said.sameDay ? "sameDay" : "nearest"),
    nearest: said.nearest.map((shift) => shiftRowOn(shift, said)),
  };
}
