import { formatDate, formatDayRange, formatMoney, formatMonthName, formatNumber, formatTime, formatTimeRange, formatWeekday, formatWeekdayDate } from "~/platform/i18n/format";
import { instant } from "~/platform/time/clock";
import { monthOf } from "~/platform/time/local-date";
import type { HomePage } from "../queries/home.server";
import { needView } from "./need-view";
import { amountText, capitalised, figureText, hoursText, type Speech, unbroken, workText } from "./words";

type Bazaar = NonNullable<HomePage["bazaar"]>;

/** Days with the same hours stand together: „Петък 14:00 – 20:00 ч.“, „Събота, неделя 10:00 – 20:00 ч.“ */
function openingTimes(days: Bazaar["days"], locale: Speech["locale"]): string[] {
  const groups = new Map<string, string[]>();
  for (const day of days) {
    const hours = formatTimeRange(instant(day.opensAt), instant(day.closesAt), locale);
    groups.set(hours, [...(groups.get(hours) ?? []), formatWeekday(instant(day.opensAt), locale)]);
  }
  return [...groups].map(([hours, names]) => `${capitalised(names.join(", "))} ${hours}`);
}

function bazaarView(bazaar: Bazaar, { t, locale }: Speech) {
  const stalls = t("impact:home.stalls", { count: bazaar.stalls });
  const list = bazaar.experiences.map((name) => name.toLocaleLowerCase(locale)).join(", ");
  return {
    name: bazaar.name,
    when: formatDayRange(bazaar.startsOn, bazaar.endsOn, locale).replace(/\s\d{4}(\s|\u00a0)?(г\.)?$/u, ""),
    away: bazaar.inDays <= 0 ? t("impact:home.running") : t("impact:home.in_days", { count: bazaar.inDays }),
    place: bazaar.place,
    times: openingTimes(bazaar.days, locale),
    what: bazaar.stalls === 0 && list === "" ? null : list === "" ? stalls : t("impact:home.experiences", { stalls, list }),
    causes: bazaar.causes.length === 0 ? null : t("impact:home.raising", { list: bazaar.causes.join(", ") }),
    programme: bazaar.programme.map((entry) => ({
      when: `${formatWeekday(instant(entry.startsAt), locale, "short")} ${formatTime(instant(entry.startsAt), locale)}`, title: entry.title,
    })),
  };
}

function storyView(page: HomePage, { t, locale }: Speech) {
  const { story } = page;
  if (!story) return null;
  const price = formatMoney(story.priceCents, locale);
  const when = story.startsOn && story.endsOn ? formatDayRange(story.startsOn, story.endsOn, locale) : capitalised(formatMonthName(story.month, locale));
  return {
    given: { title: story.thing, text: story.maker ? t("impact:home.made_by", { name: story.maker, price }) : t("impact:home.price", { price }) },
    raised: { title: story.event, text: t("impact:home.event", { date: formatDate(story.eventOn, locale), purchases: story.purchases, sum: formatMoney(story.eventCents, locale) }) },
    supported: {
      title: story.programme,
      text: t("impact:home.camp", { when, work: workText(story.measure, { show: story.count }, page.smallNumberThreshold, t), service: unbroken(story.service) }),
    },
  };
}

function goodsView(page: HomePage, speech: Speech) {
  const { t, locale } = speech;
  const food = page.goods.filter((row) => row.category === "food" && row.unit === "g").reduce((sum, row) => sum + row.received, 0);
  const rest = page.goods.filter((row) => row.unit === "piece" && row.category !== "food").slice(0, 3);
  const list = rest.map((row) => `${formatNumber(row.received, locale)} ${t(`impact:year.categories.${row.category}`)}`).join(", ");
  const [figure, unit] = amountText(food, "g", speech).split("\u00a0");
  if (food === 0) return { figure: rest[0] ? formatNumber(rest[0].received, locale) : "0", unit: rest[0] ? t(`impact:year.categories.${rest[0].category}`) : "", text: t("impact:home.no_food") };
  return { figure: figure ?? "0", unit: unit ?? "", text: list ? t("impact:home.goods_text", { list }) : t("impact:home.goods_only") };
}

/** The home page in words. */
export function homeView(page: HomePage, speech: Speech, city: string) {
  const { t, locale } = speech;
  const { cash, time, today, year } = page;
  return {
    where: t("impact:home.where", { city, day: `${formatWeekdayDate(today, locale)} ${year}${locale === "bg" ? "\u00a0г." : ""}` }).replace(/^, /u, ""),
    needs: page.needs.map((need) => needView(need, speech)),
    openNeeds: page.openNeeds,
    bazaar: page.bazaar ? bazaarView(page.bazaar, speech) : null,
    achieved: t("impact:home.achieved", { year }),
    story: storyView(page, speech),
    books: {
      cash: { figure: formatMoney(cash.raised, locale), text: t("impact:home.cash_text", { used: formatMoney(cash.used, locale) }) },
      goods: goodsView(page, speech),
      time: { figure: hoursText(time.minutes, speech), text: t("impact:home.time_text", { count: time.volunteers }) },
    },
    note: `${t("impact:never_added")} ${t("impact:home.as_of", { date: formatDate(today, locale) })}`.replace(/([^.])$/u, "$1."),
    services: page.services.map((service) => ({
      id: service.id,
      name: unbroken(service.name),
      text: [
        service.about,
        service.capacity ? t("impact:home.service_capacity", { n: service.capacity }) : "",
        service.until && service.homeVisits && service.groupSessions
          ? t("impact:home.service_work", { month: formatMonthName(service.until, locale), groups: service.groupSessions, visits: figureText(service.homeVisits, page.smallNumberThreshold, t) })
          : "",
      ].filter(Boolean).join(" "),
      to: service.until ? `/services/${service.id}/${monthOf(service.until).slice(0, 7)}` : null,
    })),
  };
}
export type HomeView = ReturnType<typeof homeView>;
