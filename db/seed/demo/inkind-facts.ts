import type { Category, DeclineReason, WriteOffReason } from "../../../app/domains/inkind/model";
import type { OrganisationId } from "../../../app/platform/ids/ids";
import { addDays, localDate, type LocalDate } from "../../../app/platform/time/local-date";
import { demoId, organisations, programmes, services } from "./ids";

export const school = demoId<"Organisation">("organisation:school-botev");

/** Where goods went: a service, or a programme under it. */
export const places = {
  blueHouse: { serviceId: services.blueHouse, programmeId: null },
  street: { serviceId: services.street, programmeId: null },
  lessons: { serviceId: services.street, programmeId: programmes.lessons },
  families: { serviceId: services.cop, programmeId: programmes.families },
  cooking: { serviceId: services.cop, programmeId: programmes.cooking },
  together: { serviceId: services.cop, programmeId: programmes.together },
  camp: { serviceId: services.cop, programmeId: programmes.camp },
  reintegration: { serviceId: services.cop, programmeId: programmes.reintegration },
  parentSchool: { serviceId: services.cop, programmeId: programmes.parentSchool },
  toyLibrary: { serviceId: services.cop, programmeId: programmes.toyLibrary },
} as const;
/** The store in the basement; „Х1“ is the fridge. */
export const shelves = [
  { code: "А1", room: "Мазе, хляб", storage: "room" }, { code: "А2", room: "Мазе, плодове", storage: "room" }, { code: "Б1", room: "Мазе, сухи храни", storage: "room" },
  { code: "В1", room: "Мазе, нови дрехи", storage: "room" }, { code: "В2", room: "Мазе, дрехи и училище", storage: "room" }, { code: "Г1", room: "Мазе, прежда", storage: "room" },
  { code: "Г2", room: "Мазе, играчки", storage: "room" }, { code: "Х1", room: "Хладилник 1", storage: "chilled" },
] as const;
export type PlaceKey = keyof typeof places;

export interface Use {
  readonly to: PlaceKey | WriteOffReason;
  /** Base units. */
  readonly quantity: number;
  readonly afterDays: number;
}
export interface DemoLine {
  readonly item: string;
  readonly category: Category;
  readonly unit: "g" | "ml" | "piece";
  readonly declared: number;
  readonly arrived?: number;
  readonly rejected?: number;
  readonly expiry?: { readonly kind: "use_by" | "best_before"; readonly inDays: number };
  readonly storage?: "room" | "chilled" | "frozen";
  readonly shelf?: string;
  readonly uses?: readonly Use[];
}
export interface DemoGift {
  readonly key: string;
  readonly on: LocalDate;
  readonly organisationId?: OrganisationId;
  readonly name?: string;
  readonly anonymous?: boolean;
  readonly lines: readonly DemoLine[];
}

const kg = (amount: number): number => amount * 1000;

/** Splits each delivery over the places so that every place's total comes out exactly; the last one takes the rounding. */
function spread(sizes: readonly number[], totals: readonly (readonly [Use["to"], number, number])[]): Use[][] {
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  const given = totals.map(() => 0);
  let before = 0;
  return sizes.map((size) => {
    before += size;
    let left = size;
    return totals.flatMap(([to, total, afterDays], index) => {
      const due = index === totals.length - 1 ? left : Math.min(left, Math.round((total * before) / whole) - given[index]!);
      given[index]! += due;
      left -= due;
      return due > 0 ? [{ to, quantity: kg(due), afterDays }] : [];
    });
  });
}

interface FoodRow {
  readonly sizes: readonly number[];
  readonly days: readonly string[];
  readonly items: readonly string[];
  readonly camp?: { readonly at: number; readonly quantity: number };
  readonly totals: readonly (readonly [Use["to"], number, number])[];
}

/** Kilograms by donor, sketch 05: what each place got is exact. */
function food(key: string, row: FoodRow, donor: (index: number) => Pick<DemoGift, "organisationId" | "name">, line: Pick<DemoLine, "expiry" | "storage" | "shelf">): DemoGift[] {
  const rest = row.sizes.map((size, index) => (index === row.camp?.at ? size - row.camp.quantity : size));
  const uses = spread(rest, row.totals);
  return row.sizes.map((size, index) => ({
    key: `${key}-${index}`, on: localDate(row.days[index]!), ...donor(index),
    lines: [{
      item: row.items[index % row.items.length]!, category: "food", unit: "g", declared: kg(size), ...line,
      uses: [...(index === row.camp?.at ? [{ to: "camp" as const, quantity: kg(row.camp.quantity), afterDays: 3 }] : []), ...uses[index]!],
    }],
  }));
}

export const foodOfTheYear: readonly DemoGift[] = [
  ...food("food-bank", {
    sizes: [138, 126, 140, 119, 133, 128, 140, 131, 124, 136, 130, 127, 140, 129, 134, 122, 130],
    days: ["2026-01-08", "2026-01-29", "2026-02-19", "2026-03-12", "2026-03-26", "2026-04-16", "2026-05-07", "2026-05-28", "2026-06-18", "2026-07-10", "2026-07-30", "2026-08-20", "2026-09-10", "2026-09-24", "2026-10-15", "2026-11-05", "2026-11-19"],
    items: ["Брашно тип 500", "Ориз", "Боб и леща", "Макарони", "Консервирани зеленчуци", "Захар"],
    camp: { at: 9, quantity: 41 }, totals: [["blueHouse", 1040, 2], ["families", 780, 5], ["cooking", 259, 9], ["expired", 107, 12]],
  }, () => ({ organisationId: organisations.foodBank }), { expiry: { kind: "best_before", inDays: 90 }, shelf: "Б1" }),
  ...food("bakery", {
    sizes: [130, 128, 135, 133, 127, 134, 136, 130],
    days: ["2026-02-05", "2026-03-05", "2026-04-02", "2026-05-14", "2026-06-11", "2026-07-11", "2026-09-17", "2026-10-29"],
    items: ["Хляб"], camp: { at: 5, quantity: 23 }, totals: [["blueHouse", 130, 0], ["together", 897, 1], ["spoiled", 3, 5]],
  }, () => ({ organisationId: organisations.zlatnaKora }), { expiry: { kind: "use_by", inDays: 4 }, shelf: "А1" }),
  ...food("neighbours", {
    sizes: [70, 64, 76, 70], days: ["2026-03-20", "2026-05-20", "2026-10-16", "2026-11-12"], items: ["Плодове и зеленчуци", "Домашни сладка", "Тикви и ябълки", "Картофи"],
    totals: [["blueHouse", 10, 1], ["cooking", 270, 2]],
  }, (index) => (index % 2 === 0 ? { organisationId: school } : { name: index === 1 ? "Райна Стоева" : "Асен Кирилов" }), { shelf: "А2" }),
];

/** The last days before the anchor: what lies in the store now, two lots of it close to their day. */
export const foodOfLate = (anchor: LocalDate): readonly DemoGift[] => [
  { key: "late-food-bank-1", on: addDays(anchor, -12), organisationId: organisations.foodBank, lines: [{ item: "Олио и захар", category: "food", unit: "g", declared: kg(60), expiry: { kind: "best_before", inDays: 200 }, shelf: "Б1", uses: [{ to: "blueHouse", quantity: kg(60), afterDays: 2 }] }] },
  { key: "late-bakery", on: addDays(anchor, -9), organisationId: organisations.zlatnaKora, lines: [{ item: "Хляб", category: "food", unit: "g", declared: kg(67), expiry: { kind: "use_by", inDays: 4 }, shelf: "А1", uses: [{ to: "together", quantity: kg(60), afterDays: 1 }, { to: "spoiled", quantity: kg(7), afterDays: 5 }] }] },
  { key: "late-neighbour", on: addDays(anchor, -14), name: "Ангел Боев", lines: [{ item: "Ябълки", category: "food", unit: "g", declared: kg(40), shelf: "А2", uses: [{ to: "cooking", quantity: kg(40), afterDays: 3 }] }] },
  {
    key: "late-food-bank-2", on: addDays(anchor, -3), organisationId: organisations.foodBank,
    lines: [
      { item: "Ориз и боб", category: "food", unit: "g", declared: kg(150), arrived: kg(149), expiry: { kind: "best_before", inDays: 160 }, shelf: "Б1" },
      { item: "Кисело мляко, кофички", category: "food", unit: "g", declared: kg(24), expiry: { kind: "use_by", inDays: 4 }, storage: "chilled", shelf: "Х1" },
      { item: "Прясно мляко 3,6%", category: "food", unit: "ml", declared: kg(20), rejected: kg(2), expiry: { kind: "use_by", inDays: 6 }, storage: "chilled", shelf: "Х1" },
    ],
  },
];

/** Firms' gifts of sketches 04 and 22. The yarn came with protocol № 22. */
export const yarnOn = localDate("2026-01-14");
export const firmGifts = (anchor: LocalDate): readonly DemoGift[] => [
  { key: "yarn", on: yarnOn, organisationId: organisations.dunavTeks, lines: [{ item: "Вълнена прежда", category: "other", unit: "g", declared: 400, shelf: "Г1" }] },
  { key: "t-shirts", on: localDate("2026-07-06"), organisationId: organisations.dunavTeks, lines: [{ item: "Тениски", category: "clothes", unit: "piece", declared: 20, shelf: "В1", uses: [{ to: "camp", quantity: 20, afterDays: 7 }] }] },
  {
    key: "hats", on: localDate("2026-11-10"), organisationId: organisations.dunavTeks,
    lines: [
      { item: "Плетени шапки, нови", category: "clothes", unit: "piece", declared: 24, shelf: "В1", uses: [{ to: "reintegration", quantity: 14, afterDays: 6 }, { to: "street", quantity: 10, afterDays: 8 }] },
      { item: "Ръкавици, 6 – 10 години, чифтове", category: "clothes", unit: "piece", declared: 30, shelf: "В1", uses: [{ to: "reintegration", quantity: 18, afterDays: 6 }, { to: "street", quantity: 12, afterDays: 8 }] },
    ],
  },
  {
    key: "jackets-dunav", on: addDays(anchor, -8), organisationId: organisations.dunavTeks,
    lines: [
      { item: "Детско зимно яке, ръст 116 – 128, ново", category: "clothes", unit: "piece", declared: 20, rejected: 1, shelf: "В1", uses: [{ to: "reintegration", quantity: 19, afterDays: 4 }] },
      { item: "Детско зимно яке, ръст 134 – 140, ново", category: "clothes", unit: "piece", declared: 16, arrived: 15, shelf: "В1", uses: [{ to: "reintegration", quantity: 15, afterDays: 4 }] },
    ],
  },
  { key: "school-list", on: localDate("2026-09-02"), organisationId: organisations.list, lines: [{ item: "Училищен комплект", category: "school", unit: "piece", declared: 50, uses: [{ to: "families", quantity: 50, afterDays: 8 }] }] },
  { key: "school-botev", on: localDate("2026-09-08"), organisationId: school, lines: [{ item: "Училищен комплект", category: "school", unit: "piece", declared: 25, uses: [{ to: "lessons", quantity: 25, afterDays: 3 }] }] },
  { key: "school-sinor", on: localDate("2026-09-09"), organisationId: organisations.sinorSoft, lines: [{ item: "Училищен комплект", category: "school", unit: "piece", declared: 20, uses: [{ to: "blueHouse", quantity: 12, afterDays: 4 }, { to: "lessons", quantity: 8, afterDays: 4 }] }] },
  { key: "paper", on: localDate("2026-10-06"), organisationId: organisations.mastilo, lines: [{ item: "Хартия за рисуване, пакети", category: "household", unit: "piece", declared: 12, uses: [{ to: "together", quantity: 12, afterDays: 5 }] }] },
];

const first = ["Мария", "Георги", "Десислава", "Иван", "Радост", "Петър", "Снежана", "Николай", "Виолина", "Стефан", "Росица", "Красимир", "Теодора", "Любомир", "Ивелина", "Борислав", "Катя", "Тодор", "Зорница", "Емил"] as const;
const last = ["Стоянов", "Маринов", "Илиев", "Тодоров", "Бонев", "Кръстев", "Райков", "Минков", "Велев", "Лазаров", "Ганев"] as const;
/** An invented name; every second one is a woman's. */
export function invented(index: number): string {
  const name = first[index % first.length]!;
  const family = last[(index * 7 + Math.floor(index / first.length)) % last.length]!;
  return `${name} ${family}${index % 2 === 0 ? "а" : ""}`;
}

interface Series {
  readonly key: string;
  readonly from: string;
  readonly everyDays: number;
  readonly sizes: readonly number[];
  readonly items: readonly string[];
  readonly category: Category;
  readonly to: readonly PlaceKey[];
  /** The last few still lie in the store. */
  readonly kept: number;
  readonly wasted?: { readonly every: number; readonly reason: WriteOffReason };
}
const small: readonly Series[] = [
  { key: "clothes", from: "2026-01-09", everyDays: 11, category: "clothes", to: ["families", "reintegration", "street"], kept: 2, wasted: { every: 5, reason: "broken" },
    sizes: [8, 12, 9, 14, 10, 11, 7, 13, 10, 12, 9, 11, 10, 8, 15, 10, 9, 12, 11, 10, 13, 8, 12, 10, 9, 14, 11, 9],
    items: ["Детски дрехи, 3 – 6 години", "Детски обувки", "Зимни дрехи, 7 – 10 години", "Бебешки дрехи", "Якета и пуловери"] },
  { key: "toys", from: "2026-01-20", everyDays: 15, category: "toys", to: ["toyLibrary"], kept: 1, wasted: { every: 6, reason: "unsafe" },
    sizes: [10, 12, 8, 11, 14, 9, 10, 13, 7, 12, 11, 10, 9, 12, 8, 13, 10, 11, 12, 9], items: ["Дървени пъзели", "Настолни игри", "Детски книги", "Конструктори"] },
  { key: "appliances", from: "2026-02-10", everyDays: 48, category: "appliances", to: ["families", "blueHouse"], kept: 1, sizes: [1, 1, 1, 1, 1, 1], items: ["Пералня", "Печка", "Хладилник", "Ютия"] },
  { key: "furniture", from: "2026-02-17", everyDays: 31, category: "furniture", to: ["families", "street"], kept: 2, sizes: [2, 1, 2, 1, 2, 1, 2, 1, 2], items: ["Детско легло", "Шкаф", "Столове", "Бюро"] },
  { key: "household", from: "2026-01-27", everyDays: 21, category: "household", to: ["families", "cooking", "parentSchool"], kept: 2, sizes: [4, 6, 3, 5, 8, 4, 6, 5, 3, 7, 4, 6, 5, 4], items: ["Завивки", "Кухненски съдове", "Кърпи и чаршафи"] },
];

/** Small gifts of neighbours through the year; seven of them without a name, three from a school. */
export const smallGifts = (anchor: LocalDate): readonly DemoGift[] => {
  let count = 0;
  const made = small.flatMap((row) => row.sizes.map((size, index): DemoGift => {
    count += 1;
    const wasted = row.wasted && index % row.wasted.every === row.wasted.every - 1 ? 1 : 0;
    const isKept = index >= row.sizes.length - row.kept;
    const uses: Use[] = isKept ? [] : [
      { to: row.to[index % row.to.length]!, quantity: size - wasted, afterDays: 6 }, ...(wasted ? [{ to: row.wasted!.reason, quantity: wasted, afterDays: 9 } as const] : []),
    ];
    const donor = count % 11 === 0 ? {} : row.key === "toys" && index % 8 === 3 ? { organisationId: school } : { name: invented(count) };
    return {
      key: `${row.key}-${index}`, on: addDays(localDate(row.from), index * row.everyDays), ...donor, anonymous: count % 9 === 0,
      lines: [{ item: row.items[index % row.items.length]!, category: row.category, unit: "piece", declared: size, shelf: row.category === "toys" ? "Г2" : "В2", uses: uses.filter((use) => use.quantity > 0) }],
    };
  }));
  const late = ([[-13, 11], [-6, 8]] as const).map(([days, size], index): DemoGift => ({
    key: `late-toys-${index}`, on: addDays(anchor, days), name: invented(200 + index), lines: [{ item: "Настолни игри", category: "toys", unit: "piece", declared: size, shelf: "Г2" }],
  }));
  return [...made, ...late];
};

export interface DemoOffer {
  readonly key: string;
  /** Days from the anchor, below zero. */
  readonly days: number;
  readonly description: string;
  readonly category: Category;
  readonly quantity: number;
  readonly name: string;
  readonly address?: string;
  readonly note?: string;
}

/** Nine in a hundred are declined kindly. */
export const declined: readonly (DemoOffer & { readonly reason: DeclineReason })[] = ([
  [-340, "употребявани дюшеци", "furniture", 3, "unclean"], [-318, "консерви с изтекъл срок", "food", 12, "out_of_date"], [-290, "голям ъглов диван", "furniture", 1, "no_space"],
  [-262, "плюшени играчки", "toys", 20, "not_accepted"], [-233, "лекарства и витамини", "other", 8, "not_accepted"], [-205, "скъсани якета", "clothes", 6, "unclean"],
  [-176, "стол за кола, втора употреба", "other", 1, "not_accepted"], [-149, "стара пералня на 6-и етаж", "appliances", 1, "no_transport"], [-121, "коледна украса през август", "household", 15, "no_space"],
  [-92, "летни дрехи за възрастни", "clothes", 30, "not_needed"], [-61, "плюшена мечка", "toys", 1, "not_accepted"], [-33, "телевизор с кинескоп", "appliances", 2, "not_needed"], [-10, "гардероб без врати", "furniture", 1, "no_space"],
] as const).map(([days, description, category, quantity, reason], index) => ({ key: `declined-${index}`, days, description, category, quantity, reason, name: invented(300 + index) }));

/** Waiting for a coordinator's word (sketch 10). */
export const waiting: readonly (DemoOffer & { readonly need?: "jackets" | "puzzles" })[] = [
  { key: "pram", days: -2, description: "детска количка и кошара", category: "household", quantity: 2, name: "Ивайла Ганчева", address: "ж.к. „Възраждане“, бл. 14, ет. 3, без асансьор" },
  { key: "puzzles", days: -1, description: "дървени пъзели, пълни комплекти", category: "toys", quantity: 5, name: "Митко Радев", need: "puzzles" },
  { key: "jackets", days: -1, description: "детски зимни якета, ръст 128", category: "clothes", quantity: 3, name: "Сибел Ахмед", need: "jackets" },
];

/** Agreed and on their way. */
export const onTheWay: readonly (DemoOffer & { readonly comesInDays: number })[] = [
  { key: "shoes", days: -4, comesInDays: 1, description: "детски обувки, почти нови", category: "clothes", quantity: 7, name: "Диляна Савова" },
  { key: "blocks", days: -3, comesInDays: 2, description: "конструктори с едри части", category: "toys", quantity: 4, name: "Огнян Вълков" },
  { key: "desk", days: -5, comesInDays: 3, description: "ученическо бюро", category: "furniture", quantity: 1, name: "Йоана Петкова", address: "ул. „Липова“ 8" },
  { key: "blankets", days: -2, comesInDays: 4, description: "одеяла", category: "household", quantity: 6, name: "Кремена Дечева" },
];
