import type { Locale } from "../i18n/locale";

/** What a letter is made of. The html and the plain text say the same, in the same order. */
export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "small"; readonly text: string }
  /** The one thing to do: a button, and its address in the plain text. */
  | { readonly kind: "button"; readonly label: string; readonly href: string }
  | { readonly kind: "links"; readonly items: readonly { readonly label: string; readonly href: string }[] }
  /** Label and value pairs between hairlines. */
  | { readonly kind: "facts"; readonly rows: readonly { readonly label: string; readonly value: string; readonly href?: string }[] }
  /** A calendar leaf with the time and place beside it. */
  | {
      readonly kind: "when";
      readonly month: string; readonly day: string; readonly weekday: string;
      /** "15:00 – 18:00 ч." */
      readonly time: string;
      /** "вторник, 08.12.2026 г.": how the plain text names the day. */
      readonly dateText: string;
      readonly place: readonly string[];
    }
  /** The thread between a gift and what it supports: stitches while it waits, whole when used. */
  | { readonly kind: "thread"; readonly from: string; readonly to: string; readonly state: "waiting" | "whole" }
  | { readonly kind: "steps"; readonly items: readonly { readonly title: string; readonly note?: string; readonly date?: string; readonly ring?: boolean }[] }
  | { readonly kind: "quote"; readonly text: string; readonly by: string }
  /** A code to read or copy, e.g. a tracking code. */
  | { readonly kind: "code"; readonly label: string; readonly code: string };

export interface LetterInput {
  readonly locale: Locale;
  readonly subject: string;
  /** The line that mail programs show beside the subject. */
  readonly preheader: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly organisation: { readonly name: string; readonly city: string };
  /** Why this person gets this letter, one sentence. */
  readonly reason: string;
}

const textWidth = 72;

function wrap(text: string, indent = "", first = indent): string {
  return text.split("\n").map((paragraph, index) => {
    const lines: string[] = [];
    let line = index === 0 ? first : indent;
    for (const word of paragraph.split(" ")) {
      const candidate = line.trim() === "" ? line + word : `${line} ${word}`;
      if (candidate.length > textWidth && line.trim() !== "") {
        lines.push(line);
        line = indent + word;
      } else line = candidate;
    }
    return [...lines, line].join("\n");
  }).join("\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
    case "small":
      return wrap(block.text);
    case "button":
      return `${block.label}:\n${block.href}`;
    case "links":
      return block.items.map((item) => `${item.label}:\n${item.href}`).join("\n\n");
    case "facts": {
      const width = Math.max(...block.rows.map((row) => row.label.length)) + 3;
      return block.rows.map((row) => wrap(row.value, " ".repeat(width), `${row.label}:`.padEnd(width))).join("\n");
    }
    case "when":
      return [`  ${block.dateText}, ${block.time}`, ...block.place.map((line) => `  ${line}`)].join("\n");
    case "thread":
      return block.state === "whole" ? `${block.from} —→ ${block.to}` : `${block.from} · · · ${block.to}`;
    case "steps":
      return block.items.map((item) => wrap([item.title, item.note].filter(Boolean).join(" – "), "    ", `${item.ring ? "(o)" : " * "} ${item.date ? `${item.date}: ` : ""}`)).join("\n");
    case "quote":
      return `${wrap(block.text, "  ")}\n  ${block.by}`;
    case "code":
      return `${block.label}: ${block.code}`;
  }
}

/** The plain text twin: nothing is lost in it (sketch 25 В). */
export function letterText(letter: LetterInput): string {
  const parts = [wrap(letter.title), ...letter.blocks.map(blockText)];
  return `${parts.join("\n\n")}\n\n--\n${letter.organisation.name}, ${letter.organisation.city}\n${wrap(letter.reason)}\n`.replaceAll("\u00a0", " ");
}
