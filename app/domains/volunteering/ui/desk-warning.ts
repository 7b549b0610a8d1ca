import { formatTime } from "~/platform/i18n/format";
import { instant, minutesLater } from "~/platform/time/clock";
import { firstGap, isThere, slotsOf } from "../presence";
import type { DeskPerson, DeskPosition, ShiftDesk } from "../queries/shift-desk.server";
import { stayOf } from "./desk-lane";
import { checkNames, momentSaid, nameOf, skipReason, type Said } from "./desk-words";

/** What is short or broken, with the one thing to do about it. */
export interface WarningView {
  readonly key: string;
  readonly title: string;
  readonly text: string;
  readonly act: { readonly kind: "offerNext"; readonly positionId: string; readonly label: string } | { readonly kind: "link"; readonly to: string; readonly label: string } | null;
}

/** From then on nobody is written to: people are called. */
const callMinutes = 60;

const lastHour = (desk: ShiftDesk, now: Date): boolean => now >= minutesLater(desk.startsAt, -callMinutes);
/** The first of the list who may take a place; a passed offer is no obstacle when the team asks. */
const nextOf = (position: DeskPosition): DeskPerson | undefined => position.people.find((one) => one.state === "waitlisted" && !one.obstacle);

function actFor(position: DeskPosition, desk: ShiftDesk, said: Said): WarningView["act"] {
  const { t, now } = said;
  if (!desk.may.manage) return null;
  const base = `/staff/shifts/${desk.id}`;
  const next = nextOf(position);
  if (next && lastHour(desk, now)) return { kind: "link", to: `${base}?open=seat.${next.signupId}`, label: t("volunteering:desk.warn.callNext") };
  if (next) return { kind: "offerNext", positionId: position.id, label: t("volunteering:desk.warn.offerNext") };
  return { kind: "link", to: `${base}/candidates?position=${position.id}`, label: t("volunteering:desk.warn.candidates") };
}

/** „Огнян Вълков е до 16:00 ч. Борислава Минкова отговаря до 12:40 ч. Следващ: Деян Илиев.“ */
function whyShort(position: DeskPosition, from: Date | null, said: Said): string {
  const { t, locale } = said;
  const leave = from === null ? [] : position.people.filter((one) => isThere(one.state) && one.staysUntil !== null && instant(one.staysUntil) <= from);
  const offered = position.people.filter((one) => one.state === "offered" && one.holds && one.holdUntil);
  const next = nextOf(position);
  const parts = [
    ...leave.map((one) => t("volunteering:desk.warn.leaves", { name: nameOf(one), time: formatTime(instant(one.staysUntil!), locale) })),
    ...offered.map((one) => t("volunteering:desk.warn.answers", { name: nameOf(one), until: momentSaid(instant(one.holdUntil!), said) })),
    next ? t("volunteering:desk.warn.next", { name: nameOf(next) }) : t("volunteering:desk.warn.nobodyNext"),
  ];
  return parts.join(" ");
}

function ratioWarning(position: DeskPosition, name: string, desk: ShiftDesk, { t }: Said): WarningView | null {
  const { adults, minors, perAdult } = position;
  if (perAdult === null || minors <= adults * perAdult) return null;
  return {
    key: `ratio${position.id}`, title: t("volunteering:desk.warn.ratio", { name }), text: t("volunteering:desk.warn.ratioText", { minors, adults, perAdult }),
    act: desk.may.manage ? { kind: "link", to: `/staff/shifts/${desk.id}/candidates?position=${position.id}&adults=1`, label: t("volunteering:desk.warn.adults") } : null,
  };
}

function leadWarning(position: DeskPosition, name: string, desk: ShiftDesk, said: Said): WarningView | null {
  const { t } = said;
  // Before anybody is there nothing is missing yet: the task is merely empty.
  if (position.leadMissing.length === 0 || !position.people.some((one) => isThere(one.state))) return null;
  return {
    key: `lead${position.id}`, title: t("volunteering:desk.warn.lead", { name }), text: t("volunteering:desk.warn.leadText", { list: checkNames(position.leadMissing, said) }),
    act: desk.may.manage ? { kind: "link", to: `/staff/shifts/${desk.id}/candidates?position=${position.id}&adults=1`, label: t("volunteering:desk.warn.adults") } : null,
  };
}

function gapWarning(position: DeskPosition, name: string, desk: ShiftDesk, said: Said): WarningView | null {
  const { t, locale } = said;
  const gap = firstGap(slotsOf(desk).filter((slot) => slot.until > said.now), position.people.map(stayOf), position);
  if (!gap) return null;
  const facts = { name, time: formatTime(gap.from, locale), count: gap.present, need: position.minPeople };
  const key = gap.whole ? "short" : "gap";
  return {
    key: `${key}${position.id}`, title: t(gap.present === 0 ? `volunteering:desk.warn.${key}None` : `volunteering:desk.warn.${key}`, facts),
    text: whyShort(position, gap.whole ? null : gap.from, said), act: actFor(position, desk, said),
  };
}

/** Free seats and people who wait in the last hour: the list is called, not written to. */
function callWarning(position: DeskPosition, name: string, desk: ShiftDesk, said: Said): WarningView | null {
  const { t, now } = said;
  const first = position.people.find((one) => one.state === "waitlisted" && skipReason(one, position.free, said) === null && one.partySize <= position.free);
  if (!first || !lastHour(desk, now) || desk.over) return null;
  return { key: `call${position.id}`, title: t("volunteering:desk.warn.call", { name }), text: t("volunteering:desk.warn.callText", { name: nameOf(first) }), act: actFor(position, desk, said) };
}

function papersWarning(desk: ShiftDesk, { t }: Said): WarningView | null {
  const waiting = desk.positions.flatMap((position) => position.people).filter((one) => one.state === "pending_clearance");
  const [first] = waiting;
  if (!first) return null;
  return {
    key: "papers", title: t("volunteering:desk.warn.papers", { count: waiting.length }), text: t("volunteering:desk.warn.papersText", { name: nameOf(first) }),
    act: desk.may.manage ? { kind: "link", to: `/staff/people/${first.personId}`, label: t("volunteering:desk.warn.papersAct") } : null,
  };
}

/** Most pressing first: what endangers people, then what is empty, then what waits. */
export function warningsOf(desk: ShiftDesk, said: Said): readonly WarningView[] {
  if (desk.cancelled || desk.over) return [];
  const each = (of: (position: DeskPosition, name: string, desk: ShiftDesk, said: Said) => WarningView | null) =>
    desk.positions.map((position) => of(position, position.name || desk.title, desk, said));
  return [...each(ratioWarning), ...each(leadWarning), ...each(callWarning), ...each(gapWarning), papersWarning(desk, said)].filter((one) => one !== null);
}
