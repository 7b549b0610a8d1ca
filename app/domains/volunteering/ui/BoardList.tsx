import { Link } from "~/ui/Link";
import { Card } from "~/ui/Card";
import { TriangleAlertIcon } from "~/ui/icons";
import { Seats } from "~/ui/Seats";
import { Tag } from "~/ui/Tag";
import type { BoardDayView, BoardRowView } from "./board-row";

function BoardRow({ row }: { row: BoardRowView }) {
  return (
    <Link className="shift" to={`/staff/shifts/${row.id}`} prefetch="intent">
      <span className="at">
        {row.from}
        <small>{row.until}</small>
      </span>
      <span>
        <b>{row.title}</b>
        <span className="meta block">{row.place}</span>
        {row.names ? <span className="meta block">{row.names}</span> : null}
      </span>
      <span className="foot2 told">
        <span className="row tight wraps">
          {row.tags.map((tag) => <Tag key={tag.text} tone={tag.tone} icon={tag.tone === "bad" ? TriangleAlertIcon : undefined}>{tag.text}</Tag>)}
        </span>
        <span className="min-w-24 flex-none"><Seats taken={row.taken} capacity={row.capacity} text={row.seats} /></span>
      </span>
    </Link>
  );
}

/** The staff list by days: who comes, where people are missing, what still waits. Each row is the way into its shift. */
export function BoardList({ days }: { days: readonly BoardDayView[] }) {
  return (
    <>
      {days.map((day) => (
        <section key={day.key} aria-labelledby={`day-${day.key}`} className="mt-5">
          <h2 id={`day-${day.key}`} className="mb-2">{day.heading}</h2>
          <Card flush>{day.rows.map((row) => <BoardRow key={row.id} row={row} />)}</Card>
        </section>
      ))}
    </>
  );
}
