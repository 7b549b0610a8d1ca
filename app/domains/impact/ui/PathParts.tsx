import { Link } from "~/ui/Link";
import { useTranslation } from "react-i18next";
import { BookLabel } from "~/ui/Book";
import { Button, LinkButton, MoreLink } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { Strands } from "~/ui/charts/Strands";
import { PrinterIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { Section } from "~/ui/PageHeader";
import { Slip } from "~/ui/Slip";
import { bookLook } from "../model";
import type { PathView } from "./path-view";

/** The slip on the left and every strand of it to where it went. */
export function PathFlow({ view }: { view: PathView }) {
  const slip = <Slip label={view.slip.label} title={view.slip.title} meta={view.slip.meta} rows={view.slip.rows} total={view.slip.total ?? undefined} legal={view.slip.legal} />;
  if (view.ways.length === 0) return <div className="flow-alone mt-6">{slip}</div>;
  return (
    <>
      {view.ways.map((way, index) => (
        <div key={way.id} className={index > 0 ? "mt-8" : undefined}>
          {index > 0 ? <p className="lead t18 mb-4">{way.legend}</p> : null}
          <Strands
            geometry={way.geometry}
            slip={slip}
            legs={way.legs.map((leg) => ({
              id: leg.id, sum: leg.sum, waiting: leg.waiting,
              children: (
                <>
                  <h2 className="t22">{leg.title}</h2>
                  {leg.lines.map((line, at) => <p key={line} className={at > 0 ? "t14 soft" : undefined}>{line}</p>)}
                  {leg.link ? <p className="no-print"><MoreLink to={leg.link.to}>{leg.link.text}</MoreLink></p> : null}
                </>
              ),
            }))}
          />
        </div>
      ))}
    </>
  );
}

export function LeftOver({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return <Note className="mt-5">{sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}</Note>;
}

/** Hours and sold goods go on as money; shown as ancestry, not as support. */
export function Further({ view }: { view: PathView }) {
  const { t } = useTranslation("impact");
  if (view.further.length === 0) return null;
  return (
    <Section id="further" title={t("path.further")} lead={t("path.further_text")} ground="surface">
      <Card>
        <ul className="rows">
          {view.further.map((one) => (
            <li key={one.id} className="row between wraps px-5 py-3">
              <b>{one.to ? <Link to={one.to}>{one.title}</Link> : one.title}</b>
              <span>{one.text}</span>
            </li>
          ))}
        </ul>
      </Card>
    </Section>
  );
}

export function SupportBooks({ support }: { support: NonNullable<PathView["support"]> }) {
  const { t } = useTranslation("impact");
  return (
    <Section id="support" title={support.title} lead={t("path.else_text")}>
      <Card flush className="fund">
        {support.books.map(({ book, figure, rows }) => (
          <div key={book} className={bookLook[book]}>
            <BookLabel book={bookLook[book]} text={t(`books.${book}`)} />
            <span className="fig">{figure}</span>
            <ul>{rows.map((row) => <li key={row.text}>{row.text} <span className="num">{row.sum}</span></li>)}</ul>
          </div>
        ))}
      </Card>
    </Section>
  );
}

export function Ancestry({ rows }: { rows: PathView["ancestry"] }) {
  const { t } = useTranslation("impact");
  if (rows.length === 0) return null;
  return (
    <Section id="before" title={t("path.before")} ground="surface">
      <ol className="anc mt-6">
        {rows.map((row) => (
          <li key={row.title}>
            <BookLabel book={row.book} text={t(`books.${row.book === "money" ? "cash" : row.book === "goods" ? "in_kind" : "time"}`)} />
            <h3>{row.title}</h3>
            <p className="t14 soft">{row.text}</p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

export function CheckYourself() {
  const { t } = useTranslation("impact");
  return (
    <section className="sec" aria-labelledby="check">
      <div className="wrap check2">
        <div><h2 id="check">{t("path.check")}</h2><p className="soft mt-2">{t("path.check_text")}</p></div>
        <p className="soft">{t("never_added")}</p>
        <div className="stack tight no-print">
          <Button icon={PrinterIcon} wide onClick={() => window.print()}>{t("path.print")}</Button>
          <LinkButton to="/path" kind="quiet" wide>{t("path.other_code")}</LinkButton>
        </div>
      </div>
    </section>
  );
}
