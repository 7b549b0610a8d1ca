import { addDays, localDate, type LocalDate } from "../../../app/platform/time/local-date";
import { people } from "./ids";

/** Birthdays hang on the anchor, so that the story's minors stay minors. */
const ageOnAnchor = (anchor: LocalDate, age: number, daysAgo: number): LocalDate => {
  const [year, monthDay] = [Number(anchor.slice(0, 4)), anchor.slice(5)];
  return addDays(localDate(`${year - age}-${monthDay === "02-29" ? "02-28" : monthDay}`), -daysAgo);
};

/** Of the four minors with contacts; Мартин turns 18 in the middle of the coming year. */
export const birthDates = (anchor: LocalDate): Readonly<Record<string, LocalDate>> => ({
  [people.martin]: localDate(`${Number(anchor.slice(0, 4)) - 17}-06-15`),
  [people.nikol]: ageOnAnchor(anchor, 16, 220),
  [people.emine]: ageOnAnchor(anchor, 15, 100),
  [people.kaloyan]: ageOnAnchor(anchor, 16, 218),
});

/** The nth of the young volunteers without contacts: fifteen to seventeen years old. */
export const youngBirthDate = (anchor: LocalDate, n: number): LocalDate => ageOnAnchor(anchor, 15 + (n % 3), 20 + n * 17);
