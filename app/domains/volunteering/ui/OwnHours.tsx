import { useTranslation } from "react-i18next";
import { BookLabel } from "~/ui/Book";
import { Card } from "~/ui/Card";
import { Link } from "~/ui/Link";
import { Segments } from "~/ui/Segments";
import { ThreadLine } from "~/ui/thread/ThreadLine";
import type { OwnHoursView } from "./own-page";

/** A thread for each thing the hours supported, and under it the shifts with their codes: the thread says nothing the list does not. */
export function OwnHours({ hours }: { hours: OwnHoursView }) {
  const { t } = useTranslation("volunteering");
  return (
    <section id="hours" aria-labelledby="hours-title">
      <div className="row between wraps mb-3">
        <h2 id="hours-title" className="h2m">{t("mine.hours.title")}</h2>
        <Segments label={t("mine.hours.range")} items={hours.segments} />
      </div>
      <Card pad>
        <BookLabel book="time" text={t("mine.hours.book")} />
        {hours.sum ? <p className="fig36 mt-1">{hours.sum}</p> : <p className="mt-2">{hours.none}</p>}
        {hours.waiting ? <p className="t14 soft mt-2">{hours.waiting}</p> : null}
        <div className="supports">{hours.of.map((group) => (
          <div key={`${group.to} ${group.from}`} className="support">
            <ThreadLine from={{ text: group.from }} to={{ text: group.to }} />
            <details className="opens">
              <summary>{group.list}</summary>
              <ul className="lines">
                {group.entries.map((entry) => (
                  <li key={entry.code}>
                    <span className="grow"><b>{entry.title}</b><span className="block t14 soft">{entry.day} · <span className="num">{entry.code}</span></span></span>
                    <span className="row tight"><b className="num">{entry.time}</b><Link to={entry.href} aria-label={entry.name}>{t("mine.hours.path")}</Link></span>
                  </li>
                ))}
              </ul>
            </details>
          </div>
        ))}</div>
        <p className="t14 soft mt-4">{t("mine.hours.note")}</p>
      </Card>
    </section>
  );
}
