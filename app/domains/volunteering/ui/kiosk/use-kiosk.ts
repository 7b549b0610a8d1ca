import { useCallback, useEffect, useState } from "react";
import { newId } from "~/platform/ids/ids";
import { keepScreen, kioskNow, post, readScreen, setClock, type WireEvent } from "./kiosk-device";
import type { DeskView, PersonView } from "./kiosk-view";
import { useEvents } from "./use-events";

export type Screen =
  | "welcome" | "name" | "party" | "in" | "walk_in" | "leave" | "left" | "consent" | "refused" | "kept" | "unknown_code" | "not_arrived" | "left_before" | "check" | "waiting" | "done";

export interface KioskState {
  readonly screen: Screen;
  readonly leaving: boolean;
  readonly person: PersonView | null;
  /** The check-in that „Не съм аз“ would take back. */
  readonly eventId: string | null;
  readonly before: boolean;
  readonly refusal: string | null;
  readonly typed: string;
  readonly noted: boolean;
}

const idle: KioskState = { screen: "welcome", leaving: false, person: null, eventId: null, before: false, refusal: null, typed: "", noted: false };
const deskMs = 30_000;
const consentMs = 5_000;

/** Where somebody who found themselves is sent: by what stands in the way, or by which way they go. */
function screenFor(person: PersonView, leaving: boolean): Screen {
  if (person.standing === "consent" || person.standing === "check" || person.standing === "waiting" || person.standing === "done") return person.standing;
  if (leaving) return person.standing === "here" ? "leave" : person.standing === "left" ? "left_before" : "not_arrived";
  return "in";
}

type Look = (by: object) => Promise<readonly PersonView[] | null>;

/** Once the guardian has said yes on the phone, this screen lets the young person in by itself. */
function useGuardian(awaited: string | null, look: Look, choose: (person: PersonView, leaving: boolean) => void): void {
  useEffect(() => {
    if (!awaited) return;
    const timer = setInterval(() => void look({ signupId: awaited }).then((found) => {
      const person = found?.[0];
      if (person && person.standing !== "consent") choose(person, false);
    }), consentMs);
    return () => clearInterval(timer);
  }, [awaited, choose, look]);
}

/** The tablet's state and acts: one address, plain fetch, nothing lost by a reload. */
export function useKiosk(initial: DeskView, token: string, locale: string) {
  const [desk, setDesk] = useState(initial);
  const [closed, setClosed] = useState(false);
  const [state, setState] = useState<KioskState>(idle);
  const [restored, setRestored] = useState(false);
  const events = useEvents(initial.id, token, locale);
  const { send } = events;

  useEffect(() => {
    setClock(initial.now);
    const kept = readScreen(initial.id);
    if (kept) setState({ ...idle, screen: kept.name as Screen, leaving: kept.leaving, person: kept.person, eventId: kept.eventId, typed: kept.typed });
    setRestored(true);
  }, [initial.id, initial.now]);
  useEffect(() => {
    if (restored) keepScreen(initial.id, { name: state.screen === "walk_in" ? "welcome" : state.screen, leaving: state.leaving, person: state.person, eventId: state.eventId, typed: state.typed });
  }, [initial.id, restored, state]);

  const refresh = useCallback(async () => {
    const answer = await post<DeskView>("desk", { token }, locale);
    if (answer.ok) {
      setClock(answer.value.now);
      setDesk(answer.value);
    } else if (answer.code === "kiosk_closed") setClosed(true);
  }, [locale, token]);
  useEffect(() => {
    const timer = setInterval(() => void refresh(), deskMs);
    return () => clearInterval(timer);
  }, [refresh]);

  const reset = useCallback(() => {
    setState((was) => ({ ...idle, leaving: was.leaving }));
    void refresh();
  }, [refresh]);
  const to = useCallback((next: Partial<KioskState>) => setState((was) => ({ ...was, ...next })), []);

  const look: Look = useCallback(async (by) => {
    const answer = await post<readonly PersonView[]>("find", { token, ...by }, locale);
    return answer.ok ? answer.value : null;
  }, [locale, token]);

  const checkIn = useCallback(async (person: PersonView, people?: number) => {
    const event: WireEvent = { id: newId(), kind: "check_in", at: kioskNow().toISOString(), signupId: person.signupId, source: "kiosk", ...(people === undefined ? {} : { people }) };
    const sent = await send(event);
    if (sent === "recorded") to({ screen: "in", person, eventId: event.id, before: false });
    else if (sent === "kept") to({ screen: "kept", person, eventId: event.id });
    else to({ screen: sent.code === "consent_missing" ? "consent" : "refused", person, refusal: sent.message });
  }, [send, to]);

  const choose = useCallback((person: PersonView, leaving: boolean) => {
    const screen = screenFor(person, leaving);
    if (screen !== "in") return to({ screen, person, before: false, refusal: null });
    if (person.standing === "here") return to({ screen: "in", person, before: true, eventId: null });
    if (person.partySize > 1) return to({ screen: "party", person });
    return void checkIn(person);
  }, [checkIn, to]);

  const scan = useCallback(async (text: string, leaving: boolean) => {
    const found = await look({ code: text });
    if (found === null) {
      const sent = await send({ id: newId(), kind: leaving ? "check_out" : "check_in", at: kioskNow().toISOString(), code: text.slice(-64), source: "qr" });
      return to({ screen: sent === "kept" || sent === "recorded" ? "kept" : "unknown_code", person: null });
    }
    const person = found[0];
    if (person) choose(person, leaving);
    else to({ screen: "unknown_code", person: null });
  }, [choose, look, send, to]);

  useGuardian(state.screen === "consent" ? (state.person?.signupId ?? null) : null, look, choose);

  return { desk, closed, state, to, reset, look, checkIn, choose, scan, events };
}
