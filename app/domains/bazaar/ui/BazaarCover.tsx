import { useTranslation } from "react-i18next";
import { formatDayRange, formatTimeRange, formatWeekday } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { Icon } from "~/ui/Icon";
import { ClockIcon, MapPinIcon } from "~/ui/icons";
import { StallsArt } from "~/ui/thread/drawings";

export interface OpenDay {
  readonly day: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** Days that keep the same hours stand on one line: „събота и неделя 10:00 – 20:00 ч.“ */
function hoursLines(days: readonly OpenDay[], locale: Locale): string[] {
  const lines = new Map<string, string[]>();
  for (const { day, opensAt, closesAt } of days) {
    const hours = formatTimeRange(opensAt, closesAt, locale);
    lines.set(hours, [...(lines.get(hours) ?? []), formatWeekday(day, locale)]);
  }
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return [...lines].map(([hours, names]) => {
    const text = `${list.format(names)} ${hours}`;
    return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  });
}

interface Props {
  readonly name: string;
  readonly place: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly days: readonly OpenDay[];
  readonly locale: Locale;
}

/** The festive ground of a bazaar: name, dates, place, hours. */
export function BazaarCover({ name, place, startsOn, endsOn, days, locale }: Props) {
  const { t } = useTranslation("bazaar");
  return (
    <section className="scr-bazaar cover">
      <div className="wrap cover-grid">
        <StallsArt />
        <div>
          <h1>{name}</h1>
          <p className="when">{formatDayRange(startsOn, endsOn, locale)}</p>
          <dl>
            <dt><Icon of={MapPinIcon} label={t("public.place")} /></dt>
            <dd>{place}</dd>
            <dt><Icon of={ClockIcon} label={t("public.hours")} /></dt>
            <dd>{hoursLines(days, locale).map((line) => <span key={line} className="block">{line}</span>)}</dd>
          </dl>
        </div>
      </div>
    </section>
  );
}
