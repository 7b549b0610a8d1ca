/** The volunteer's rules are plain text: "# " starts a heading, "- " a point, any other line is a paragraph. */
export interface RulesPart {
  readonly kind: "heading" | "paragraph" | "point";
  readonly text: string;
  /** Not in the version before: new, or said differently. */
  readonly fresh: boolean;
}

const partOf = (line: string): Omit<RulesPart, "fresh"> =>
  line.startsWith("# ") ? { kind: "heading", text: line.slice(2).trim() } : line.startsWith("- ") ? { kind: "point", text: line.slice(2).trim() } : { kind: "paragraph", text: line };

const linesOf = (text: string): string[] => text.split("\n").map((line) => line.trim()).filter(Boolean);

/** The parts in order; with the version before, what is new is marked. */
export function rulesParts(text: string, before: string | null = null): readonly RulesPart[] {
  const known = before === null ? null : new Set(linesOf(before));
  return linesOf(text).map((line) => ({ ...partOf(line), fresh: known !== null && !known.has(line) }));
}
