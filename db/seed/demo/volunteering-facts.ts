import { findOrCreatePerson } from "../../../app/domains/people/find-or-create.server";
import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { expectOk, ok } from "../../../app/platform/errors/result";
import type { PersonId } from "../../../app/platform/ids/ids";
import type { LocalDate } from "../../../app/platform/time/local-date";
import { youngBirthDate } from "./birth-dates";
import { demoId, people } from "./ids";

/** 54 volunteers, 21 of them under 18 (domain.md §5). Invented; common names, no contacts. */
export const regulars: readonly PersonId[] = [
  people.penka, people.ognyan, people.elena, people.aleksandra, people.dimitar, people.gergana, people.fatme, people.plamen, people.anna,
];

const young = [
  "Ивайла Стоева", "Самуил Радев", "Дария Кинова", "Мерт Ахмедов", "Теодора Лазарова", "Кристиян Бойчев", "Селин Хасан", "Божидар Минев", "Виктория Дракова",
  "Алекс Петрунов", "Моника Желева", "Радослав Гочев", "Айлин Мустафа", "Симеон Тасков", "Габриела Тонкова", "Илия Кънев", "Михаела Сърбова",
];
const adults = [
  "Весела Нанкова", "Борислава Минкова", "Деян Илиев", "Дамян Пеев", "Росица Бонева", "Николай Чакъров", "Невена Стамова", "Явор Дойнов", "Станка Ралчева", "Тихомир Вачев",
  "Лиляна Кьосева", "Орлин Савов", "Севда Рашидова", "Калина Панова", "Асен Маджаров", "Зорница Гелева", "Милен Трайков", "Искра Добрева", "Веселин Хинков", "Диана Топчиева",
  "Румяна Каишева", "Петко Славов",
];
const idOf = (name: string): PersonId => demoId<"Person">(`volunteer:${name}`);

export const minors: readonly PersonId[] = [people.martin, people.nikol, people.emine, people.kaloyan, ...young.map(idOf)];
/** Adults first: they go to the camp. */
export const others: readonly PersonId[] = [...adults.map(idOf), people.stoyan, people.yuliya, ...minors];
export const isMinor = (id: PersonId): boolean => minors.includes(id);

export async function addVolunteers(ctx: Ctx, anchor: LocalDate): Promise<void> {
  expectOk(
    await inTransaction(ctx.db, async (tx) => {
      for (const fullName of adults.filter((name) => idOf(name) !== people.rositsa)) await findOrCreatePerson(tx, ctx, { id: idOf(fullName), fullName, locale: "bg" });
      for (const [n, fullName] of young.entries()) await findOrCreatePerson(tx, ctx, { id: idOf(fullName), fullName, birthDate: youngBirthDate(anchor, n), locale: "bg" });
      return ok(null);
    }),
  );
}

/** Where hours are given in the story. */
export const places = {
  mall: { placeBg: "„Дунав мол“, фоайе", placeEn: "Dunav Mall, foyer" },
  store: { placeBg: "Складът, ул. „Черешова“ 4", placeEn: "The store, 4 Chereshova St" },
  centre: { placeBg: "ЦОП – Крайбряг", placeEn: "Community Support Centre" },
  lodge: { placeBg: "Хижа „Липите“", placeEn: "Lipite lodge" },
} as const;
