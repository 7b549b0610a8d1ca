import type { Weekday } from "../../../app/domains/volunteering/repeat";
import type { ShiftState } from "../../../app/domains/volunteering/changes";
import type { PositionInput } from "../../../app/domains/volunteering/plan";
import type { OpportunityFacts } from "../../../app/domains/volunteering/plan-schemas";
import type { PersonId } from "../../../app/platform/ids/ids";
import { demoId, needShifts, opportunities, people } from "./ids";
import { minors, others, places, regulars } from "./volunteering-facts";

/** A position with the people on it. */
export type TakenPosition = PositionInput & { readonly taken: readonly PersonId[] };

interface Ahead {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly placeBg: string;
  readonly placeEn: string;
  readonly addressBg?: string;
  readonly addressEn?: string;
  readonly inChargeId: string;
  /** An opportunity of the story, or the words of one of its own. */
  readonly opportunityId?: string;
  readonly own?: Pick<OpportunityFacts, "titleBg" | "titleEn" | "workClass">;
  readonly bazaar?: boolean;
  readonly positions: readonly TakenPosition[];
}
export interface AheadShift extends Ahead {
  readonly shiftId?: string;
  readonly inDays: number;
}
/** From two days after the anchor, so that nobody's first day meets the bazaar of the first one. */
export interface AheadSeries extends Ahead {
  readonly weekdays: readonly Weekday[];
  readonly opens?: ShiftState["opens"];
  /** The first shift says „спешно“. */
  readonly urgent?: boolean;
}

const [penka, ognyan, elena, , dimitar, gergana, fatme, plamen, anna] = regulars as readonly [PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId];
const adult = (n: number): PersonId => others[n]!;

const cop = { ...places.centre, addressBg: "ул. „Черешова“ 4, вход от двора", addressEn: "4 Chereshova St, entrance from the yard", inChargeId: people.ayshe } as const;
const mall = { ...places.mall, bazaar: true } as const;
const store = { placeBg: "Складът", placeEn: "The store", addressBg: "ул. „Черешова“ 4", addressEn: "4 Chereshova St", inChargeId: people.rumen } as const;

/** Over since yesterday, with nobody's hours confirmed yet: something for the coordinator to do. */
export const yesterday: AheadShift = {
  name: "yesterday", inDays: -1, from: "15:00", to: "18:00", opportunityId: opportunities.together, ...cop, positions: [{ capacity: 4, taken: [elena, fatme, adult(12)] }],
};

/** Single shifts ahead of the anchor (sketch 02 А). The afternoon of the anchor's day at the bazaar is `volunteering-board.ts`. */
export const upcoming: readonly AheadShift[] = [
  { name: "store", inDays: 1, from: "10:00", to: "14:00", opportunityId: opportunities.store, ...store, positions: [{ capacity: 5, minPeople: 2, taken: [ognyan, plamen] }] },
  { name: "till-1", inDays: 1, from: "10:00", to: "14:00", own: { titleBg: "Каса 1", titleEn: "Till 1", workClass: "money" }, ...mall, inChargeId: people.yordanka, positions: [{ capacity: 2, minAge: 18, taken: [gergana, dimitar] }] },
  { name: "stall-7", inDays: 1, from: "11:00", to: "14:00", own: { titleBg: "Щанд 7, плетива", titleEn: "Stall 7, knitwear" }, ...mall, placeBg: "Павилионът на площада", placeEn: "The pavilion on the square", inChargeId: people.penka, positions: [{ capacity: 2, taken: [penka] }] },
  { name: "animation", inDays: 1, from: "14:00", to: "18:00", own: { titleBg: "Детска анимация", titleEn: "Children's animation", workClass: "children" }, ...mall, inChargeId: people.elena, positions: [{ capacity: 5, minAge: 16, taken: [people.nikol] }] },
  { name: "packing-up", inDays: 1, from: "18:00", to: "20:00", own: { titleBg: "Прибиране на базара", titleEn: "Packing up the bazaar" }, ...mall, inChargeId: people.yordanka,
    positions: [
      { nameBg: "Щандовете", nameEn: "The stalls", capacity: 5, minPeople: 3, taken: [plamen] },
      { nameBg: "Пренасяне до буса", nameEn: "Carrying to the van", capacity: 3, minPeople: 2, minAge: 18, workClass: "carrying", taken: [ognyan, adult(3)] },
    ] },
  { name: "survachki", inDays: 3, from: "17:30", to: "19:00", opportunityId: opportunities.survachki, placeBg: "Училище „Христо Ботев“", placeEn: "Hristo Botev School", inChargeId: people.elena, positions: [{ capacity: 8, minAge: 14, taken: [elena, ...minors.slice(4, 10)] }] },
  { name: "lessons", shiftId: needShifts.lessons, inDays: 4, from: "16:00", to: "17:30", opportunityId: opportunities.lessons, placeBg: "Център за работа с деца на улицата", placeEn: "Centre for work with children on the street", inChargeId: people.ayshe, positions: [{ capacity: 4, minAge: 16, taken: [adult(5)] }] },
  { name: "toys", inDays: 11, from: "10:00", to: "12:00", opportunityId: opportunities.toys, ...cop,
    positions: [{ nameBg: "Поправка", nameEn: "Repairing", capacity: 4, taken: [dimitar, adult(8)] }, { nameBg: "Миене и опис", nameEn: "Washing and listing", capacity: 2, workClass: "general", taken: [] }] },
];

/** What comes back every week. */
export const weekly: readonly AheadSeries[] = [
  { name: "cooking", weekdays: ["TU"], from: "15:00", to: "18:00", opportunityId: opportunities.cooking, ...cop, urgent: true, positions: [{ capacity: 4, minPeople: 2, minAge: 18, taken: [fatme, anna] }] },
  { name: "garden", weekdays: ["WE"], from: "15:00", to: "17:00", opportunityId: opportunities.garden, ...cop, opens: { daysBefore: 14, time: "09:00" }, positions: [{ capacity: 3, taken: [penka] }] },
  { name: "sport", weekdays: ["TH"], from: "16:00", to: "18:00", opportunityId: opportunities.sport, ...cop, positions: [{ capacity: 3, minAge: 16, taken: [adult(9)] }] },
  { name: "store", weekdays: ["SA"], from: "10:00", to: "13:00", opportunityId: opportunities.store, ...store, positions: [{ capacity: 5, minPeople: 2, taken: [plamen] }] },
  { name: "bread", weekdays: ["MO", "TU", "WE", "TH", "FR"], from: "08:30", to: "10:30", opportunityId: opportunities.bread, ...store, positions: [{ capacity: 2, minAge: 18, taken: [ognyan] }] },
];

export const shiftIdOf = ({ name, shiftId }: AheadShift): string => shiftId ?? demoId<"Shift">(`shift:${name}`);
