import { formatTime } from "~/platform/i18n/format";
import { instant, minutesLater } from "~/platform/time/clock";
import { addDays, instantAt, localDateOf, localTimeOf } from "~/platform/time/local-date";
import { formatPhone } from "../../people/api";
import { offerNextReason } from "../model";
import { isThere } from "../presence";
import type { DeskPerson, DeskPosition, ShiftDesk } from "../queries/shift-desk.server";
import { dayOf } from "../when";
import { momentSaid, nameOf, skipReason, type Said } from "./desk-words";

interface Choice {
  readonly value: string;
  readonly text: string;
}

/** What is known and may be done about one person of the shift. */
export interface SeatSheetView {
  readonly kind: "seat";
  readonly signupId: string;
  readonly title: string;
  readonly state: string;
  readonly facts: readonly { readonly term: string; readonly text: string; readonly href?: string }[];
  readonly personTo: string;
  readonly confirm: boolean;
  readonly admit: boolean;
  readonly askGuardian: boolean;
  readonly moveTo: readonly Choice[];
  /** Times of the part of the shift, and at whose side; null when there is nothing to say. */
  readonly stay: { readonly from: string; readonly until: string; readonly edges: string; readonly beside: readonly Choice[]; readonly besideId: string } | null;
  readonly takeOff: boolean;
}

export interface AddSheetView {
  readonly kind: "add";
  readonly positionId: string;
  readonly name: string;
  readonly adultsOnly: boolean;
}

export interface TaskSheetView {
  readonly kind: "task";
  readonly positionId: string;
  readonly name: string;
  readonly capacity: number;
  readonly taken: number;
  readonly changes: readonly string[];
  readonly leadChecks: readonly string[];
  readonly candidatesTo: string;
  readonly holdTo: string;
  readonly addTo: string;
}

export interface HoldSheetView {
  readonly kind: "hold";
  readonly positionId: string;
  readonly name: string;
  readonly free: number;
  readonly releaseDay: string;
  readonly releaseTime: string;
  readonly organisations: readonly string[];
}

export interface BlockSheetView {
  readonly kind: "block";
  readonly blockId: string;
  readonly title: string;
  readonly facts: SeatSheetView["facts"];
  readonly size: number;
  readonly releaseDay: string;
  readonly releaseTime: string;
  readonly unnamed: number;
}

export type SheetView = SeatSheetView | AddSheetView | TaskSheetView | HoldSheetView | BlockSheetView | { readonly kind: "cancel" };

/** „seat.<id>“ and so on, from the address; what is not there opens nothing. */
export function sheetView(desk: ShiftDesk, open: string | undefined, organisations: readonly string[], said: Said): SheetView | null {
  if (!open || !desk.may.manage) return null;
  const [kind = "", id = ""] = open.split(".");
  if (kind === "cancel") return desk.started || desk.cancelled ? null : { kind };
  const position = desk.positions.find((one) => one.id === id || one.people.some((person) => person.signupId === id) || one.blocks.some((block) => block.id === id));
  if (!position) return null;
  const name = position.name || desk.title;
  const base = `/staff/shifts/${desk.id}`;
  switch (kind) {
    case "seat": {
      const person = position.people.find((one) => one.signupId === id);
      return person ? seatSheet(person, position, desk, said) : null;
    }
    case "add":
      return desk.cancelled || desk.over ? null : { kind, positionId: position.id, name, adultsOnly: (position.minAge ?? 0) >= 18 };
    case "task":
      return {
        kind, positionId: position.id, name, capacity: position.capacity, taken: position.capacity - position.free, changes: position.changes.map((one) => changeLine(one, said)), leadChecks: position.leadChecks,
        candidatesTo: `${base}/candidates?position=${position.id}`, holdTo: `${base}?open=hold.${position.id}`, addTo: `${base}?open=add.${position.id}`,
      };
    case "hold":
      return desk.started || desk.cancelled ? null : { kind, positionId: position.id, name, free: position.free, ...releaseBefore(desk, said), organisations };
    case "block":
      return blockSheet(position, id, said);
    default:
      return null;
  }
}

/** The day before at noon, or an hour before the start when that is past. */
function releaseBefore(desk: ShiftDesk, { now }: Said): { readonly releaseDay: string; readonly releaseTime: string } {
  const dayBefore = addDays(localDateOf(desk.startsAt), -1);
  if (instantAt(dayBefore, "12:00") > now) return { releaseDay: dayBefore, releaseTime: "12:00" };
  return { releaseDay: localDateOf(desk.startsAt), releaseTime: localTimeOf(minutesLater(desk.startsAt, -60)) };
}

function seatSheet(person: DeskPerson, position: DeskPosition, desk: ShiftDesk, said: Said): SeatSheetView {
  const { t } = said;
  const open = !desk.cancelled && !desk.over;
  const seated = person.state === "confirmed" || person.state === "checked_in";
  const waits = person.state === "waitlisted" || person.state === "offered";
  const skip = waits ? skipReason(person, position.free, said) : null;
  const facts = [
    person.phone ? { term: t("volunteering:desk.fact.phone"), text: formatPhone(person.phone), href: `tel:${person.phone}` } : null,
    person.age !== null ? { term: t("volunteering:desk.fact.age"), text: t("volunteering:desk.years", { n: person.age }) } : null,
    person.queueNo !== null && waits ? { term: t("volunteering:desk.fact.queue"), text: skip ? t("volunteering:desk.fact.skipped", { n: person.queueNo, why: skip }) : String(person.queueNo) } : null,
    person.partySize > 1 ? { term: t("volunteering:desk.fact.party"), text: t(person.partyMinors > 0 ? "volunteering:desk.partyYoung" : "volunteering:desk.party", { n: person.partySize, young: person.partyMinors }) } : null,
    person.holdUntil && person.holds ? { term: t("volunteering:desk.fact.deadline"), text: momentSaid(instant(person.holdUntil), said) } : null,
    person.guardian ? { term: t("volunteering:desk.fact.guardian"), text: [person.guardian, person.guardianPhone ? formatPhone(person.guardianPhone) : ""].filter(Boolean).join(", "), ...(person.guardianPhone ? { href: `tel:${person.guardianPhone}` } : {}) } : null,
    person.paperConsent ? { term: t("volunteering:desk.fact.consent"), text: t("volunteering:desk.fact.paper") } : null,
  ].filter((one) => one !== null);
  const adults = position.people.filter((one) => !one.minor && isThere(one.state) && one.signupId !== person.signupId);
  return {
    kind: "seat", signupId: person.signupId, title: person.name, state: t(`volunteering:shift.state.${person.state}`), facts, personTo: `/staff/people/${person.personId}`,
    confirm: open && (person.state === "pending_email" || waits), admit: open && person.state === "pending_consent", askGuardian: open && !desk.started && person.state === "pending_consent",
    moveTo: open && (seated || waits) ? desk.positions.filter((one) => one.id !== position.id).map((one) => ({ value: one.id, text: t("volunteering:desk.moveOption", { name: one.name, count: one.free }) })) : [],
    stay: open && seated ? {
      from: person.staysFrom ? localTimeOf(instant(person.staysFrom)) : "", until: person.staysUntil ? localTimeOf(instant(person.staysUntil)) : "",
      edges: t("volunteering:desk.stayEdges", { from: localTimeOf(desk.startsAt), until: localTimeOf(desk.endsAt) }),
      beside: person.minor ? adults.map((one) => ({ value: one.signupId, text: nameOf(one) })) : [], besideId: person.besideId ?? "",
    } : null,
    takeOff: !desk.started && !desk.cancelled && !["checked_in", "completed", "no_show"].includes(person.state),
  };
}

function blockSheet(position: DeskPosition, id: string, said: Said): BlockSheetView | null {
  const { t } = said;
  const block = position.blocks.find((one) => one.id === id);
  if (!block) return null;
  const at = instant(block.releaseAt);
  const names = position.people.filter((one) => one.blockId === id && one.holds).map(nameOf);
  return {
    kind: "block", blockId: id, title: block.organisation, size: block.size, releaseDay: localDateOf(at), releaseTime: localTimeOf(at), unnamed: block.size - block.named,
    facts: [
      { term: t("volunteering:block.named"), text: names.length > 0 ? names.join(", ") : t("volunteering:block.nobody") },
      { term: t("volunteering:block.release"), text: momentSaid(at, said) },
      ...(block.contact ? [{ term: t("volunteering:block.contact"), text: [block.contact, block.contactPhone ? formatPhone(block.contactPhone) : ""].filter(Boolean).join(", ") }] : []),
    ],
  };
}

/** Capacity changes as the history tells them. */
const changeLine = (change: { readonly from: number; readonly to: number; readonly reason: string; readonly by: string | null; readonly at: string }, said: Said): string => {
  const { t, locale, now } = said;
  const at = instant(change.at);
  const when = dayOf(at, locale) === dayOf(now, locale) ? formatTime(at, locale) : momentSaid(at, said);
  const reason = change.reason === offerNextReason ? t("volunteering:desk.offerNextReason") : change.reason;
  return t("volunteering:desk.change", { from: change.from, to: change.to, reason, by: change.by ?? "", when });
};
