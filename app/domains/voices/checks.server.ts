import type { SelfCheck } from "~/platform/self-check/run-self-check.server";

export const voicesChecks: readonly SelfCheck[] = [
  {
    name: "a note is on the wall only after somebody of the team decided so",
    sql: `select count(*) as violations from jar_note where state = 'shown' and decided_by is null`,
  },
  {
    name: "taps and notes carry random ids, which hold no time of day",
    sql: `select (select count(*) from mood_tap where substr(id::text, 15, 1) <> '4') + (select count(*) from jar_note where substr(id::text, 15, 1) <> '4') as violations`,
  },
];
