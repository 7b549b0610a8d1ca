import { formatDate, formatDuration } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import type { Translate } from "~/platform/i18n/instance";
import { localDateOf } from "~/platform/time/local-date";
import { formatLookCode } from "~/platform/tokens/look-code";
import { givenName } from "../../people/api";
import { certificatePurposes } from "../model";
import type { OwnHours } from "../queries/own-hours.server";
import type { OwnPage } from "../queries/own-page.server";
import type { OwnShift } from "../queries/own-shifts.server";
import { servesText } from "../when";
import { ownRow, type OwnRowView } from "./own-row";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
  /** "/my/<token>" or "/account/shifts". */
  readonly home: string;
  readonly baseUrl: string;
  /** What the form asking for a certificate will send. */
  readonly askId: string;
}

export interface OwnHoursView {
  readonly segments: readonly { readonly to: string; readonly text: string; readonly current: boolean }[];
  readonly sum: string;
  readonly waiting: string;
  readonly none: string;
  readonly of: readonly {
    readonly from: string; readonly to: string; readonly list: string;
    readonly entries: readonly { readonly href: string; readonly code: string; readonly day: string; readonly title: string; readonly time: string; readonly name: string }[];
  }[];
}

export interface PapersView {
  readonly askId: string;
  readonly fromDay: string;
  readonly untilDay: string;
  readonly purposes: readonly { readonly value: string; readonly text: string }[];
  readonly rows: readonly { readonly id: string; readonly period: string; readonly text: string; readonly openName: string | null }[];
}

export interface PastRowView {
  readonly signupId: string;
  readonly day: string;
  readonly title: string;
  readonly place: string;
  readonly tag: OwnRowView["tag"];
  readonly time: string;
}

/** One's own page over all shifts, in words. */
export interface OwnPageView {
  readonly title: string;
  readonly lead: string;
  readonly upcoming: readonly OwnRowView[];
  readonly past: readonly PastRowView[];
  readonly hours: OwnHoursView;
  /** Null while there is nothing to put on paper. */
  readonly papers: PapersView | null;
  readonly alerts: { readonly any: boolean; readonly on: readonly string[]; readonly options: readonly { readonly value: string; readonly text: string }[] };
  readonly feed: { readonly address: string; readonly subscribe: string } | null;
  readonly rules: { readonly text: string; readonly newer: boolean };
}

function hoursView(hours: OwnHours, year: number | null, thisYear: number, { locale, t, home }: Said): OwnHoursView {
  const time = (minutes: number) => formatDuration(minutes, locale);
  return {
    segments: [
      { to: `${home}#hours`, text: t("volunteering:mine.hours.year", { year: thisYear }), current: year !== null },
      { to: `${home}?hours=all#hours`, text: t("volunteering:mine.hours.all"), current: year === null },
    ],
    sum: hours.shifts > 0 ? t("volunteering:mine.hours.sum", { count: hours.shifts, time: time(hours.minutes) }) : "",
    waiting: hours.waitingMinutes > 0 ? t("volunteering:mine.hours.waiting", { time: time(hours.waitingMinutes) }) : "",
    none: hours.shifts > 0 ? "" : t(year === null ? "volunteering:mine.hours.none" : "volunteering:mine.hours.noneYear"),
    of: hours.of.map((group) => ({
      from: t("volunteering:mine.hours.yours", { time: time(group.minutes) }),
      to: servesText(group.serves, t),
      list: t("volunteering:mine.hours.list", { count: group.entries.length }),
      entries: group.entries.map((entry) => {
        const day = formatDate(entry.workedOn, locale);
        return { href: `/path/${entry.lookCode}`, code: formatLookCode(entry.lookCode), day, title: entry.title, time: time(entry.minutes), name: t("volunteering:mine.hours.pathOf", { date: day }) };
      }),
    })),
  };
}

function papersView(page: OwnPage, { locale, t, askId }: Said): PapersView | null {
  if (page.certificates.length === 0 && page.hours.shifts === 0 && page.past.every((own) => own.hours === null)) return null;
  const key = "volunteering:mine.papers";
  return {
    askId, fromDay: `${page.thisYear}-01-01`, untilDay: localDateOf(page.now),
    purposes: certificatePurposes.map((value) => ({ value, text: t(`volunteering:certificateDesk.purposes.${value}`) })),
    rows: page.certificates.map((row) => ({
      id: row.id,
      period: t(`${key}.period`, { from: formatDate(row.fromDay, locale), until: formatDate(row.untilDay, locale) }),
      text: row.state === "issued" ? t(`${key}.issued`, { number: row.number, year: row.year, time: formatDuration(row.minutes, locale) })
        : row.state === "declined" ? t(`${key}.declined`) : t(`${key}.requested`, { date: formatDate(row.requestedAt, locale) }),
      openName: row.state === "issued" ? t(`${key}.openName`, { number: row.number }) : null,
    })),
  };
}

function pastRow(own: OwnShift, now: Date, said: Said): PastRowView {
  const row = ownRow(own, { ...said, now });
  // Over and nobody has said yet who came: it is simply past.
  const unsaid = own.outlook === "confirmed";
  return {
    signupId: row.signupId, day: row.day, title: row.title, place: own.shift.place,
    tag: unsaid ? { text: said.t("volunteering:mine.tag.confirmed"), tone: "neutral" } : row.tag, time: own.hours ? formatDuration(own.hours.minutes, said.locale) : "",
  };
}

export function ownPageView(page: OwnPage, said: Said): OwnPageView {
  const { locale, t, home, baseUrl } = said;
  const { rules } = page;
  const address = page.feed ? `${baseUrl}/calendar/${page.feed}.ics` : null;
  // What waits for an answer first, then by time; what one has given up at the end.
  const rank = (own: OwnShift): number => (own.outlook === "offered" || own.outlook === "can_confirm" ? 0 : ["cancelled", "handed_over", "shift_cancelled", "ruled_out"].includes(own.outlook) ? 2 : 1);
  return {
    title: t("volunteering:mine.title"),
    lead: t("volunteering:mine.lead", { name: givenName(page.fullName) }),
    upcoming: page.upcoming.filter((own) => own.outlook !== "link_expired").map((own, at) => ({ own, at })).sort((a, b) => rank(a.own) - rank(b.own) || a.at - b.at)
      .map(({ own }) => ownRow(own, { locale, t, home, now: page.now })),
    past: page.past.map((own) => pastRow(own, page.now, said)),
    hours: hoursView(page.hours, page.year, page.thisYear, said),
    papers: papersView(page, said),
    alerts: { any: page.alerts.any, on: page.alerts.opportunities.filter((one) => one.on).map((one) => one.id), options: page.alerts.opportunities.map((one) => ({ value: one.id, text: one.title })) },
    feed: address ? { address, subscribe: address.replace(/^https?:/, "webcal:") } : null,
    rules: {
      text: rules ? t("volunteering:mine.rules.accepted", { date: formatDate(rules.acceptedAt, locale), version: rules.version }) : t("volunteering:mine.rules.none"),
      newer: rules !== null && !rules.newest,
    },
  };
}
