import { expectOk } from "../../../app/platform/errors/result";
import type { Ctx } from "../../../app/platform/context.server";
import { inTransaction } from "../../../app/platform/db/db.server";
import { ok } from "../../../app/platform/errors/result";
import type { AccountId, PersonId } from "../../../app/platform/ids/ids";
import type { Role } from "../../../app/platform/access/permission";
import { createAccount } from "../../../app/domains/people/commands/create-account.server";
import { grantRole } from "../../../app/domains/people/commands/grant-role.server";
import { findOrCreateOrganisation, findOrCreatePerson, type OrganisationInput, type PersonInput } from "../../../app/domains/people/find-or-create.server";
import { saveOrganisation } from "../../../app/domains/people/settings.server";
import type { LocalDate } from "../../../app/platform/time/local-date";
import { birthDates } from "./birth-dates";
import { accounts, organisations, people } from "./ids";

export const demoPassword = "demo-dobroteka";

/** The invented organisation and people of domain.md §5. Phones +359 82 000 1xx, mail @otvorendvor.example and @primer.example. */
const demoPeople: readonly PersonInput[] = [
  { id: people.yordanka, fullName: "Йорданка Цветкова", email: "y.tsvetkova@otvorendvor.example", phone: "+35982000104", locale: "bg", publicNameAllowed: true },
  { id: people.rumen, fullName: "Румен Кьосев", email: "r.kyosev@otvorendvor.example", phone: "+35982000114", locale: "bg", publicNameAllowed: true },
  { id: people.ayshe, fullName: "Айше Мехмедова", email: "a.mehmedova@otvorendvor.example", phone: "+35982000110", locale: "bg", publicNameAllowed: true },
  { id: people.violeta, fullName: "Виолета Щерева", email: "v.shtereva@otvorendvor.example", phone: "+35982000116", locale: "bg" },
  { id: people.hristo, fullName: "Христо Жечев", email: "h.zhechev@otvorendvor.example", phone: "+35982000101", locale: "bg", publicNameAllowed: true },
  { id: people.aleksandra, fullName: "Александра Маринова-Тотева", email: "a.marinova@primer.example", phone: "+35982000121", locale: "bg" },
  { id: people.evaluator, fullName: "Ралица Ненова", email: "r.nenova@otsenki.example", phone: null, locale: "bg" },
  { id: people.admin, fullName: "Деян Русков", email: "d.ruskov@otvorendvor.example", phone: "+35982000102", locale: "bg" },
  { id: people.martin, fullName: "Мартин Делчев", email: "m.delchev@primer.example", phone: null, locale: "bg" },
  { id: people.nikol, fullName: "Никол Ангелова", email: "n.angelova@primer.example", phone: null, locale: "bg" },
  { id: people.emine, fullName: "Емине Реджеб", email: "e.redzheb@primer.example", phone: null, locale: "bg" },
  { id: people.kaloyan, fullName: "Калоян Бонев", email: "k.bonev@primer.example", phone: null, locale: "bg" },
  { id: people.stoyan, fullName: "Стоян Хаджистоянов", email: "s.hadzhistoyanov@primer.example", phone: "+35982000131", locale: "bg", publicNameAllowed: true },
  { id: people.penka, fullName: "Пенка Русева", email: "p.ruseva@primer.example", phone: "+35982000132", locale: "bg", publicNameAllowed: true },
  { id: people.yuliya, fullName: "Юлия Димова", email: "y.dimova@sinorsoft.example", phone: "+35982000141", locale: "bg" },
  { id: people.ognyan, fullName: "Огнян Вълков", email: "o.valkov@primer.example", phone: "+35982000133", locale: "bg" },
  { id: people.elena, fullName: "Елена Спасова", email: "e.spasova@primer.example", phone: "+35982000118", locale: "bg", publicNameAllowed: true },
  { id: people.anna, fullName: "Anna Weiß", email: "anna.weiss@primer.example", phone: "+4930000111", locale: "en" },
  { id: people.desislava, fullName: "Десислава Тонева", email: "d.toneva@dunavteks.example", phone: "+35982000142", locale: "bg" },
  { id: people.anonymous, fullName: "Дарител без име", email: "dobar.chovek@primer.example", phone: null, locale: "bg" },
  { id: people.baker, fullName: "Стефан Златков", email: "s.zlatkov@zlatnakora.example", phone: "+35982000143", locale: "bg" },
  { id: people.caterer, fullName: "Бистра Панчева", email: "b.pancheva@bistra.example", phone: "+35982000144", locale: "bg" },
  { id: people.bookseller, fullName: "Лилия Нонева", email: "l.noneva@list.example", phone: "+35982000145", locale: "bg" },
  { id: people.printer, fullName: "Борис Мастиков", email: "b.mastikov@mastilo.example", phone: "+35982000146", locale: "bg" },
  { id: people.dimitar, fullName: "Димитър Колев", email: "d.kolev@primer.example", phone: "+35982000151", locale: "bg" },
  { id: people.gergana, fullName: "Гергана Илиева", email: "g.ilieva@primer.example", phone: "+35982000152", locale: "bg" },
  { id: people.fatme, fullName: "Фатме Юсеин", email: "f.yusein@primer.example", phone: "+35982000153", locale: "bg" },
  { id: people.rositsa, fullName: "Росица Бонева", email: "r.boneva@primer.example", phone: "+35982000161", locale: "bg" },
  { id: people.plamen, fullName: "Пламен Дочев", email: "p.dochev@primer.example", phone: "+35982000154", locale: "bg" },
];

const demoOrganisations: readonly OrganisationInput[] = [
  { id: organisations.zlatnaKora, name: "Хлебарница „Златна кора“ ООД", kind: "firm", eik: "999100035", city: "гр. Крайбряг", contactPersonId: people.baker },
  { id: organisations.dunavTeks, name: "„Дунав Текс“ ООД", kind: "firm", eik: "999100028", city: "гр. Крайбряг", contactPersonId: people.desislava },
  { id: organisations.sinorSoft, name: "„Синор Софт“ АД", kind: "firm", eik: "999100042", city: "гр. Крайбряг", contactPersonId: people.yuliya },
  { id: organisations.bistra, name: "Кетъринг „Бистра“ ЕООД", kind: "firm", eik: "999100050", city: "гр. Крайбряг", contactPersonId: people.caterer },
  { id: organisations.list, name: "Книжарница „Лист“", kind: "firm", eik: "999100067", city: "гр. Крайбряг", contactPersonId: people.bookseller },
  { id: organisations.mastilo, name: "Печатница „Мастило“", kind: "firm", city: "гр. Крайбряг", contactPersonId: people.printer },
  { id: organisations.foodBank, name: "Регионална хранителна банка – демо", kind: "food_bank", city: "гр. Крайбряг" },
  { id: organisations.chervenaNishka, name: "Доброволен клуб „Червена нишка“", kind: "club", city: "гр. Крайбряг" },
];

/** One account for each role; the login tells which. */
const demoAccounts: readonly { readonly role: Role; readonly login: string; readonly id: AccountId; readonly personId: PersonId }[] = [
  { role: "coordinator", login: "coordinator@otvorendvor.example", id: accounts.coordinator, personId: people.yordanka },
  { role: "storekeeper", login: "storekeeper@otvorendvor.example", id: accounts.storekeeper, personId: people.rumen },
  { role: "service_manager", login: "manager@otvorendvor.example", id: accounts.serviceManager, personId: people.ayshe },
  { role: "accountant", login: "accountant@otvorendvor.example", id: accounts.accountant, personId: people.violeta },
  { role: "director", login: "director@otvorendvor.example", id: accounts.director, personId: people.hristo },
  { role: "cashier", login: "cashier@otvorendvor.example", id: accounts.cashier, personId: people.aleksandra },
  { role: "evaluator", login: "evaluator@otvorendvor.example", id: accounts.evaluator, personId: people.evaluator },
  { role: "administrator", login: "admin@otvorendvor.example", id: accounts.administrator, personId: people.admin },
];

/** The organisation „Отворен двор“, its people and firms, and an account a role. Run as the system. */
export async function fill(ctx: Ctx, anchor: LocalDate): Promise<void> {
  const born = birthDates(anchor);
  expectOk(await inTransaction(ctx.db, async (tx) => {
    await saveOrganisation(tx, ctx, {
      nameBg: "Сдружение „Отворен двор“", nameEn: "Otvoren Dvor Association", eik: "999100010",
      cityBg: "гр. Крайбряг", cityEn: "Kraybryag", addressBg: "7099 гр. Крайбряг, ул. „Черешова“ 4", addressEn: "4 Chereshova St, 7099 Kraybryag",
      phone: "+35982000100", email: "office@otvorendvor.example", coordinatorPhone: "+35982000104", smallNumberThreshold: 5,
    });
    for (const input of demoPeople) await findOrCreatePerson(tx, ctx, { ...input, birthDate: born[input.id!] ?? null });
    for (const input of demoOrganisations) await findOrCreateOrganisation(tx, ctx, input);
    return ok(null);
  }));
  // One after the other: the fill is one transaction on one connection.
  for (const { id, login, personId, role } of demoAccounts) {
    const accountId = expectOk(await createAccount(ctx, { id, personId, login, password: demoPassword }));
    expectOk(await grantRole(ctx, { accountId, role }));
  }
}
