import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { newId } from "~/platform/ids/ids";
import { Button } from "~/ui/Button";
import { TillLayout } from "~/ui/layouts/TillLayout";
import { Note } from "~/ui/Note";
import { useHydrated } from "~/ui/use-hydrated";
import type { TillDesk } from "../queries/till-desk.server";
import { deviceId, post } from "./till-device";

interface Props {
  readonly event: NonNullable<TillDesk["event"]>;
  readonly tills: TillDesk["tills"];
  readonly cashier: string;
  readonly onOpened: () => Promise<boolean>;
}

/** First screen: which till, how much is in the drawer. */
export function OpenTill({ event, tills, cashier, onOpened }: Props) {
  const { t, i18n } = useTranslation("checkout");
  const ready = useHydrated();
  // One id for the whole form: pressing twice opens one session.
  const [sessionId] = useState(() => newId<"TillSession">());
  const [tillId, setTillId] = useState(tills.find((till) => !till.busy)?.id ?? "");
  const [float, setFloat] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const open = async (submit: FormEvent) => {
    submit.preventDefault();
    setBusy(true);
    const answer = await post("open", { sessionId, tillId, deviceId: deviceId(), float }, i18n.language);
    if (answer.ok && (await onOpened())) return;
    setBusy(false);
    setProblem(answer.ok ? t("refusals.network") : (answer.message ?? t("refusals.network")));
  };

  return (
    <TillLayout title={event.name} person={cashier} mode={t(`mode.${event.mode}`)}>
      <main className="till-alone">
        <form className="card pad till-open" onSubmit={(submit) => void open(submit)} noValidate>
          <h1>{t("open.title")}</h1>
          <p className="soft">{t("open.lead")}</p>
          {tills.length === 0 ? <Note tone="warn">{t("open.noTills")}</Note> : null}
          <fieldset className="till-choice">
            <legend>{t("open.till")}</legend>
            {tills.map((till) => (
              <label key={till.id} className="choice-till">
                <input type="radio" name="till" value={till.id} checked={tillId === till.id} disabled={till.busy} onChange={() => setTillId(till.id)} />
                <span>{till.name}</span>
                {till.busy ? <span className="soft">{t("open.busy")}</span> : null}
              </label>
            ))}
          </fieldset>
          <div className="fld">
            <label htmlFor="float">{t("open.float")}</label>
            <input
              id="float" name="float" inputMode="decimal" autoComplete="off" value={float} onChange={(change) => setFloat(change.target.value)}
              aria-invalid={problem ? true : undefined} aria-describedby={problem ? "float-help float-problem" : "float-help"}
            />
            <p className="help" id="float-help">{t("open.floatHelp")}</p>
          </div>
          {problem ? <div id="float-problem"><Note tone="bad" role="alert">{problem}</Note></div> : null}
          <Button kind="primary" wide type="submit" busy={busy || !ready} busyText={busy ? t("open.busyText") : t("open.act")}>{t("open.act")}</Button>
        </form>
      </main>
    </TillLayout>
  );
}
