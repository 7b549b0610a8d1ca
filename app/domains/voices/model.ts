/** Pure parts of voices: vocabularies and what may be shown. */

/** From hard to wonderful; kept as 1 … 5. */
export const moods = ["hard", "tiring", "calm", "good", "wonderful"] as const;
export type Mood = (typeof moods)[number];
export const stepOf = (mood: Mood): number => moods.indexOf(mood) + 1;

export const noteStates = ["waiting", "shown", "hidden"] as const;
export type NoteState = (typeof noteStates)[number];

/** Fewer answers than this are not shown, not even to the team (as S2). */
export const fewestAnswers = 5;
export const longestNote = 280;

export interface MoodCounts {
  /** Answers by step, 1 … 5; null when there are too few of them to show. */
  readonly counts: readonly number[] | null;
  /** Null when fewer than `fewestAnswers`. */
  readonly answers: number | null;
}

/** What of some answers may be shown: all of it, or only that they are few. */
export function shownMoods(counts: readonly number[]): MoodCounts {
  const answers = counts.reduce((sum, n) => sum + n, 0);
  return answers < fewestAnswers ? { counts: null, answers: null } : { counts, answers };
}
