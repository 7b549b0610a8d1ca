/** A rule of what is taken, as the donor's form shows it. */
export interface AcceptanceRule {
  readonly id: string;
  readonly taken: boolean;
  readonly title: string;
  readonly why: string;
  /** Beginnings of words, by spaces. */
  readonly words: string;
}

/** The rules whose words begin one of those that were typed; what is not taken comes first. */
export function rulesFor(rules: readonly AcceptanceRule[], typed: string): AcceptanceRule[] {
  const words = typed.toLocaleLowerCase("bg").match(/\p{L}{3,}/gu) ?? [];
  const hit = rules.filter((rule) => rule.words.toLocaleLowerCase("bg").split(/\s+/).some((start) => start.length > 2 && words.some((word) => word.startsWith(start))));
  return [...hit.filter((rule) => !rule.taken), ...hit.filter((rule) => rule.taken)].slice(0, 2);
}
