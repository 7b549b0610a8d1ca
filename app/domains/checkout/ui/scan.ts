interface Key {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/**
 * The digit a key stands for by its place (`event.code`): a scanner types keycodes, and on a Cyrillic layout `event.key` of a
 * digit key may be anything. Null for every other key.
 */
export function scannedDigit(key: Key): string | null {
  if (key.ctrlKey || key.altKey || key.metaKey || key.shiftKey) return null;
  return /^(?:Digit|Numpad)(\d)$/.exec(key.code)?.[1] ?? null;
}

/** What stands in the field: a code to be read, words to search by, or nothing. */
export function readTyped(text: string): { kind: "empty" } | { kind: "code"; code: string } | { kind: "words"; words: string } {
  const typed = text.trim();
  if (typed === "") return { kind: "empty" };
  const compact = typed.replace(/[\s-]/g, "");
  return /^\d+$/.test(compact) ? { kind: "code", code: compact } : { kind: "words", words: typed.toLocaleLowerCase("bg") };
}
