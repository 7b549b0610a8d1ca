import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "~/ui/Button";
import { ChevronLeftIcon } from "~/ui/icons";
import { TillLayout } from "~/ui/layouts/TillLayout";
import { StepTrail } from "~/ui/Steps";
import type { CountSheet } from "../model";
import type { CountResult } from "../queries/count-result.server";
import type { TillState } from "./bill-state";
import { CountScreen } from "./CountScreen";
import type { Place } from "./place";
import { ResultScreen } from "./ResultScreen";
import { post } from "./till-device";

interface Props {
  readonly place: Place;
  readonly state: TillState;
  readonly onBack: () => void;
  readonly onClosed: () => Promise<boolean>;
}

/** Closing: a blind count first, then what was expected and why it differs. */
export function CloseTill({ place, state, onBack, onClosed }: Props) {
  const { t } = useTranslation("checkout");
  const [sheet, setSheet] = useState<CountSheet>({});
  const [result, setResult] = useState<CountResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const blocked = state.pending.length > 0 ? t("close.pending") : state.lines.length > 0 ? t("close.unsold") : null;
  const body = { sessionId: place.session.id, lastSequence: state.nextSequence - 1, pieces: sheet };
  const count = async () => {
    const answer = await post<CountResult>("count", body, place.locale);
    setProblem(answer.ok ? null : (answer.message ?? t("refusals.network")));
    if (answer.ok) setResult(answer.value);
  };
  const acts = <Button icon={ChevronLeftIcon} onClick={onBack}>{t("menu.back")}</Button>;
  return (
    <div className="scr-close">
      <TillLayout
        title={t("close.title", { till: place.session.tillName })}
        acts={
          <>
            <StepTrail label={t("close.steps.label")} items={[{ text: t("close.steps.count"), state: result ? "done" : "now" }, { text: t("close.steps.result"), state: result ? "now" : "wait" }]} />
            {acts}
          </>
        }
      >
        {result ? (
          <ResultScreen place={place} result={result} body={body} onAgain={() => setResult(null)} onClosed={onClosed} />
        ) : (
          <CountScreen place={place} sheet={sheet} onSheet={setSheet} onDone={count} problem={blocked ?? problem} blocked={blocked !== null} />
        )}
      </TillLayout>
    </div>
  );
}
