import { useTranslation } from "react-i18next";
import { Button, LinkButton } from "~/ui/Button";
import { Card } from "~/ui/Card";
import { classNames } from "~/ui/class-names";
import { GetForm } from "~/ui/forms/GetForm";
import { CheckIcon, MinusIcon, SearchIcon, XIcon } from "~/ui/icons";
import { Icon } from "~/ui/Icon";
import { plainField } from "~/ui/forms/field";
import { HiddenField, SelectField, TextField } from "~/ui/forms/TextField";
import { Link } from "~/ui/Link";
import type { CheckRow, DiagnosisView } from "./diagnosis-view";

export interface DiagnosisPanelView {
  readonly base: string;
  readonly q: string;
  /** Null until somebody was looked for. */
  readonly found: readonly { readonly to: string; readonly name: string; readonly hint: string }[] | null;
  readonly who: string | null;
  readonly at: string;
  readonly tasks: readonly { readonly value: string; readonly text: string }[];
  readonly result: DiagnosisView | null;
}

const icons = { ok: CheckIcon, no: XIcon, na: MinusIcon } as const;

function Check({ row }: { row: CheckRow }) {
  const { t } = useTranslation("volunteering");
  return (
    <li className={classNames(row.look !== "ok" && row.look)}>
      <Icon of={icons[row.look]} />
      <b>{row.title}<span className="vh">: {t(`diagnosis.${row.look}`)}</span></b>
      <span>{row.text}</span>
    </li>
  );
}

function Search({ view }: { view: DiagnosisPanelView }) {
  const { t } = useTranslation("volunteering");
  return (
    <GetForm action={view.base} className="stack tight">
      <TextField field={plainField("q", view.q, "why-q")} label={t("diagnosis.search")} type="search" autoComplete="off" maxLength={80} />
      <Button type="submit" wide icon={SearchIcon}>{t("diagnosis.find")}</Button>
      {view.found === null ? <p className="t14 soft">{t("diagnosis.lead")}</p> : view.found.length === 0 ? <p className="t14" role="status">{t("diagnosis.nobody")}</p> : (
        <ul className="rows found">{view.found.map((one) => <li key={one.to}><Link to={one.to} preventScrollReset><b>{one.name}</b>{one.hint ? <span className="t14 soft"> {one.hint}</span> : null}</Link></li>)}</ul>
      )}
    </GetForm>
  );
}

function Result({ view, result }: { view: DiagnosisPanelView; result: DiagnosisView }) {
  const { t } = useTranslation("volunteering");
  return (
    <>
      <p className="row between"><b>{result.personName}</b><Link to={view.base} preventScrollReset className="t14 inline-flex items-center min-h-11">{t("diagnosis.clear")}</Link></p>
      {view.tasks.length > 1 ? (
        <GetForm action={view.base} className="stack tight">
          <HiddenField name="who" value={view.who ?? ""} />
          <SelectField field={plainField("at", view.at, "why-at")} key={view.at} label={t("diagnosis.task")} options={view.tasks} emptyText={null} />
          <noscript><button className="btn" type="submit">{t("diagnosis.show")}</button></noscript>
        </GetForm>
      ) : null}
      <ul className="checks">{result.rows.map((row) => <Check key={row.key} row={row} />)}</ul>
      <div className="t14" role="status">
        <p><b>{t("diagnosis.answerLabel")}</b> {result.answer}{result.suitsNone ? ` ${t("diagnosis.suitsNone")}` : ""}</p>
        {result.suits.length > 0 ? <><p className="mt-2">{t("diagnosis.suits")}</p><ul>{result.suits.map((one) => <li key={one.to}><Link to={one.to}>{one.text}</Link></li>)}</ul></> : null}
      </div>
      <div className="stack tight">
        {result.mends.map((one, index) => <LinkButton key={one.text} to={one.to} kind={index === 0 ? "soft" : "quiet"} wide preventScrollReset>{one.text}</LinkButton>)}
      </div>
    </>
  );
}

/** „Защо този човек не вижда смяната?“: every check with its facts, one answer, the nearest mend. */
export function DiagnosisPanel({ view }: { view: DiagnosisPanelView }) {
  const { t } = useTranslation("volunteering");
  return (
    <Card as="section" pad className="why stack" aria-labelledby="why">
      <h2 id="why">{t("diagnosis.heading")}</h2>
      {view.result ? <Result view={view} result={view.result} /> : <Search view={view} />}
    </Card>
  );
}
