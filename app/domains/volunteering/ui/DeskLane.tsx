import { useTranslation } from "react-i18next";
import { Avatar } from "~/ui/Avatar";
import { classNames } from "~/ui/class-names";
import { Building2Icon, PlusIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { Link } from "~/ui/Link";
import type { LaneView, SeatTile } from "./desk-lane";

function Tile({ tile, lane }: { tile: SeatTile; lane: LaneView }) {
  const { t } = useTranslation("volunteering");
  if (tile.look === "free") {
    return <Link className="seat free" to={tile.to} preventScrollReset aria-label={t("desk.freeFor", { name: lane.name })}><Icon of={PlusIcon} size="s" />{tile.title}</Link>;
  }
  return (
    <Link className={classNames("seat", tile.look !== "seated" && tile.look)} to={tile.to} preventScrollReset>
      {tile.look === "firm" ? <span className="av" aria-hidden="true"><Icon of={Building2Icon} size="s" /></span> : <Avatar name={tile.initialsOf} />}
      <span>
        <b>{tile.title}</b>
        {tile.note ? <small>{tile.note}</small> : null}
      </span>
    </Link>
  );
}

function Hours({ lane }: { lane: LaneView }) {
  const { t } = useTranslation("volunteering");
  return (
    <ol className="hours" aria-label={t("desk.hours")} style={{ gridTemplateColumns: `repeat(${lane.hours.length}, minmax(0, 3.1rem))` }}>
      {lane.hours.map((hour) => (
        <li key={hour.label}>
          <span aria-hidden="true">{hour.label}<b className={hour.look === "ok" ? undefined : hour.look}>{hour.text}</b></span>
          <span className="vh">{hour.said}</span>
        </li>
      ))}
    </ol>
  );
}

/** Who waits, by number; who is passed over is struck, with the reason. */
function Queue({ lane }: { lane: LaneView }) {
  const { t } = useTranslation("volunteering");
  return (
    <div className="queue">
      <b>{t("desk.queue")}</b>
      <ol>
        {lane.queue.map((one) => (
          <li key={one.key}>
            <Link to={one.to} preventScrollReset>
              <span className="num">{one.no}</span> {one.reason ? <><s>{one.name}</s> {one.reason}</> : one.name}{one.offered ? <span className="soft"> ({t("desk.offeredNow")})</span> : null}
            </Link>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One task of the shift: how many are there by the hour, who, what is free, who waits. */
export function DeskLane({ lane, mayManage }: { lane: LaneView; mayManage: boolean }) {
  const { t } = useTranslation("volunteering");
  return (
    <article className="lane" aria-labelledby={`lane-${lane.id}`}>
      <header>
        <div>
          <h2 id={`lane-${lane.id}`}>{lane.name} <span className="num">{lane.count}</span></h2>
          <p className="t14 soft">
            {lane.rule}
            {mayManage ? <> · <Link to={lane.to} preventScrollReset aria-label={t("desk.task", { name: lane.name })}>{t("desk.taskShort")}</Link></> : null}
          </p>
        </div>
        <Hours lane={lane} />
      </header>
      {lane.tiles.length > 0 ? (
        <ul className="seat-grid">{lane.tiles.map((tile) => <li key={tile.key} className={tile.look === "firm" ? "two" : undefined}><Tile tile={tile} lane={lane} /></li>)}</ul>
      ) : <p className="t14 soft mt-3">{t("desk.nobody")}</p>}
      {lane.moreFree ? <p className="t14 soft mt-2">{lane.moreFree}</p> : null}
      {lane.queue.length > 0 ? <Queue lane={lane} /> : null}
      {lane.papers.length > 0 ? (
        <div className="queue">
          <b>{t("desk.papers")}</b>
          <ul>{lane.papers.map((one) => <li key={one.key}><Link to={one.to} preventScrollReset>{one.name}: {one.text}</Link></li>)}</ul>
        </div>
      ) : null}
    </article>
  );
}
