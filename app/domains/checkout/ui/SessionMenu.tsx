import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatMoney, formatTime } from "~/platform/i18n/format";
import { newId } from "~/platform/ids/ids";
import { Button } from "~/ui/Button";
import { ChevronLeftIcon } from "~/ui/icons";
import { Note } from "~/ui/Note";
import { movementKinds, type MovementKind } from "../model";
import type { Place } from "./place";
import { post } from "./till-device";

/** The session itself: since when, with how much, cash in and out, and its close. */
export function SessionMenu({ place, onBack, onClose }: { place: Place; onBack: () => void; onClose: () => void }) {
  const { t } = useTranslation("checkout");
  const { session, locale } = place;
  return (
    <main className="till-alone">
      <section className="card pad till-open">
        <h1>{t("menu.title")}</h1>
        <p className="soft">{t("menu.since", { time: formatTime(session.openedAt, locale) })} · {t("menu.float")}: {formatMoney(session.floatCents, locale)}</p>
        <CashMovement place={place} />
        <div className="two">
          <Button icon={ChevronLeftIcon} onClick={onBack}>{t("menu.back")}</Button>
          <Button kind="primary" onClick={onClose}>{t("menu.act")}</Button>
        </div>
      </section>
    </main>
  );
}

function CashMovement({ place }: { place: Place }) {
  const { t } = useTranslation("checkout");
  const [kind, setKind] = useState<MovementKind>("to_coordinator");
  const [amount, setAmount] = useState("");
  // One id per act: pressing twice records once.
  const [id, setId] = useState<string>(() => newId());
  const [told, setTold] = useState<{ ok: boolean; text: string } | null>(null);
  const record = async () => {
    const answer = await post("movements", { id, sessionId: place.session.id, kind, amount }, place.locale);
    setTold({ ok: answer.ok, text: answer.ok ? t("menu.recorded") : (answer.message ?? t("refusals.network")) });
    if (!answer.ok) return;
    setId(newId());
    setAmount("");
  };
  return (
    <fieldset className="till-choice">
      <legend>{t("menu.move")}</legend>
      {movementKinds.map((name) => (
        <label key={name} className="choice-till">
          <input type="radio" name="movement" value={name} checked={kind === name} onChange={() => setKind(name)} />
          <span>{t(`menu.kind.${name}`)}</span>
        </label>
      ))}
      <div className="fld">
        <label htmlFor="movement-sum">{t("menu.sum")}</label>
        <input id="movement-sum" inputMode="decimal" autoComplete="off" value={amount} onChange={(event) => setAmount(event.target.value)} />
      </div>
      {told ? <Note tone={told.ok ? "ok" : "bad"} role={told.ok ? "status" : "alert"}>{told.text}</Note> : null}
      <Button onClick={() => void record()}>{t("menu.record")}</Button>
    </fieldset>
  );
}
