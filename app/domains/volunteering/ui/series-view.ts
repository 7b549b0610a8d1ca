import { formatTimeRange, formatWeekdayDate } from "~/platform/i18n/format";
import type { Translate } from "~/platform/i18n/instance";
import { inLocale, type Locale } from "~/platform/i18n/locale";
import type { Tone } from "~/ui/vocabulary";
import type { SeriesDay, seriesPage } from "../queries/plan-pages.server";
import { readRrule } from "../repeat";
import { hoursText, repeatText } from "./repeat-words";
import type { SeriesDayView } from "./SeriesDays";
import type { SeriesView } from "./SeriesPage";

interface Said {
  readonly locale: Locale;
  readonly t: Translate;
}

function dayView({ day, shift, leftOut, holiday }: SeriesDay, { locale, t }: Said): SeriesDayView {
  const tags: { text: string; tone: Tone }[] = [];
  if (holiday) tags.push({ text: t(`volunteering:holiday.${holiday}`), tone: "act" });
  if (shift?.cancelled) tags.push({ text: t("volunteering:series.cancelled"), tone: "neutral" });
  else if (shift?.detached) tags.push({ text: t("volunteering:series.detached"), tone: "neutral" });
  else if (leftOut) tags.push({ text: t("volunteering:series.leftOut"), tone: "neutral" });
  const stands = shift && !shift.cancelled;
  return {
    day, text: formatWeekdayDate(stands ? shift.startsAt : day, locale), time: stands ? formatTimeRange(shift.startsAt, shift.endsAt, locale) : "", shiftId: shift?.id ?? null,
    seats: stands ? t("volunteering:series.seatsOf", { taken: String(shift.taken), capacity: String(shift.capacity) }) : leftOut || shift ? "" : t("volunteering:series.notMade"),
    tags, act: leftOut ? "takeIn" : shift?.cancelled ? null : "leaveOut",
  };
}

export function seriesView(page: NonNullable<Awaited<ReturnType<typeof seriesPage>>>, said: Said): SeriesView {
  const repeat = readRrule(page.rrule);
  return {
    opportunityId: page.opportunityId, title: page.title, repeat: repeatText(page, said), hours: hoursText(page.fromTime, page.toTime, said.t),
    place: inLocale(said.locale, page.placeBg, page.placeEn), weeks: page.weeks, endsOn: page.endsOn ?? "", changeFrom: page.days.find(({ day }) => day >= page.tomorrow)?.day ?? page.tomorrow,
    days: page.days.map((day) => dayView(day, said)),
    rule: {
      repeat: repeat.kind, every: String(repeat.every), weekdays: repeat.kind === "weekly" ? [...repeat.weekdays] : [], by: repeat.kind === "monthly" ? repeat.by : "day",
      endsOn: page.endsOn ?? "", count: repeat.count === null ? "" : String(repeat.count),
    },
    nextShiftId: page.days.find(({ shift }) => shift && !shift.cancelled && !shift.detached)?.shift?.id ?? null,
  };
}
