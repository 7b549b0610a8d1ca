import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Empty } from "~/ui/Empty";
import { ActForm } from "~/ui/forms/ActForm";
import { Link } from "~/ui/Link";
import { Tag } from "~/ui/Tag";
import type { PastRowView } from "./own-page";
import type { OwnRowView } from "./own-row";

/** The next thing to do is the one filled button of the page. */
function Row({ row, first }: { row: OwnRowView; first: boolean }) {
  const { t } = useTranslation("volunteering");
  return (
    <li className="own">
      <span className="at">
        {row.from}
        <small>{row.until}</small>
      </span>
      <div className="what">
        <p className="t14"><b>{row.day}</b></p>
        <h3 className="t18"><Link to={row.shiftHref}>{row.title}</Link></h3>
        <p className="t14 soft">{row.meta}</p>
        <p className="mt-2"><Tag tone={row.tag.tone}>{row.tag.text}</Tag></p>
        {row.text ? <p className="t14 mt-2">{row.text}</p> : null}
      </div>
      {row.acts.length > 0 || row.handOver ? (
        <div className="acts">
          {row.handOver ? <LinkButton to={row.handOver.href} aria-label={row.handOver.name}>{row.handOver.label}</LinkButton> : null}
          {row.acts.map((act, at) => (
            <ActForm
              key={act.intent} intent={act.intent} fields={{ signupId: row.signupId }} aria-label={act.name} busyText={t("mine.act.busy")}
              kind={act.intent === "cancel" || act.intent === "pass" ? "quiet" : first && at === 0 && row.urgent ? "primary" : "soft"}
            >
              {act.label}
            </ActForm>
          ))}
        </div>
      ) : null}
    </li>
  );
}

export function OwnUpcoming({ rows }: { rows: readonly OwnRowView[] }) {
  const { t } = useTranslation("volunteering");
  return (
    <section aria-labelledby="upcoming">
      <h2 id="upcoming" className="h2m mb-3">{t("mine.upcoming")}</h2>
      {rows.length === 0 ? (
        <Card><Empty title={t("mine.emptyTitle")} text={t("mine.emptyText")} action={<LinkButton to="/shifts" kind="primary">{t("mine.emptyAct")}</LinkButton>} /></Card>
      ) : (
        <>
          <Card flush as="div"><ul>{rows.map((row, at) => <Row key={row.signupId} row={row} first={at === 0} />)}</ul></Card>
          <p className="mt-4 text-center"><Link className="more" to="/shifts">{t("mine.more")}</Link></p>
        </>
      )}
    </section>
  );
}

export function OwnPast({ rows }: { rows: readonly PastRowView[] }) {
  const { t } = useTranslation("volunteering");
  if (rows.length === 0) return null;
  return (
    <details className="opens">
      <summary>{t("mine.past.title")}</summary>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.signupId}>
            <span className="grow"><b>{row.title}</b><span className="block t14 soft">{row.day}, {row.place}</span></span>
            <span className="row tight">{row.time ? <b className="num">{row.time}</b> : null}<Tag tone={row.tag.tone}>{row.tag.text}</Tag></span>
          </li>
        ))}
      </ul>
    </details>
  );
}
