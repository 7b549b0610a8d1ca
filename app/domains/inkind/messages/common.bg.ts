/** Words that many screens of gifts share. */
export const common = {
  units: { piece: "бр.", kg: "кг", l: "л" },
  unitNames: { piece: "броя", kg: "килограма", l: "литра" },
  categories: {
    food: "Храна", clothes: "Дрехи и обувки", toys: "Играчки и книги", school: "За училище", hygiene: "Хигиена", household: "За дома",
    appliances: "Уреди", furniture: "Мебели", other: "Друго",
  },
  deliveries: { bring: "Ще го донеса лично", pickup: "Моля, вземете го от мен" },
  states: { submitted: "Чака отговор", asked: "Чакаме дарителя", proposed: "Предложено по-малко", redirected: "Насочено към партньор", withdrawn: "Оттеглено", agreed: "Прието за получаване", declined: "Отказано с благодарност", closed: "Получено" },
  declineReasons: {
    not_needed: "Сега имаме достатъчно от това", no_space: "В склада няма място", unclean: "Вещите трябва да са чисти и здрави",
    out_of_date: "Срокът на годност е изтекъл или изтича", not_accepted: "Такива вещи не приемаме", no_transport: "Нямаме как да ги превозим",
  },
  rejectReasons: {
    damaged_package: "Смачкана опаковка", expired: "Изтекъл срок", no_document: "Без документ", warm_delivery: "Топла доставка", unclean: "Не е чисто", broken: "Счупено или скъсано", not_accepted: "Такива вещи не приемаме",
  },
  dispositions: { returned: "Върнато на дарителя", disposed: "Изхвърлено" },
  writeOffReasons: { expired: "Изтекъл срок", spoiled: "Развалено", broken: "Счупено", unsafe: "Опасно за ползване", lost: "Липсва" },
  storages: { room: "Стайна", chilled: "Хладилна", frozen: "Замразено" },
  moveKinds: { receipt: "Прието в склада", issue: "Предадено на услугата", stall: "Дадено на щанд", return: "Върнато от услугата", count: "Разлика от преброяване", write_off: "Бракувано", reversal: "Отменено" },

} as const;
