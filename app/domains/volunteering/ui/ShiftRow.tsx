import { Link } from "~/ui/Link";
import { Card } from "~/ui/Card";
import { Seats } from "~/ui/Seats";
import { Tag } from "~/ui/Tag";
import type { ShiftRowView } from "./shift-row";

/** The whole row taps; its name is time, task and place. */
export function ShiftRow({ row }: { row: ShiftRowView }) {
  return (
    <Link className="shift" to={`/shifts/${row.id}`} prefetch="intent">
      <span className="at">
        {row.from}
        <small>{row.until}</small>
      </span>
      <span>
        <b className="t18">{row.title}</b>
        <span className="meta block">{row.meta}</span>
        {row.tags.length > 0 ? (
          <span className="meta row tight wraps mt-2">
            {row.tags.map((tag) => <Tag key={tag.text} tone={tag.tone}>{tag.text}</Tag>)}
          </span>
        ) : null}
      </span>
      <span className="foot2">
        <span className="room">
          <Seats taken={row.seats.taken} capacity={row.seats.capacity} text={row.seats.text} full={row.full} />
        </span>
        <span className={row.soft ? "btn soft" : "btn"}>{row.act}</span>
      </span>
    </Link>
  );
}

export function ShiftRows({ rows }: { rows: readonly ShiftRowView[] }) {
  return <Card flush>{rows.map((row) => <ShiftRow key={row.id} row={row} />)}</Card>;
}

/** What else has room, under a refusal. */
export function NearestShifts({ title, rows }: { title: string; rows: readonly ShiftRowView[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="mt-6">
      <h2 className="h3m mb-2">{title}</h2>
      <ShiftRows rows={rows} />
    </section>
  );
}
