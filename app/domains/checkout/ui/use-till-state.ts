import { useCallback, useEffect, useReducer, useRef, useState } from "react";
import type { RecordedSale } from "../commands/record-sale.server";
import type { DeskSession } from "../queries/till-desk.server";
import { emptyTill, restored, tillReducer } from "./bill-state";
import { keepState, post, readState } from "./till-device";

const retryMs = 5_000;

/** The session's state, kept on the device at every change, and the queue of finished sales that empties itself to the server. */
export function useTillState(session: DeskSession, locale: string) {
  const [state, act] = useReducer(tillReducer, emptyTill(session.nextSequence));
  const [loaded, setLoaded] = useState(false);
  const [offline, setOffline] = useState(false);
  const sending = useRef(false);

  useEffect(() => {
    act({ type: "restore", state: restored(readState(session.id), session.nextSequence) });
    setLoaded(true);
  }, [session.id, session.nextSequence]);

  useEffect(() => {
    if (loaded) keepState(session.id, state);
  }, [loaded, session.id, state]);

  const next = state.pending.find((row) => row.refused === undefined);
  const send = useCallback(async () => {
    if (!next || sending.current) return;
    sending.current = true;
    const answer = await post<RecordedSale>("sales", { sale: next.sale, sha256: next.sha256 }, locale);
    sending.current = false;
    setOffline(!answer.ok && answer.code === "network");
    if (answer.ok) act({ type: "sent", saleId: next.sale.id, hasException: answer.value.exceptions.length > 0 });
    else if (answer.code !== "network") act({ type: "refused", saleId: next.sale.id, message: answer.message ?? answer.code });
  }, [next, locale]);

  useEffect(() => {
    if (!loaded || !next) return;
    void send();
    const timer = setInterval(() => void send(), retryMs);
    return () => clearInterval(timer);
  }, [loaded, next, send]);

  return { state, act, loaded, offline };
}
