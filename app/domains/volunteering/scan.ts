import { type LookCode, parseLookCode } from "~/platform/tokens/look-code";

const codeSigns = 16;

/** The check-in code in what a camera or a scanner read: the bare code, a grouped one, or an address that ends with it. */
export function codeInScan(text: string): LookCode | null {
  const tail = text.trim().split(/[?#]/)[0]!.split("/").filter(Boolean).at(-1) ?? "";
  return parseLookCode(tail);
}

interface Key {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The sign a key stands for by its place: a scanner types keycodes, and on a Cyrillic layout `event.key` of K is „к“. Null for every other key. */
export function scannedSign(key: Key): string | null {
  if (key.ctrlKey || key.altKey || key.metaKey) return null;
  const [, letter, digit] = /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(key.code) ?? [];
  return letter ?? digit ?? null;
}

/** Between two keys of a scanner lies less than this; people type slower. */
const burstMs = 60;

/**
 * Listens to keys and tells a scanner from a person: sixteen signs or more, each within `burstMs` of the one before, then Enter. An address read
 * from a code is fine: its last sixteen signs are the code.
 */
export function scannerEar(): (key: Key & { readonly key: string }, atMs: number) => LookCode | null {
  let signs = "";
  let last = -Infinity;
  return (key, atMs) => {
    if (atMs - last > burstMs) signs = "";
    last = atMs;
    if (key.key === "Enter") {
      const read = signs.length >= codeSigns ? parseLookCode(signs.slice(-codeSigns)) : null;
      signs = "";
      return read;
    }
    signs += scannedSign(key) ?? "";
    return null;
  };
}
