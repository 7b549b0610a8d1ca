import { useCallback, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { formatDuration, formatTimeRange } from "~/platform/i18n/format";
import type { Locale } from "~/platform/i18n/locale";
import { newId } from "~/platform/ids/ids";
import { instant } from "~/platform/time/clock";
import { BookLabel } from "~/ui/Book";
import { Icon } from "~/ui/Icon";
import { CircleCheckIcon, WifiOffIcon } from "~/ui/icons";
import { Tag } from "~/ui/Tag";
import { minutesBetween } from "../../model";
import { scannerEar } from "../../scan";
import { CheckedIn, PartyScreen } from "./CheckedIn";
import { kioskNow } from "./kiosk-device";
import type { DeskView, PersonView } from "./kiosk-view";
import { LeaveScreen, type Said, type Voice } from "./LeaveScreen";
import { NameSearch } from "./NameSearch";
import { ConsentScreen, MessageScreen, RefusedScreen } from "./Stopped";
import { Top } from "./Top";
import { useClear } from "./use-clear";
import { useKiosk, type Screen } from "./use-kiosk";
import { WalkInScreen } from "./WalkInScreen";
import { Welcome } from "./Welcome";

interface KioskProps {
  initial: DeskView;
  token: string;
  /** Drawn by the domain that owns moods and notes. */
  Voice: Voice;
}

/** Results clear soon, what somebody is filling in after a minute, the wait for a guardian after five. */
const clearsAfter: Partial<Record<Screen, number>> = {
  in: 8_000, left: 8_000, refused: 8_000, kept: 8_000, unknown_code: 8_000, not_arrived: 8_000, left_before: 8_000, check: 8_000, waiting: 8_000, done: 8_000,
  name: 60_000, party: 60_000, walk_in: 90_000, leave: 90_000, consent: 300_000,
};
const headless: readonly Screen[] = ["name", "walk_in", "consent", "refused", "check", "waiting", "done", "party", "not_arrived", "left_before"];

/** How long somebody has been here, as the tablet's clock tells it; the server counts for itself. */
const soFar = (person: PersonView): number => (person.arrivedAt ? Math.max(1, minutesBetween(instant(person.arrivedAt), kioskNow())) : 0);

function OfflineBar({ waiting }: { waiting: number }) {
  const { t } = useTranslation("volunteering");
  if (waiting === 0) return null;
  return (
    <p className="offline" role="status">
      <Icon of={WifiOffIcon} size="l" /><span><b>{t("kiosk.offline")}</b> {t("kiosk.offlineText")}</span><span className="num">{t("kiosk.waiting", { count: waiting })}</span>
    </p>
  );
}

/** The tablet at the entrance (sketch 21): one address with its own state, spoken to by touch, keys, a scanner and the camera. */
export function KioskApp({ initial, token, Voice }: KioskProps) {
  const { t, i18n } = useTranslation("volunteering");
  const locale = i18n.language as Locale;
  const { desk, closed, state, to, reset, checkIn, choose, scan, look, events } = useKiosk(initial, token, locale);
  const { screen, leaving, person } = state;
  useClear(clearsAfter[screen] ?? null, reset);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>("h1[tabindex]")?.focus({ preventScroll: true }), [screen]);

  const busy = useRef(false);
  const read = useCallback((text: string) => {
    if (busy.current || !["welcome", "name", "unknown_code"].includes(screen)) return;
    busy.current = true;
    void scan(text, leaving).finally(() => {
      busy.current = false;
    });
  }, [leaving, scan, screen]);
  useEffect(() => {
    const ear = scannerEar();
    const hear = (event: KeyboardEvent) => {
      const code = ear(event, event.timeStamp);
      if (!code) return;
      event.preventDefault();
      event.stopPropagation();
      to({ typed: "" });
      read(code);
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, [read, to]);

  const leave = async (said: Said) => {
    if (!person) return;
    const minutes = soFar(person);
    const sent = await events.send({ id: newId(), kind: "check_out", at: kioskNow().toISOString(), signupId: person.signupId, source: "kiosk" }, said, "leave");
    if (sent === "recorded" || sent === "kept") to({ screen: sent === "kept" ? "kept" : "left", person: { ...person, minutes: formatDuration(minutes, locale) }, noted: said.note !== undefined });
    else to({ screen: "refused", refusal: sent.message });
  };
  const notMe = () => {
    if (state.eventId && person) void events.send({ id: newId(), kind: "undo", at: kioskNow().toISOString(), signupId: person.signupId, undoes: state.eventId, source: "kiosk" });
    reset();
  };
  const started = async (signupId: string, eventId: string) => {
    const found = (await look({ signupId }))?.[0];
    if (found) to({ screen: "in", person: found, eventId, before: false });
    else reset();
  };

  if (closed) return <ClosedKiosk />;
  const stopped = person ? { token, locale, person, onDone: reset } : null;
  const name = person?.givenName ?? "";
  const name2 = person?.inCharge ?? desk.contact;
  const top = screen === "leave" && person ? (
    <Top title={t("kiosk.goodbye", { name })} place={`${person.task}, ${person.arrivedAt ? formatTimeRange(person.arrivedAt, kioskNow(), locale) : person.when}`} serverNow={desk.now}>
      <BookLabel book="time" text={t("kiosk.timeBook")} />
      <span className="num sum">{formatDuration(soFar(person), locale)}</span>
      <Tag>{t("kiosk.attests", { name: person.inCharge })}</Tag>
    </Top>
  ) : headless.includes(screen) ? <Top title={desk.title} onBack={reset} serverNow={desk.now} /> : (
    <Top title={desk.title} place={desk.place} serverNow={desk.now}>
      {screen === "welcome" ? (
        <>
          <div className="seg" role="group" aria-label={t("kiosk.direction")}>
            <button type="button" aria-pressed={!leaving} onClick={() => to({ leaving: false })}>{t("kiosk.arriving")}</button>
            <button type="button" aria-pressed={leaving} onClick={() => to({ leaving: true })}>{t("kiosk.leaving")}</button>
          </div>
          <a className="btn quiet" href={`?lang=${locale === "bg" ? "en" : "bg"}`} lang={locale === "bg" ? "en" : "bg"}>{t("kiosk.language")}</a>
        </>
      ) : null}
    </Top>
  );
  return (
    <div className="scr-kiosk" ref={box}>
      {top}
      <OfflineBar waiting={events.waiting} />
      {events.lateRefusal ? <p className="offline" role="alert">{t("kiosk.lateRefused", { message: events.lateRefusal })}<button type="button" className="btn quiet" onClick={events.forgetRefusal}>{t("kiosk.done")}</button></p> : null}
      {screen === "welcome" ? <Welcome desk={desk} leaving={leaving} onScan={read} onName={() => to({ screen: "name", typed: "" })} onWalkIn={() => to({ screen: "walk_in" })} /> : null}
      {screen === "name" ? <NameSearch token={token} locale={locale} contact={desk.contact} typed={state.typed} onTyped={(typed) => to({ typed })} onChosen={(chosen) => choose(chosen, leaving)} /> : null}
      {screen === "party" && person ? <PartyScreen person={person} onReady={(people) => void checkIn(person, people)} /> : null}
      {screen === "in" && person ? <CheckedIn person={person} before={state.before} contact={desk.contact} contactPhone={desk.contactPhone} onDone={reset} onNotMe={notMe} /> : null}
      {screen === "walk_in" ? <WalkInScreen token={token} locale={locale} desk={desk} onStarted={(signupId, eventId) => void started(signupId, eventId)} /> : null}
      {screen === "leave" && person ? <LeaveScreen Voice={Voice} notesToday={desk.notesToday} onLeave={leave} key={person.signupId} /> : null}
      {screen === "consent" && person ? <ConsentScreen token={token} locale={locale} person={person} /> : null}
      {screen === "left" && person ? (
        <MessageScreen title={t("kiosk.thanks", { name })} icon={<Icon of={CircleCheckIcon} className="ok" />} onDone={reset}>
          <p>{t("kiosk.thanksTime", { time: person.minutes ?? "" })} {t("kiosk.thanksText", { name: person.inCharge })}</p>
          {state.noted ? <p className="soft">{t("kiosk.noteWaits")}</p> : null}
        </MessageScreen>
      ) : null}
      {screen === "kept" ? <MessageScreen title={t("kiosk.savedHere")} icon={<Icon of={WifiOffIcon} className="warn" />} onDone={reset}><p>{t("kiosk.savedHereText", { name: name2 })}</p></MessageScreen> : null}
      {screen === "unknown_code" ? <MessageScreen title={t("kiosk.unknownCode")} onDone={reset}><p>{t("kiosk.unknownCodeText", { name: desk.contact })}</p></MessageScreen> : null}
      {screen === "refused" && stopped ? <RefusedScreen {...stopped} title={t("kiosk.refusedTitle", { name })}>{state.refusal}</RefusedScreen> : null}
      {screen === "not_arrived" && stopped ? <RefusedScreen {...stopped} title={t("kiosk.notArrived")}>{t("kiosk.notArrivedText", { name: name2 })}</RefusedScreen> : null}
      {screen === "left_before" && stopped ? <RefusedScreen {...stopped} title={t("kiosk.leftBefore")}>{t("kiosk.leftBeforeText", { time: person?.minutes ?? "" })}</RefusedScreen> : null}
      {screen === "check" && stopped ? <RefusedScreen {...stopped} title={t("kiosk.checkTitle", { name })}>{t("kiosk.checkText", { task: person?.task ?? "" })}</RefusedScreen> : null}
      {screen === "waiting" && stopped ? <RefusedScreen {...stopped} title={t("kiosk.waitingTitle", { name })}>{t("kiosk.waitingText", { task: person?.task ?? "", name2 })}</RefusedScreen> : null}
      {screen === "done" && stopped ? <RefusedScreen {...stopped} title={t("kiosk.doneTitle", { name })}>{t("kiosk.doneText", { name2 })}</RefusedScreen> : null}
    </div>
  );
}

/** A link that does nothing any more says so, and no more. */
export function ClosedKiosk() {
  const { t } = useTranslation("volunteering");
  return (
    <div className="scr-kiosk">
      <main className="come alone"><section><h1 tabIndex={-1}>{t("kiosk.closedTitle")}</h1><p className="lead">{t("kiosk.closedText")}</p></section></main>
    </div>
  );
}
