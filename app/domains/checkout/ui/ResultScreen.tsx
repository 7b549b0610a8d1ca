import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney, formatSignedMoney, formatTime } from "~/platform/i18n/format";
import { Button } from "~/ui/Button";
import { Icon } from "~/ui/Icon";
import { CheckIcon, TriangleAlertIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import type { ClosedSession } from "../commands/close-session.server";
import { differenceReasons, movementKinds, type CountSheet, type DifferenceReason } from "../model";
import type { CountResult } from "../queries/count-result.server";
import type { Place } from "./place";
import { forgetState, post } from "./till-device";

interface Props {
  readonly place: Place;
  readonly result: CountResult;
  readonly body: { readonly sessionId: string; readonly lastSequence: number; readonly pieces: CountSheet };
  readonly onAgain: () => void;
  readonly onClosed: () => Promise<boolean>;
}

/** Expected spelled out, counted, the difference and its reason; then the session is closed for good. */
export function ResultScreen({ place, result, body, onAgain, onClosed }: Props) {
  const { t } = useTranslation("checkout");
  const { locale } = place;
  const [reason, setReason] = useState<DifferenceReason | null>(null);
  const [note, setNote] = useState("");
  const [force, setForce] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [closed, setClosed] = useState<ClosedSession | null>(null);
  const close = async () => {
    setBusy(true);
    const answer = await post<ClosedSession>("close", { ...body, reason, note, force }, locale);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.message ?? t("refusals.network"));
    forgetState(place.session.id);
    setClosed(answer.value);
  };
  if (closed) {
    const sums = { counted: formatMoney(closed.countedCents, locale), difference: formatSignedMoney(closed.differenceCents, locale) };
    return (
      <main className="till-alone">
        <section className="card pad till-open" role="status">
          <h1>{t("close.closedTitle")}</h1>
          <p>{t("close.closedText", sums)}</p>
          <p className="soft">{t("close.final")}</p>
          <Button kind="primary" wide onClick={() => void onClosed()}>{t("close.newSession")}</Button>
        </section>
      </main>
    );
  }
  return (
    <main className="main result">
      <h1 className="vh">{t("close.steps.result")}</h1>
      <section className="right">
        <Sums result={result} locale={locale} />
        {result.differenceCents !== 0 ? <Why reason={reason} note={note} onReason={setReason} onNote={setNote} /> : null}
      </section>
      <aside className="right">
        <Numbers result={result} mayForce={place.session.mayForce} force={force} onForce={setForce} />
        <div className="sign now"><b>{place.cashier}</b>{t("close.cashier")}</div>
        <span className="grow" />
        <p className="t14 soft">{t("close.final")}</p>
        {problem ? <Note tone="bad" role="alert">{problem}</Note> : null}
        <Button wide onClick={onAgain}>{t("close.again")}</Button>
        <Button kind="primary" wide className="finish" busy={busy} busyText={t("close.busy")} onClick={() => void close()}>{t("close.act")}</Button>
      </aside>
    </main>
  );
}

function Sums({ result, locale }: { result: CountResult; locale: Place["locale"] }) {
  const { t } = useTranslation("checkout");
  const kindOf = (kind: string) => movementKinds.find((known) => known === kind) ?? "expense";
  return (
    <dl className="eq card">
      <div><dt>{t("close.float")}</dt><dd className="num">{formatMoney(result.floatCents, locale)}</dd></div>
      <div><dt>{t("close.cash", { count: result.cashSales })}</dt><dd className="num">{formatSignedMoney(result.cashCents, locale)}</dd></div>
      {result.movements.map((row) => (
        <div key={row.at}><dt>{t(`close.movement.${kindOf(row.kind)}`, { time: formatTime(row.at, locale) })}</dt><dd className="num">{formatSignedMoney(row.amountCents, locale)}</dd></div>
      ))}
      <div className="big"><dt>{t("close.expected")}</dt><dd className="num" data-expected>{formatMoney(result.expectedCents, locale)}</dd></div>
      <div className="big"><dt>{t("close.counted")}</dt><dd className="num">{formatMoney(result.countedCents, locale)}</dd></div>
      <div className={result.differenceCents === 0 ? "big even" : "big diff"}>
        <dt>{result.differenceCents === 0 ? t("close.equal") : t("close.difference")}</dt>
        <dd className="num" data-difference>{formatSignedMoney(result.differenceCents, locale)}</dd>
      </div>
    </dl>
  );
}

interface WhyProps {
  readonly reason: DifferenceReason | null;
  readonly note: string;
  readonly onReason: (reason: DifferenceReason) => void;
  readonly onNote: (note: string) => void;
}

function Why({ reason, note, onReason, onNote }: WhyProps) {
  const { t } = useTranslation("checkout");
  return (
    <section className="card pad" aria-labelledby="why-title">
      <h2 id="why-title">{t("close.why")}</h2>
      <p className="soft t14">{t("close.whyText")}</p>
      <div className="why" role="group" aria-labelledby="why-title">
        {differenceReasons.map((name) => (
          <Button key={name} aria-pressed={reason === name} onClick={() => onReason(name)}>{t(`close.reason.${name}`)}</Button>
        ))}
      </div>
      <div className="fld">
        <label htmlFor="close-note">{t("close.remark")}</label>
        <input id="close-note" maxLength={200} value={note} onChange={(event) => onNote(event.target.value)} />
      </div>
    </section>
  );
}

function Numbers({ result, mayForce, force, onForce }: { result: CountResult; mayForce: boolean; force: boolean; onForce: (force: boolean) => void }) {
  const { t } = useTranslation("checkout");
  const { missing, from, to } = result;
  return (
    <ul className="checks card pad">
      <li><Icon of={CheckIcon} />{result.cashSales > 0 ? t("close.sent", { count: result.cashSales }) : t("close.noSales")}</li>
      {missing.length > 0 ? (
        <li><Icon of={TriangleAlertIcon} />{t("close.missing", { count: missing.length, numbers: missing.slice(0, 5).join(", ") })}</li>
      ) : from && to ? (
        <li><Icon of={CheckIcon} />{t("close.numbers", { from, to })}</li>
      ) : null}
      {missing.length > 0 && mayForce ? (
        <li><label className="check"><input type="checkbox" checked={force} onChange={(event) => onForce(event.target.checked)} />{t("close.force")}</label></li>
      ) : null}
    </ul>
  );
}
