import { instant, systemClock } from "~/platform/time/clock";
import type { AttendanceKind } from "../../model";
import type { PersonView } from "./kiosk-view";

/** What the tablet keeps on itself and how it speaks to the server. Every lost connection is an answer (`network`), never an exception. */
export interface WireEvent {
  readonly id: string;
  readonly kind: AttendanceKind;
  /** ISO, by the server's clock as far as the tablet can tell it. */
  readonly at: string;
  readonly signupId?: string;
  readonly code?: string;
  readonly people?: number;
  readonly undoes?: string;
  readonly source: "qr" | "kiosk";
}

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: string; readonly message: string };

export async function post<T>(act: string, body: object, locale: string): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/kiosk/${act}?lang=${locale}`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), credentials: "same-origin",
    });
    const told = (await response.json()) as { ok: true; value: T } | { ok: false; refusal: { code: string; message?: string } };
    return told.ok ? told : { ok: false, code: told.refusal.code, message: told.refusal.message ?? told.refusal.code };
  } catch {
    return { ok: false, code: "network", message: "" };
  }
}

/** Less than this is the time an answer takes. */
const smallSkewMs = 5_000;
let skewMs = 0;
export function setClock(serverNow: string): void {
  const apart = instant(serverNow).getTime() - systemClock.now().getTime();
  skewMs = Math.abs(apart) < smallSkewMs ? 0 : apart;
}
export const kioskNow = (): Date => instant(systemClock.now().getTime() + skewMs);

const queueKey = (kioskId: string): string => `dobroteka:kiosk:${kioskId}`;
const screenKey = (kioskId: string): string => `dobroteka:kiosk-screen:${kioskId}`;

function read<T>(storage: "local" | "session", key: string): T | null {
  try {
    const text = (storage === "local" ? localStorage : sessionStorage).getItem(key);
    return text ? (JSON.parse(text) as T) : null;
  } catch {
    // A browser that forbids storage still checks people in; only a reload would lose what waits.
    return null;
  }
}

function write(storage: "local" | "session", key: string, value: unknown): void {
  try {
    (storage === "local" ? localStorage : sessionStorage).setItem(key, JSON.stringify(value));
  } catch {
    // As above.
  }
}

export const readQueue = (kioskId: string): readonly WireEvent[] => read<WireEvent[]>("local", queueKey(kioskId)) ?? [];
export const keepQueue = (kioskId: string, events: readonly WireEvent[]): void => write("local", queueKey(kioskId), events);

/** What was on the screen, for a reload and the change of language; nobody's data outlive the time the screen would have been cleared after. */
const screenLivesMs = 60_000;
export interface KeptScreen {
  readonly at: number;
  readonly name: string;
  readonly leaving: boolean;
  readonly person: PersonView | null;
  readonly eventId: string | null;
  readonly typed: string;
}
export function readScreen(kioskId: string): KeptScreen | null {
  const kept = read<KeptScreen>("session", screenKey(kioskId));
  return kept && systemClock.now().getTime() - kept.at < screenLivesMs ? kept : null;
}
export const keepScreen = (kioskId: string, screen: Omit<KeptScreen, "at">): void => write("session", screenKey(kioskId), { ...screen, at: systemClock.now().getTime() });
