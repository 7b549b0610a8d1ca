import { newId } from "~/platform/ids/ids";
import { canonicalSale, type SaleEvent } from "../model";
import type { TillState } from "./bill-state";

/** What the till keeps on its own device, so that a reload loses neither the bill nor a sale that was not sent yet. */
const stateKey = (sessionId: string): string => `dobroteka:till:${sessionId}`;
const deviceKey = "dobroteka:till-device";

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser that forbids storage still sells; only a reload would lose the bill.
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // As above.
  }
}

export function readState(sessionId: string): TillState | null {
  const text = read(stateKey(sessionId));
  if (!text) return null;
  try {
    return JSON.parse(text) as TillState;
  } catch {
    return null;
  }
}

export const keepState = (sessionId: string, state: TillState): void => write(stateKey(sessionId), JSON.stringify(state));

export function forgetState(sessionId: string): void {
  try {
    localStorage.removeItem(stateKey(sessionId));
  } catch {
    // Nothing was kept.
  }
}

/** This device's own id: another device at the same till starts its own slip numbers. */
export function deviceId(): string {
  const known = read(deviceKey);
  if (known) return known;
  const made: string = newId<"Device">();
  write(deviceKey, made);
  return made;
}

/** SHA-256 of the event, hex. Needs a secure context: HTTPS, or localhost. */
export async function hashSale(sale: SaleEvent): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonicalSale(sale)));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: string; readonly message: string | null; readonly facts: Readonly<Record<string, string | number>> };

interface WireRefusal {
  readonly code: string;
  readonly message?: string;
  readonly facts?: Record<string, string | number>;
}

/** Plain fetch to our own server; a lost connection is an answer (`network`), never an exception. */
export async function post<T>(act: string, body: unknown, locale: string): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/till/${act}?lang=${locale}`, {
      method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body), credentials: "same-origin",
    });
    const told = (await response.json()) as { ok: true; value: T } | { ok: false; refusal: WireRefusal };
    if (told.ok) return told;
    return { ok: false, code: told.refusal.code, message: told.refusal.message ?? null, facts: told.refusal.facts ?? {} };
  } catch {
    return { ok: false, code: "network", message: null, facts: {} };
  }
}

export async function getDesk<T>(locale: string): Promise<T | null> {
  try {
    const response = await fetch(`/api/till/desk?lang=${locale}`, { credentials: "same-origin" });
    return response.ok ? ((await response.json()) as T) : null;
  } catch {
    return null;
  }
}
