import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { classNames } from "~/ui/class-names";
import { MonthSpark } from "~/ui/charts/Bars";
import { Button } from "~/ui/Button";
import { controlProps, errorId, type FieldInput } from "~/ui/forms/field";
import { FieldError } from "~/ui/forms/Field";
import { Icon } from "~/ui/Icon";
import { CircleQuestionMarkIcon } from "~/ui/icons";
import { figureSources, type MonthMeasure } from "../model";
import type { MonthRows, QuestionView } from "./month-rows";

type Row = MonthRows["rows"][number];

/** Writes what was probably meant into the field; without scripts the person types it. */
function correct(id: string, value: string): void {
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) return;
  input.value = value;
  input.focus();
}

function Question({ question, field, confirmed }: { question: QuestionView; field: FieldInput; confirmed: boolean }) {
  const { t } = useTranslation("services");
  const { meant } = question;
  return (
    <tr className="ask">
      <td colSpan={7}>
        <div role="status" id={errorId(field)}>
          <Icon of={CircleQuestionMarkIcon} />
          <p><b>{question.ask}</b> {question.text} {meant?.text}</p>
          {meant ? <Button size="sm" onClick={() => correct(field.id, meant.value)}>{meant.value}</Button> : null}
          <label className="check"><input className="tick" type="checkbox" name="confirmed" value={question.measure} defaultChecked={confirmed} /><span>{question.confirm}</span></label>
          <span className="vh">{t("month.waiting", { measure: question.ask })}</span>
        </div>
      </td>
    </tr>
  );
}

/** The sentence of a questioned figure stands in the question's own row. */
function FigureCell({ row, field, locked, asked, month }: { row: Row; field: FieldInput; locked: boolean; asked: boolean; month: string }) {
  const { t } = useTranslation("services");
  const typed = typeof field.initialValue === "string" ? field.initialValue : row.value;
  if (locked) return <span className="num">{row.value || t("month.empty_cell")}</span>;
  return (
    <div className={classNames("fld", Boolean(field.errors?.length) && "err")}>
      <input type="text" inputMode="numeric" autoComplete="off" aria-label={t("month.value_for", { measure: row.name, month })} {...controlProps(field, false)} defaultValue={typed} />
      {asked ? null : <FieldError field={field} />}
    </div>
  );
}

function SourceCell({ row, locked }: { row: Row; locked: boolean }) {
  const { t } = useTranslation("services");
  if (locked) return <span className="src">{t(`month.sources.${row.source}`)}</span>;
  return (
    <select className="src" name={`sources.${row.measure}`} defaultValue={row.source} aria-label={t("month.source_for", { measure: row.name })}>
      {figureSources.map((source) => <option key={source} value={source}>{t(`month.sources.${source}`)}</option>)}
    </select>
  );
}

const groups: Partial<Record<MonthMeasure, "places" | "work">> = { capacity: "places", individualSessions: "work" };

export interface MonthTableProps {
  view: MonthRows;
  fieldOf(measure: MonthMeasure): FieldInput;
  questions: readonly QuestionView[];
  locked: boolean;
  year: string;
  month: string;
}

/** The measures, each with its definition, its own months, the last three of them, the figure and its source. Nothing is added up. */
export function MonthTable({ view, fieldOf, questions, locked, year, month }: MonthTableProps) {
  const { t } = useTranslation("services");
  return (
    <div className="fig-box" role="region" aria-label={`${t("month.measure")}, ${month}`} tabIndex={0}>
      <table className="fig">
        <thead>
          <tr>
            <th scope="col">{t("month.measure")}</th>
            <th scope="col">{t("month.by_month", { year })}</th>
            {view.heads.map((head) => <th key={head} scope="col" className="r">{head}</th>)}
            <th scope="col" className="r now">{month}</th>
            <th scope="col">{t("month.source")}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => {
            const group = groups[row.measure];
            const question = questions.find((one) => one.measure === row.measure);
            const field = fieldOf(row.measure);
            return (
              <Fragment key={row.measure}>
                {group ? <tr className="g"><th colSpan={7} scope="colgroup">{t(`month.group.${group}`)}</th></tr> : null}
                <tr className={question ? "q" : undefined}>
                  <th scope="row">{row.name}<small>{row.definition}</small></th>
                  <td><MonthSpark values={row.bars} open={!locked} /></td>
                  {row.past.map((value, index) => <td key={index} className="r num">{value}</td>)}
                  <td className="r"><FigureCell row={row} field={field} locked={locked} asked={question !== undefined} month={month} /></td>
                  <td><SourceCell row={row} locked={locked} /></td>
                </tr>
                {question && !locked ? <Question question={question} field={field} confirmed={row.confirmed} /> : null}
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type Line = MonthRows["work"][number];

function WorkCell({ line, locked }: { line: Line | undefined; locked: boolean }) {
  const { t } = useTranslation("services");
  if (!line) return <>{t("month.empty_cell")}</>;
  if (locked) return <>{line.count || t("month.empty_cell")}</>;
  const name = `work[${line.index}]`;
  return (
    <div className="fld">
      <span className="on-phone" aria-hidden="true">{line.name}</span>
      <input type="hidden" name={`${name}.programmeId`} value={line.programmeId} />
      <input type="hidden" name={`${name}.measure`} value={line.measure} />
      <input type="text" inputMode="numeric" autoComplete="off" name={`${name}.count`} defaultValue={line.count} aria-label={`${line.programme}, ${line.name}`} />
    </div>
  );
}

/** Sessions and visits by programme, and below them the work that stands by itself. */
export function WorkTable({ work, locked }: { work: MonthRows["work"]; locked: boolean }) {
  const { t } = useTranslation("services");
  const shared = work.filter((line) => line.shared);
  const programmes = [...new Map(shared.map((line) => [line.programmeId, line.programme]))];
  const measures = [...new Map(shared.map((line) => [line.measure, line.name]))];
  const others = work.filter((line) => !line.shared && (!locked || line.count !== ""));
  return (
    <>
      <div className="fig-box" role="region" aria-label={t("month.work_parts")} tabIndex={0}>
        <table className="fig">
          <thead><tr><th scope="col">{t("month.work_col.programme")}</th>{measures.map(([measure, name]) => <th key={measure} scope="col" className="r">{name}</th>)}</tr></thead>
          <tbody>
            {programmes.map(([id, name]) => (
              <tr key={id}>
                <th scope="row">{name}</th>
                {measures.map(([measure]) => <td key={measure} className="r"><WorkCell line={shared.find((line) => line.programmeId === id && line.measure === measure)} locked={locked} /></td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {others.length > 0 ? (
        <div className="fig-box" role="region" aria-label={t("month.work_others")} tabIndex={0}>
          <table className="fig">
            <thead><tr><th scope="col">{t("month.work_col.programme")}</th><th scope="col">{t("month.work_col.measure")}</th><th scope="col" className="r">{t("month.work_col.count")}</th></tr></thead>
            <tbody>
              {others.map((line) => (
                <tr key={`${line.programmeId}${line.measure}`}><th scope="row">{line.programme}</th><td>{line.name}</td><td className="r"><WorkCell line={line} locked={locked} /></td></tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </>
  );
}

export function YearSoFar({ year }: { year: MonthRows["year"] }) {
  const { t } = useTranslation("services");
  return (
    <section className="mt-6" aria-labelledby="year-so-far">
      <h2 id="year-so-far">{t("month.year_title")}</h2>
      <dl className="card sum6">{year.map((one) => <div key={one.name}><dt>{one.name}</dt><dd>{one.value} {one.note ? <small>{one.note}</small> : null}</dd></div>)}</dl>
      <p className="t14 soft mt-2">{t("month.year_note")}</p>
    </section>
  );
}
