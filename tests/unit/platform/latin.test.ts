import { expect, test } from "vitest";
import { latinName, nameIn } from "~/platform/i18n/latin";

test.each([
  ["Виолета Щерева", "Violeta Shtereva"], ["Румен Кьосев", "Rumen Kyosev"], ["Юлия Димова", "Yulia Dimova"], ["Христо Жечев", "Hristo Zhechev"], ["Стоян Хаджистоянов", "Stoyan Hadzhistoyanov"],
  ["Александра Маринова-Тотева", "Aleksandra Marinova-Toteva"], ["Мария Илиянова", "Maria Iliyanova"], ["Огнян Вълков", "Ognyan Valkov"], ["Anna Weiß", "Anna Weiß"],
])("%s is %s in Latin letters", (name, latin) => {
  expect(latinName(name)).toBe(latin);
  expect([nameIn("bg", name), nameIn("en", name)]).toEqual([name, latin]);
});
