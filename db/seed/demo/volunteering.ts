import type { Actor } from "../../../app/platform/access/permission";
import { visitor } from "../../../app/platform/access/permission";
import { createShift } from "../../../app/domains/volunteering/commands/create-shift.server";
import { requestSignup } from "../../../app/domains/volunteering/commands/request-signup.server";
import { signUpByPhone } from "../../../app/domains/volunteering/commands/sign-up-by-phone.server";
import type { CreateShiftInput } from "../../../app/domains/volunteering/plan-schemas";
import type { Ctx } from "../../../app/platform/context.server";
import { expectOk } from "../../../app/platform/errors/result";
import type { PersonId } from "../../../app/platform/ids/ids";
import { fixedClock } from "../../../app/platform/time/clock";
import { addDays, instantAt, type LocalDate, localDate } from "../../../app/platform/time/local-date";
import { accounts, demoBazaars, demoId, needShifts, people, programmes } from "./ids";
import { addVolunteers, isMinor, minors, others, regulars, tasks } from "./volunteering-facts";
import { fillHistory } from "./volunteering-history";

const coordinator: Actor = {
  kind: "account", accountId: accounts.coordinator, personId: people.yordanka, grants: [{ role: "coordinator", scopeKind: "organisation", scopeId: null }],
};

interface Upcoming extends Partial<CreateShiftInput> {
  readonly name: string;
  readonly inDays: number;
  readonly from: string;
  readonly to: string;
  readonly titleBg: string;
  readonly titleEn: string;
  readonly purpose: CreateShiftInput["purpose"];
  readonly placeBg: string;
  readonly placeEn: string;
  readonly inChargeId: string;
  readonly capacity: number;
  readonly taken: readonly PersonId[];
  readonly bazaar?: boolean;
}

const cop = { placeBg: "ЦОП – Крайбряг", placeEn: "Community Support Centre", addressBg: "ул. „Черешова“ 4, вход от двора", addressEn: "4 Chereshova St, entrance from the yard", inChargeId: people.ayshe } as const;
const mall = { placeBg: "„Дунав мол“, фоайе", placeEn: "Dunav Mall, foyer", purpose: "activity:bazaar", bazaar: true } as const;
const storeAddress = { placeBg: "Складът", placeEn: "The store", addressBg: "ул. „Черешова“ 4", addressEn: "4 Chereshova St", inChargeId: people.rumen } as const;
const [penka, ognyan, elena, , dimitar, gergana, fatme, plamen, anna] = regulars as readonly [PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId, PersonId];
const adult = (n: number): PersonId => others[n]!;

/** Fourteen shifts ahead of the anchor (sketch 02 А), so that "next" is never empty. */
const upcoming: readonly Upcoming[] = [
  { name: "store", inDays: 1, from: "10:00", to: "14:00", ...tasks.store, ...storeAddress, capacity: 5, taken: [ognyan, plamen],
    doesBg: "Подреждате рафтове и броите кашони с Румен.", doesEn: "You tidy shelves and count boxes with Rumen.", bringBg: "Удобни дрехи. Ръкавици има.", bringEn: "Comfortable clothes. We have gloves." },
  { name: "till-1", inDays: 1, from: "10:00", to: "14:00", titleBg: "Каса 1", titleEn: "Till 1", ...mall, inChargeId: people.yordanka, capacity: 2, minAge: 18, taken: [gergana, dimitar] },
  { name: "stall-7", inDays: 1, from: "11:00", to: "14:00", titleBg: "Щанд 7, плетива", titleEn: "Stall 7, knitwear", ...mall, placeBg: "Павилионът на площада", placeEn: "The pavilion on the square", inChargeId: people.penka, capacity: 2, taken: [penka] },
  { name: "animation", inDays: 1, from: "14:00", to: "18:00", titleBg: "Детска анимация", titleEn: "Children's animation", ...mall, inChargeId: people.elena, capacity: 5, minAge: 16, taken: [minors[1]!] },
  { name: "packing-up", inDays: 1, from: "18:00", to: "20:00", titleBg: "Прибиране на базара", titleEn: "Packing up the bazaar", ...mall, inChargeId: people.yordanka, capacity: 8, taken: [ognyan, plamen, adult(3)] },
  { name: "cooking", shiftId: needShifts.cooking, inDays: 3, from: "15:00", to: "18:00", titleBg: "Помощ в ателие „Готварство“", titleEn: "Help in the “Cooking” atelier", purpose: `programme:${programmes.cooking}`, ...cop, capacity: 4, minAge: 18, urgent: true, taken: [fatme, anna],
    doesBg: "Месите хляб с група от шест души и екипа. Снимки не правим.", doesEn: "You knead bread with a group of six and the team. We take no photos.", bringBg: "Удобни обувки. Престилка има.", bringEn: "Comfortable shoes. We have an apron." },
  { name: "survachki", inDays: 3, from: "17:30", to: "19:00", titleBg: "Връзване на сурвачки", titleEn: "Tying survachki", purpose: "activity:bazaar", placeBg: "Училище „Христо Ботев“", placeEn: "Hristo Botev School", inChargeId: people.elena, capacity: 8, minAge: 14, taken: [elena, ...minors.slice(4, 10)],
    bringBg: "Ножица, ако имате.", bringEn: "Scissors, if you have them." },
  { name: "lessons", shiftId: needShifts.lessons, inDays: 4, from: "16:00", to: "17:30", titleBg: "Помощ с уроците", titleEn: "Help with lessons", purpose: `programme:${programmes.lessons}`, placeBg: "Център за работа с деца на улицата", placeEn: "Centre for work with children on the street", inChargeId: people.ayshe, capacity: 4, minAge: 16, taken: [adult(5)] },
  { name: "bread", inDays: 5, from: "08:30", to: "10:30", titleBg: "Превоз на хляб от „Златна кора“", titleEn: "Bringing bread from “Zlatna Kora”", purpose: "activity:transport", ...storeAddress, capacity: 2, minAge: 18, taken: [ognyan] },
  { name: "garden", inDays: 8, from: "15:00", to: "17:00", titleBg: "Помощ в ателие „Цветна градина“", titleEn: "Help in the “Flower garden” atelier", purpose: `programme:${programmes.garden}`, ...cop, capacity: 3, taken: [penka] },
  { name: "store-2", inDays: 9, from: "10:00", to: "13:00", ...tasks.store, ...storeAddress, capacity: 5, taken: [plamen] },
  { name: "toys", inDays: 11, from: "10:00", to: "12:00", titleBg: "Поправка на играчки", titleEn: "Repairing toys", purpose: `programme:${programmes.toyLibrary}`, ...cop, capacity: 6, taken: [dimitar, adult(8)] },
  { name: "cooking-2", inDays: 17, from: "15:00", to: "18:00", titleBg: "Помощ в ателие „Готварство“", titleEn: "Help in the “Cooking” atelier", purpose: `programme:${programmes.cooking}`, ...cop, capacity: 4, minAge: 18, taken: [] },
  { name: "sport", inDays: 18, from: "16:00", to: "18:00", titleBg: "Помощ в ателие „Да спортуваме заедно“", titleEn: "Help in the “Sport together” atelier", purpose: `programme:${programmes.sport}`, ...cop, capacity: 3, taken: [adult(9)] },
];
/** Over since yesterday, with nobody's hours confirmed yet: something for the coordinator to do. */
const yesterday: Upcoming = {
  name: "yesterday", inDays: -1, from: "15:00", to: "18:00", titleBg: "Помощ в ателие „Да бъдем заедно“", titleEn: "Help in the “Being together” atelier", purpose: `programme:${programmes.together}`, ...cop, capacity: 4,
  taken: [elena, fatme, adult(12)],
};

async function announce(ctx: Ctx, anchor: LocalDate, { name, inDays, taken, bazaar, ...facts }: Upcoming): Promise<void> {
  const host = bazaar ? { kind: "bazaar", id: demoBazaars.running.id, nameBg: "Коледен базар 2026", nameEn: "Christmas bazaar 2026" } : undefined;
  const { shiftId } = expectOk(
    await createShift(ctx, {
      shiftId: demoId<"Shift">(`shift:${name}`), addressBg: "", addressEn: "", doesBg: "", doesEn: "", bringBg: "", bringEn: "", urgent: false, ...facts, day: addDays(anchor, inDays), ...(host ? { host } : {}),
    }),
  );
  for (const personId of taken) {
    const minor = isMinor(personId);
    expectOk(await signUpByPhone(ctx, { shiftId, signupId: demoId<"Signup">(`signup:${name}:${personId}`), personId, minor, consentSeen: minor, locale: "bg" }));
  }
}

/** Volunteers, the year's hours and the shifts ahead. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const staff: Ctx = { ...ctx, actor: coordinator };
  await addVolunteers(staff, anchor);
  await fillHistory(staff, anchor);
  await announce({ ...staff, clock: fixedClock(instantAt(addDays(anchor, -8), "11:00")) }, anchor, yesterday);
  for (const shift of upcoming) await announce(staff, anchor, shift);
  expectOk(
    await requestSignup({ ...ctx, actor: visitor }, {
      shiftId: demoId<"Shift">("shift:survachki"), signupId: demoId<"Signup">("signup:waits-for-consent"), fullName: "Емине Реджеб", email: "e.redzheb@primer.example", partySize: 1, partyMinors: 0, minor: true, birthDate: localDate("2010-05-20"), guardianName: "Рейхан Реджеб", guardianEmail: "r.redzheb@primer.example", locale: "bg",
    }),
  );
}
