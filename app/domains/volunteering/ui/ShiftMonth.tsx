import { useTranslation } from "react-i18next";
import { classNames } from "~/ui/class-names";
import { Icon } from "~/ui/Icon";
import { ChevronLeftIcon, ChevronRightIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import type { MonthCell, MonthView } from "./month-view";

function Cell({ cell }: { cell: MonthCell }) {
  const { t } = useTranslation("volunteering");
  const { has } = cell;
  const className = classNames(cell.outside && "outside", cell.past && "past", cell.today && "today", has && (has.full ? "full" : "room"));
  const number = <span className="d">{cell.number}{cell.today ? <span className="vh"> {t("browse.today")}</span> : null}</span>;
  return (
    <td className={className || undefined} aria-current={cell.today ? "date" : undefined}>
      {has ? (
        <Link to={has.to} aria-label={has.name} prefetch="intent">
          {number}
          <span className="n">{has.shifts}</span>
          <span className="f"><span className="words">{has.places}</span><span className="brief">{has.short}</span></span>
          {has.urgent ? <span className="u">{has.urgent}</span> : null}
        </Link>
      ) : number}
    </td>
  );
}

/** A month of shifts: each day leads to its list. */
export function ShiftMonth({ month }: { month: MonthView }) {
  const { t } = useTranslation("volunteering");
  return (
    <section aria-labelledby="month" className="month">
      <div className="row between month-head">
        {month.previous ? <Link className="btn icon quiet" to={month.previous} aria-label={t("browse.previous")} preventScrollReset><Icon of={ChevronLeftIcon} size="l" /></Link> : <span className="btn icon none" aria-hidden="true" />}
        <h2 id="month" className="h2m grow" aria-live="polite">{month.title}</h2>
        <Link className="btn icon quiet" to={month.next} aria-label={t("browse.next")} preventScrollReset><Icon of={ChevronRightIcon} size="l" /></Link>
      </div>
      <p className="t14 soft mt-1"><span className="words">{t("browse.legend")}</span><span className="brief">{t("browse.legendShort")}</span></p>
      <table>
        <thead><tr>{month.weekdays.map((day) => <th key={day.long} scope="col"><abbr title={day.long}>{day.short}</abbr></th>)}</tr></thead>
        <tbody>{month.weeks.map((week) => <tr key={week[0]?.day}>{week.map((cell) => <Cell key={cell.day} cell={cell} />)}</tr>)}</tbody>
      </table>
      {month.empty ? <p className="soft mt-3">{t("browse.emptyMonth")}</p> : null}
    </section>
  );
}
