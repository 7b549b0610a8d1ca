import type { Translate } from "~/platform/i18n/instance";
import type { EventAnswer } from "../../commands/record-events.server";

export interface WireAnswer {
  readonly id: string;
  readonly outcome: EventAnswer["outcome"];
  readonly facts: EventAnswer["facts"];
  /** The sentence of a refusal; null when it was taken in. */
  readonly message: string | null;
}

/** What the tablet is told of each event: the outcome, its facts and a sentence. Whose it was stays here. */
export const answersInWords = (answers: readonly EventAnswer[], t: Translate): readonly WireAnswer[] =>
  answers.map(({ id, outcome, facts }) => ({
    id, outcome, facts, message: outcome === "recorded" || outcome === "same" ? null : t(`volunteering:refusals.${outcome}`, { ...facts }),
  }));
