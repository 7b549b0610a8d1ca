import { useTranslation } from "react-i18next";
import { BookLabel } from "~/ui/Book";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Spark } from "~/ui/charts/Bars";
import { StackBar } from "~/ui/charts/StackBar";
import { Empty } from "~/ui/Empty";
import { Icon } from "~/ui/Icon";
import { BoxIcon, ClockIcon, GiftIcon, HospitalIcon, type IconType, ListChecksIcon, PackageIcon, ShieldCheckIcon, SplitIcon, TriangleAlertIcon } from "~/ui/icons";
import { Link } from "~/ui/Link";
import type { TaskView, TodayView } from "./today-view";

/** The day is a thread: knotted where it has been, stitched after „сега“. */
export function DayThread({ view }: { view: TodayView }) {
  const { t } = useTranslation("impact");
  const items = [...view.past.map((one) => ({ ...one, state: "past" })), { id: "now", when: view.now, text: "", state: "now" }, ...view.next.map((one) => ({ ...one, state: "next" }))];
  const step = 992 / Math.max(1, items.length);
  const now = view.past.length * step;
  return (
    <ol className="day" aria-label={t("today.day")} style={{ gridTemplateColumns: `repeat(${items.length}, 1fr)` }}>
      <li aria-hidden="true" className="contents">
        <svg viewBox="0 0 992 26" preserveAspectRatio="none">
          <path d={`M6 12C${now / 3} 3 ${now / 1.5} 20 ${now} 12`} stroke="var(--thread)" />
          <path d={`M${now} 12H992`} stroke="var(--line-strong)" strokeWidth="1.25" strokeDasharray="1 5" />
          {view.past.map((one, index) => <circle key={one.id} cx={index * step + 6} cy="12" r="5" fill="var(--thread)" />)}
          <path d={`M${now} 3v18`} stroke="var(--thread)" />
          {view.next.map((one, index) => <circle key={one.id} cx={now + (index + 1) * step + 6} cy="12" r="5" fill="var(--paper)" stroke="var(--line-strong)" strokeWidth="2" />)}
        </svg>
      </li>
      {items.map((item) => (
        <li key={item.id} className={item.state === "past" ? "past" : undefined} aria-current={item.state === "now" ? "time" : undefined}>
          <b className={item.state === "now" ? "num text-thread" : "num"}>{item.when}</b>
          {item.text}
        </li>
      ))}
    </ol>
  );
}

const icons: Readonly<Record<TaskView["kind"], IconType>> = {
  offer: GiftIcon, expected: BoxIcon, unattested: ClockIcon, consent: ShieldCheckIcon, exception: TriangleAlertIcon, month: HospitalIcon,
  need_draft: ListChecksIcon, allocate: SplitIcon, confirm_allocation: SplitIcon, expiring: PackageIcon,
};

/** What waits, one act each; the first is the one to do next. */
export function Tasks({ tasks }: { tasks: readonly TaskView[] }) {
  const { t } = useTranslation("impact");
  return (
    <section aria-labelledby="waits">
      <div className="group"><h2 id="waits">{t("today.waits")}</h2><span className="num text-thread">{tasks.length}</span></div>
      {tasks.length === 0 ? <Card pad><Empty title={t("today.empty")} text={t("today.empty_text")} /></Card> : (
        <Card as="ul" className="tasks">
          {tasks.map((task, index) => (
            <li key={task.id} className={index === 0 ? "first" : undefined}>
              <Icon of={icons[task.kind]} />
              <div><h3>{task.title}</h3><p>{task.text}</p></div>
              <div className="acts"><LinkButton to={task.to} kind={index === 0 ? "primary" : "soft"} aria-label={`${task.act}: ${task.title}`}>{task.act}</LinkButton></div>
            </li>
          ))}
        </Card>
      )}
    </section>
  );
}

export function SeatsCard({ seats }: { seats: TodayView["seats"] }) {
  const { t } = useTranslation("impact");
  return (
    <Card as="section" pad aria-labelledby="seats">
      <h2 id="seats">{t("today.seats")}</h2>
      {seats.length === 0 ? <p className="t14 soft mt-2">{t("today.no_seats")}</p> : (
        <div className="bars mt-3">
          {seats.map((row) => (
            <SeatRow key={row.day} row={row} />
          ))}
        </div>
      )}
    </Card>
  );
}

function SeatRow({ row }: { row: TodayView["seats"][number] }) {
  return (
    <>
      <span>{row.name}</span>
      <StackBar label={row.label} parts={[{ value: row.taken, look: "solid" }, { value: row.free, look: "open" }]} />
      <span className="num">{row.text}</span>
    </>
  );
}

export function ExpiringCard({ lots }: { lots: TodayView["expiring"] }) {
  const { t } = useTranslation("impact");
  if (lots.length === 0) return null;
  return (
    <Card as="section" pad aria-labelledby="expiring">
      <h2 id="expiring">{t("today.expiring")}</h2>
      <ul className="ends-soon mt-2">{lots.map((lot) => <li key={lot.id}><Link to={`/staff/store/lots/${lot.id}`}>{lot.text}</Link> <span className="num">{lot.day}</span></li>)}</ul>
    </Card>
  );
}

export function WeekCard({ week }: { week: TodayView["week"] }) {
  const { t } = useTranslation("impact");
  return (
    <Card as="section" pad aria-labelledby="week">
      <h2 id="week">{t("today.week")}</h2>
      <p className="t14 soft">{t("today.week_note")}</p>
      <div className="books mt-3">
        {week.books.map((row) => (
          <WeekRow key={row.book} row={row} />
        ))}
        <span />
        <span className="spark days" aria-hidden="true">{week.days.map((day, index) => <span key={index}>{day}</span>)}</span>
        <span />
      </div>
    </Card>
  );
}

function WeekRow({ row }: { row: TodayView["week"]["books"][number] }) {
  const { t } = useTranslation("impact");
  return (
    <>
      <BookLabel book={row.book} text={t(`books.${row.name}`)} />
      <Spark values={row.bars} book={row.book} />
      <span className="num">{row.text}</span>
    </>
  );
}
