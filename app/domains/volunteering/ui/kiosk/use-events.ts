import { useCallback, useEffect, useRef, useState } from "react";
import { keepQueue, post, readQueue, type Answer, type WireEvent } from "./kiosk-device";

interface EventAnswer {
  readonly id: string;
  readonly outcome: string;
  readonly message: string | null;
}
export type Sent = "recorded" | "kept" | { readonly code: string; readonly message: string };

const retryMs = 5_000;
const accepted = (outcome: string): boolean => outcome === "recorded" || outcome === "same";

/** Events go to the server at once; without a connection they wait on the device and are sent again, all together, until they arrive. */
export function useEvents(kioskId: string, token: string, locale: string) {
  const [waiting, setWaiting] = useState<readonly WireEvent[]>([]);
  const [lateRefusal, setLateRefusal] = useState<string | null>(null);
  const sending = useRef(false);
  useEffect(() => setWaiting(readQueue(kioskId)), [kioskId]);

  const change = useCallback((next: (events: readonly WireEvent[]) => readonly WireEvent[]) => {
    // The device's copy is written first: a reload in between loses nothing.
    const events = next(readQueue(kioskId));
    keepQueue(kioskId, events);
    setWaiting(events);
  }, [kioskId]);

  /** One event, with what may go along with it; `act` is the address that takes it. */
  const send = useCallback(async (event: WireEvent, more: object = {}, act = "events"): Promise<Sent> => {
    const body = act === "events" ? { token, events: [event] } : { token, event, ...more };
    const answer: Answer<readonly EventAnswer[]> = await post(act, body, locale);
    if (answer.ok) {
      const first = answer.value[0];
      return !first || accepted(first.outcome) ? "recorded" : { code: first.outcome, message: first.message ?? first.outcome };
    }
    if (answer.code !== "network") return { code: answer.code, message: answer.message };
    change((events) => [...events, event]);
    return "kept";
  }, [change, locale, token]);

  useEffect(() => {
    if (waiting.length === 0) return;
    const retry = async () => {
      if (sending.current) return;
      sending.current = true;
      const answer: Answer<readonly EventAnswer[]> = await post("events", { token, events: waiting.slice(0, 200) }, locale);
      sending.current = false;
      if (!answer.ok) return;
      const arrived = new Set(answer.value.map((one) => one.id));
      change((events) => events.filter((event) => !arrived.has(event.id)));
      setLateRefusal(answer.value.find((one) => !accepted(one.outcome))?.message ?? null);
    };
    const timer = setInterval(() => void retry(), retryMs);
    return () => clearInterval(timer);
  }, [change, locale, token, waiting]);

  return { waiting: waiting.length, lateRefusal, forgetRefusal: () => setLateRefusal(null), send };
}
