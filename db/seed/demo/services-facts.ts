import type { z } from "zod";
import type { MonthFigures, ProgrammeId, ServiceId, ServiceMeasure } from "../../../app/domains/services/model";
import type { programmeShape, serviceShape } from "../../../app/domains/services/schemas";
import { allocate } from "../../../app/platform/money/cents";
import { type LocalDate, localDate } from "../../../app/platform/time/local-date";
import { programmes, services } from "./ids";

export const serviceRows: readonly z.output<typeof serviceShape>[] = [
  {
    id: services.cop, parentId: null, kind: "service", nameBg: "ЦОП – Крайбряг", nameEn: "Community Support Centre – Kraybryag", capacity: 20, sortOrder: 1,
    publicBg: "Център за обществена подкрепа: срещи с деца и семейства, ателиета, посещения вкъщи.",
    publicEn: "A community support centre: meetings with children and families, ateliers, visits at home.",
  },
  {
    id: services.street, parentId: null, kind: "service", nameBg: "Център за работа с деца на улицата", nameEn: "Centre for work with children on the street", capacity: 15, sortOrder: 2,
    publicBg: "Екип на терен, топъл обяд и място за учене.", publicEn: "A team in the field, a warm lunch and a place to learn.",
  },
  {
    id: services.blueHouse, parentId: null, kind: "service", nameBg: "ЦНСТ „Синята къща“", nameEn: "Family-type home “Blue House”", capacity: 12, sortOrder: 3,
    publicBg: "Дом от семеен тип. Показваме само какво е получил домът, никога кой живее в него.",
    publicEn: "A family-type home. We show only what the home received, never who lives in it.",
  },
];

type ProgrammeRow = z.output<typeof programmeShape>;
const under = (serviceId: ServiceId, kind: ProgrammeRow["kind"], rows: readonly (readonly [ProgrammeId, string, string, string?, string?])[]): ProgrammeRow[] =>
  rows.map(([id, nameBg, nameEn, startsOn, endsOn], index) => ({
    id, serviceId, kind, nameBg, nameEn, startsOn: startsOn ? localDate(startsOn) : null, endsOn: endsOn ? localDate(endsOn) : null,
    sortOrder: index + { programme: 1, atelier: 20, activity: 40 }[kind],
  }));

export const programmeRows: readonly ProgrammeRow[] = [
  ...under(services.cop, "programme", [
    [programmes.families, "Семейства от общността", "Families from the community"],
    [programmes.early, "Ранно детство и семейно консултиране", "Early childhood and family counselling"],
    [programmes.behaviour, "Подкрепа при трудно поведение", "Support with difficult behaviour"],
    [programmes.reintegration, "„Реинтеграция“", "“Reintegration”"],
    [programmes.prevention, "Превенция на изоставянето", "Prevention of abandonment"],
    [programmes.parentSchool, "„Училище за бъдещи родители“", "“School for future parents”"],
    [programmes.toyLibrary, "„Библиотека на играчките“", "“Toy library”"],
    [programmes.pupils, "Инициативи на ученици", "Pupils’ initiatives"],
  ]),
  ...under(services.cop, "atelier", [
    [programmes.cooking, "Ателие „Готварство“", "“Cooking” atelier"],
    [programmes.garden, "Ателие „Цветна градина“", "“Flower garden” atelier"],
    [programmes.music, "Ателие „Да се забавляваме заедно“", "“Having fun together” atelier"],
    [programmes.together, "Ателие „Да бъдем заедно“", "“Being together” atelier"],
    [programmes.sport, "Ателие „Да спортуваме заедно“", "“Sport together” atelier"],
  ]),
  ...under(services.cop, "activity", [[programmes.camp, "Летен лагер", "Summer camp", "2026-07-13", "2026-07-18"]]),
  ...under(services.street, "programme", [[programmes.lessons, "Помощ с уроците", "Help with lessons"]]),
  ...under(services.street, "activity", [[programmes.winterFeast, "Зимен празник", "Winter feast"]]),
];

/** January to December (domain.md §5): the sums 779, 149 and 246 are exact. */
const individual = [68, 64, 72, 66, 63, 58, 48, 42, 70, 78, 80, 70];
const group = [12, 12, 14, 13, 13, 14, 10, 8, 12, 14, 14, 13];
const visits = [22, 20, 24, 21, 20, 18, 16, 14, 22, 24, 24, 21];
const users = [42, 43, 45, 45, 44, 44, 41, 40, 44, 46, 47, 47];
const usersInYear = [42, 44, 46, 48, 50, 52, 53, 55, 57, 59, 61, 62];
const indexOf = (month: LocalDate): number => Number(month.slice(5, 7)) - 1;

export function monthFigures(month: LocalDate): MonthFigures {
  const at = indexOf(month);
  return { capacity: 20, usersInMonth: users[at]!, usersInYear: usersInYear[at]!, individualSessions: individual[at]!, groupSessions: group[at]!, homeVisits: visits[at]! };
}

const split = [programmes.families, programmes.early, programmes.behaviour, programmes.reintegration] as const;
/** The year by programme (sketch 05), spread over the months so that both the months and the programmes come out exactly. */
const parts: readonly (readonly [ServiceMeasure, readonly number[], readonly number[]])[] = [
  ["individual_session", individual, [286, 241, 148, 104]],
  ["group_session", group, [52, 43, 38, 16]],
  ["home_visit", visits, [118, 71, 54, 3]],
];

const spread = parts.map(([measure, months, byProgramme]) => {
  let left = [...byProgramme];
  return {
    measure,
    months: months.map((total) => {
      const shares = allocate(total, left);
      left = left.map((rest, index) => rest - shares[index]!);
      return shares;
    }),
  };
});

interface WorkRow {
  readonly programmeId: ProgrammeId;
  readonly measure: ServiceMeasure;
  readonly count: number;
}

/** What else was done in 2026, month by month. */
const otherWork: readonly (readonly [string, ProgrammeId, ServiceMeasure, number])[] = [
  ["2026-07", programmes.camp, "activity_session", 6],
  ["2026-04", programmes.cooking, "atelier_session", 2], ["2026-10", programmes.cooking, "atelier_session", 2],
  ["2026-03", programmes.garden, "atelier_session", 3], ["2026-04", programmes.garden, "atelier_session", 3], ["2026-05", programmes.garden, "atelier_session", 2],
  ["2026-02", programmes.music, "atelier_session", 3], ["2026-09", programmes.music, "atelier_session", 3],
  ["2026-05", programmes.sport, "atelier_session", 3], ["2026-09", programmes.sport, "atelier_session", 2],
  ["2026-06", programmes.together, "atelier_session", 4], ["2026-11", programmes.together, "atelier_session", 4],
  ["2026-03", programmes.prevention, "parcel", 5], ["2026-05", programmes.prevention, "parcel", 6],
  ["2026-08", programmes.prevention, "parcel", 8], ["2026-10", programmes.prevention, "parcel", 7], ["2026-11", programmes.prevention, "parcel", 5],
  ["2026-05", programmes.reintegration, "home_repair", 3], ["2026-10", programmes.reintegration, "home_repair", 4],
  ["2026-04", programmes.parentSchool, "meeting", 4], ["2026-10", programmes.parentSchool, "meeting", 5],
  ["2026-03", programmes.toyLibrary, "toy_repair", 12], ["2026-11", programmes.toyLibrary, "toy_repair", 14],
  ["2026-03", programmes.pupils, "initiative", 1], ["2026-10", programmes.pupils, "initiative", 1], ["2026-11", programmes.pupils, "initiative", 1],
];

export function monthWork(month: LocalDate): readonly WorkRow[] {
  const sessions = spread.flatMap(({ measure, months }) => months[indexOf(month)]!.map((count, index) => ({ programmeId: split[index]!, measure, count })));
  const other = otherWork.filter(([at]) => month.startsWith(at)).map(([, programmeId, measure, count]) => ({ programmeId, measure, count }));
  return [...sessions, ...other];
}

/** Unit costs beyond the state budget; with the counts above they give the sums of sketch 05. */
const costs = (measure: ServiceMeasure, programmeId: ProgrammeId | null, ...dated: readonly (readonly [string, string])[]) =>
  dated.map(([validFrom, unitCost]) => ({ serviceId: services.cop, programmeId, measure, unitCost, validFrom }));

export const unitCostRows = [
  ...costs("group_session", null, ["2026-01-01", "15,00"], ["2026-07-01", "16,75"]),
  ...costs("activity_session", programmes.camp, ["2026-01-01", "160,00"]),
  ...costs("atelier_session", programmes.cooking, ["2026-01-01", "84,00"], ["2026-07-01", "50,00"]),
  ...costs("atelier_session", programmes.garden, ["2026-01-01", "6,60"]),
  ...costs("atelier_session", programmes.music, ["2026-01-01", "7,20"]),
  ...costs("atelier_session", programmes.sport, ["2026-01-01", "7,20"]),
  ...costs("parcel", programmes.prevention, ["2026-01-01", "12,60"], ["2026-07-01", "13,20"]),
  ...costs("home_repair", programmes.reintegration, ["2026-01-01", "24,00"], ["2026-07-01", "28,50"]),
  ...costs("meeting", programmes.parentSchool, ["2026-01-01", "26,00"], ["2026-07-01", "28,20"]),
  ...costs("toy_repair", programmes.toyLibrary, ["2026-01-01", "3,60"], ["2026-07-01", "3,80"]),
  ...costs("initiative", programmes.pupils, ["2026-01-01", "120,00"], ["2026-10-01", "150,00"], ["2026-11-01", "168,50"]),
];
