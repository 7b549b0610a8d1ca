import { oneStop } from "~/platform/i18n/instance";
import { formatDate, formatTime } from "~/platform/i18n/format";
import { localTimeOf } from "~/platform/time/local-date";
import { formatPhone } from "../../people/api";
import type { Roster } from "../queries/roster.server";
import { dayOf, rangeOf } from "../when";
import type { Said } from "./desk-words";

export interface RosterView {
  readonly title: string;
  readonly when: string;
  readonly place: string;
  readonly inCharge: string;
  readonly lead: string;
  readonly rows: readonly { readonly key: string; readonly no: number; readonly name: string; readonly notes: string; readonly task: string; readonly phone: string }[];
  readonly blocks: readonly string[];
  readonly withTask: boolean;
}

/** What the paper says: who, where, whom to call in need. */
export function rosterView(roster: Roster, said: Said): RosterView {
  const { t, locale, now } = said;
  return {
    title: roster.title, when: `${dayOf(roster.startsAt, locale)}, ${rangeOf(roster, locale)}`, place: roster.place,
    inCharge: t("volunteering:shift.inChargeNoPhone", { name: roster.inCharge }),
    lead: t("volunteering:printSheet.lead", {
      people: roster.rows.reduce((sum, row) => sum + row.guests + 1, 0), minors: roster.rows.filter((row) => row.minor).length, at: `${formatDate(now, locale)}, ${formatTime(now, locale)}`,
    }),
    rows: roster.rows.map((row, index) => {
      const notes = [
        row.minor ? t("volunteering:printSheet.minor") : "",
        row.staysFrom ? t("volunteering:desk.from", { time: localTimeOf(row.staysFrom) }) : "", row.staysUntil ? t("volunteering:desk.until", { time: localTimeOf(row.staysUntil) }) : "",
        row.guests > 0 ? t("volunteering:printSheet.guests", { n: row.guests }) : "",
        row.minor ? (row.guardian ? t("volunteering:printSheet.emergency", { name: row.guardian.name, phone: formatPhone(row.guardian.phone) }) : t("volunteering:printSheet.emergencyUnknown")) : "",
      ];
      return { key: row.signupId, no: index + 1, name: row.name, notes: oneStop(notes.filter(Boolean).join(". ")), task: row.task, phone: row.phone ? formatPhone(row.phone) : "" };
    }),
    blocks: roster.blocks.map((one) => t("volunteering:printSheet.unnamed", { organisation: one.organisation, n: one.unnamed })),
    withTask: roster.rows.some((row) => row.task !== ""),
  };
}
