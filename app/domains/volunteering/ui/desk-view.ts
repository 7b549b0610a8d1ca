import { formatDuration } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import { formatPhone } from "../../people/api";
import { openStates, type SignupState } from "../model";
import { isThere, sidesOf } from "../presence";
import type { DeskPerson, ShiftDesk } from "../queries/shift-desk.server";
import { dayOf, rangeOf, servesText } from "../when";
import { laneView, type LaneView } from "./desk-lane";
import { warningsOf, type WarningView } from "./desk-warning";
import { momentSaid, nameOf, type Said } from "./desk-words";

export interface MinorsView {
  readonly count: number;
  readonly adults: string;
  /** Minors at each adult's side, as drawn; and those at nobody's. */
  readonly sides: readonly number[];
  readonly alone: number;
  readonly rule: string | null;
  readonly broken: boolean;
  readonly drawn: string;
}

export interface DeskView {
  readonly id: string;
  readonly over: readonly { readonly to: string; readonly text: string }[];
  readonly title: string;
  readonly place: string;
  readonly inCharge: string;
  readonly serves: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly cancelled: boolean;
  readonly started: boolean;
  readonly counts: { readonly confirmed: number; readonly of: string; readonly offered: number; readonly waiting: number; readonly hours: string | null };
  readonly minors: MinorsView;
  readonly warning: WarningView | null;
  readonly others: readonly WarningView[];
  readonly lanes: readonly LaneView[];
  readonly ended: string | null;
  readonly invited: string | null;
  readonly messages: readonly { readonly key: string; readonly subject: string; readonly body: string; readonly meta: string }[];
  readonly may: ShiftDesk["may"];
}

function minorsView(desk: ShiftDesk, people: readonly DeskPerson[], { t }: Said): MinorsView {
  const { sides, alone } = sidesOf(people.map((one) => ({ ...one, id: one.signupId })));
  const counted = desk.positions.filter((position) => position.perAdult !== null);
  const broken = counted.some((position) => position.minors > position.adults * position.perAdult!);
  const least = Math.min(...counted.map((position) => position.perAdult!));
  const count = sides.reduce((sum, side) => sum + side.minors, 0) + alone;
  const adults = [t("volunteering:desk.minorsWith", { count: sides.length }), alone > 0 ? t("volunteering:desk.minorsAlone", { count: alone }) : ""].filter(Boolean).join(", ");
  return {
    count, adults: count === 0 ? "" : sides.length === 0 ? t("volunteering:desk.minorsAlone", { count: alone }) : adults, sides: sides.map((side) => side.minors), alone, broken,
    rule: counted.length > 0 ? t(broken ? "volunteering:desk.ratioBroken" : "volunteering:desk.ratioKept", { n: least }) : null,
    drawn: t("volunteering:desk.ratioDrawn", { adults: sides.length, minors: count, alone }),
  };
}

function overOf(desk: ShiftDesk, { t }: Said): DeskView["over"] {
  const shifts = { to: "/staff/shifts", text: t("volunteering:shift.back") };
  if (desk.host?.kind === "bazaar") return [shifts, { to: `/staff/bazaars/${desk.host.id}`, text: desk.host.name }];
  return [shifts, { to: `/shifts/${desk.id}`, text: desk.title }];
}

/** „Отказали се: Милен Трайков, Искра Добрева (свалена от екипа).“ */
function endedLine(people: readonly DeskPerson[], { t }: Said): string | null {
  const ended = people.filter((one) => !(openStates as readonly SignupState[]).includes(one.state) && !isThere(one.state) && one.state !== "no_show");
  return ended.length === 0 ? null : ended.map((one) => `${nameOf(one)} (${t(`volunteering:shift.state.${one.state}`)})`).join(", ");
}

export function deskView(desk: ShiftDesk, said: Said): DeskView {
  const { locale, t } = said;
  const people = desk.positions.flatMap((position) => position.people);
  const sum = (of: (one: DeskPerson) => boolean) => people.filter(of).reduce((total, one) => total + one.partySize, 0);
  const { name, phone } = desk.contact;
  const [warning = null, ...others] = warningsOf(desk, said);
  return {
    id: desk.id, over: overOf(desk, said),
    title: `${dayOf(desk.startsAt, locale)}, ${rangeOf(desk, locale)}`,
    place: [desk.place, desk.address].filter(Boolean).join(", "),
    inCharge: phone ? t("volunteering:shift.inCharge", { name, phone: formatPhone(phone) }) : t("volunteering:shift.inChargeNoPhone", { name }),
    serves: t("volunteering:shift.serves", { what: servesText(desk.serves, t) }),
    before: desk.before && `/staff/shifts/${desk.before}`, after: desk.after && `/staff/shifts/${desk.after}`,
    cancelled: desk.cancelled, started: desk.started,
    counts: {
      confirmed: sum((one) => isThere(one.state)), of: t("volunteering:shift.of", { n: String(desk.positions.reduce((total, one) => total + one.capacity, 0)) }),
      offered: people.filter((one) => one.state === "offered" && one.holds).length,
      waiting: people.filter((one) => one.state === "waitlisted" || (one.state === "offered" && !one.holds)).length,
      hours: desk.postedMinutes > 0 ? formatDuration(desk.postedMinutes, locale) : null,
    },
    minors: minorsView(desk, people, said),
    warning, others,
    lanes: desk.positions.map((position) => laneView(position, desk, said)),
    ended: endedLine(people, said),
    invited: desk.invited > 0 ? t("volunteering:desk.invited", { n: desk.invited }) : null,
    messages: desk.messages.map((one) => ({
      key: one.id, subject: one.subject, body: one.body, meta: t("volunteering:desk.messageMeta", { when: momentSaid(instant(one.at), said), by: one.by, count: one.letters }),
    })),
    may: desk.may,
  };
}
