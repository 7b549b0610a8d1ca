import { useTranslation } from "react-i18next";
import { LinkButton } from "~/ui/Button";
import { Link } from "~/ui/Link";
import { Note } from "~/ui/Note";
import { PageHeader } from "~/ui/PageHeader";
import { Tag } from "~/ui/Tag";
import type { RulesPart } from "../rules-text";

export interface RulesView {
  readonly version: number;
  readonly date: string;
  readonly current: number;
  readonly standing: "current" | "older" | "coming";
  readonly parts: readonly RulesPart[];
  readonly versions: readonly { readonly version: number; readonly text: string; readonly shown: boolean }[];
  readonly mayPublish: boolean;
}

/** Headings with their paragraphs and points, in order. */
function sectionsOf(parts: readonly RulesPart[]): { heading: RulesPart | null; body: RulesPart[] }[] {
  const sections: { heading: RulesPart | null; body: RulesPart[] }[] = [];
  for (const part of parts) {
    if (part.kind === "heading" || sections.length === 0) sections.push({ heading: part.kind === "heading" ? part : null, body: part.kind === "heading" ? [] : [part] });
    else sections.at(-1)!.body.push(part);
  }
  return sections;
}

function Fresh({ part }: { part: RulesPart }) {
  const { t } = useTranslation("volunteering");
  return part.fresh ? <> <Tag tone="act">{t("rules.fresh")}</Tag></> : null;
}

function Body({ parts }: { parts: readonly RulesPart[] }) {
  // Points that follow each other are one list.
  const groups: { points: boolean; parts: RulesPart[] }[] = [];
  for (const part of parts) {
    const points = part.kind === "point";
    const last = groups.at(-1);
    if (last?.points === points) last.parts.push(part);
    else groups.push({ points, parts: [part] });
  }
  return groups.map((group) =>
    group.points ? (
      <ul key={group.parts[0]!.text} className="dots mt-2">{group.parts.map((part) => <li key={part.text}>{part.text}<Fresh part={part} /></li>)}</ul>
    ) : (
      group.parts.map((part) => <p key={part.text} className="mt-2">{part.text}<Fresh part={part} /></p>)
    ));
}

/** The volunteer's rules to read, with what changed since the version before. */
export function Rules({ page }: { page: RulesView }) {
  const { t } = useTranslation("volunteering");
  const { standing, current } = page;
  return (
    <>
      <PageHeader title={t("rules.title")} over={t("rules.since", { n: String(page.version), date: page.date })} />
      <Note tone={standing === "current" ? "ok" : "warn"}>
        <p>
          {standing === "current" ? t("rules.current") : t(`rules.${standing}`, { n: String(current), date: page.date })}
          {standing === "current" ? null : <> <Link to="/rules">{t("rules.toCurrent")}</Link>.</>}
        </p>
        {page.parts.some((part) => part.fresh) ? <p>{t("rules.freshLegend")}</p> : null}
      </Note>
      {sectionsOf(page.parts).map(({ heading, body }) => (
        <section key={heading?.text ?? ""} className="mt-6 measure">
          {heading ? <h2 className="h2m">{heading.text}<Fresh part={heading} /></h2> : null}
          <Body parts={body} />
        </section>
      ))}
      <div className="row wraps mt-8 no-print">
        <LinkButton to="/shifts" kind="primary">{t("rules.shifts")}</LinkButton>
        {page.mayPublish ? <LinkButton to="/staff/rules">{t("rules.publish")}</LinkButton> : null}
      </div>
      {page.versions.length > 1 ? (
        <nav className="mt-8" aria-labelledby="versions">
          <h2 id="versions" className="h3m">{t("rules.versions")}</h2>
          <ul className="mt-2">
            {page.versions.map((one) => <li key={one.version}>{one.shown ? <b>{one.text}</b> : <Link to={`/rules/${one.version}`}>{one.text}</Link>}</li>)}
          </ul>
        </nav>
      ) : null}
    </>
  );
}
