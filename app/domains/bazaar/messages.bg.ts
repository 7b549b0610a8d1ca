export const bg = {
  public: {
    title: "Благотворителен базар", none: "Сега няма обявен базар", noneText: "Щом определим дати, ще ги видите тук.", place: "Място", hours: "Работно време", onPage: "На тази страница",
    programme: "Програма", day: "Ден", noProgramme: "За този ден няма обявена програма.", experiences: "Преживявания", experienceNote: "Щанд {{number}}, без час, на опашка", stalls: "Щандове", from: "от {{price}}", raises: "За какво събираме", before: "Предишният базар: {{name}}, събрани {{sum}}.",
    slipNote: "На касата получавате бележка с код. По него виждате докъде са стигнали парите. Бележката не е фискален бон.", art: "Два щанда под гирлянд",
  },
  staff: {
    title: "Базари", lead: "Щандове, изделия, каси и събраното.", create: "Нов базар", empty: "Още няма базари", emptyText: "Създайте първия: дати, място и за какво събирате.", dates: "Дати", place: "Място", stalls: "Щандове", raised: "Събрано", history: "{{sum}} ({{leva}} лв.)", name: "Базар",
    createTitle: "Нов базар", nameBg: "Име на български", nameEn: "Име на английски", placeBg: "Място на български", placeEn: "Място на английски", startsOn: "Първи ден", endsOn: "Последен ден", opens: "Отваря в", closes: "Затваря в", mode: "Режим", modeHelp: "Режимът се решава от счетоводителя.",
    causeBg: "За какво събира, на български", causeEn: "За какво събира, на английски", createAct: "Създайте базара", saving: "Записваме …",
    stall: "Щанд {{number}}", addStall: "Добавете щанд", number: "Номер", titleBg: "Заглавие на български", titleEn: "Заглавие на английски", holderKind: "Участник", groupBg: "Група на български", groupEn: "Група на английски", noStalls: "Още няма щандове", noStallsText: "Добавете първия щанд с номер и заглавие.",
    addArticle: "Добавете изделие или преживяване", article: "Изделие", kind: "Вид", price: "Цена (€)", code: "Код", source: "Документ", handedIn: "дадени", sold: "продадени", left: "остават", articleNameBg: "Име на български", articleNameEn: "Име на английски", pieces: "Бройки", piecesHelp: "За преживяване оставете празно.", makersList: "Опис №", makersListHelp: "Без документ изделието не се приема.",
    onKeys: "Покажете на бутон на касата", drawing: "Рисунка", noDrawing: "Без рисунка", protocol: "протокол № {{label}}", makers_list: "опис № {{label}}", service: "дарена услуга", noSource: "няма документ", toStall: "На щанд",
    putLot: "Партида от склада на щанд", lot: "Партида", lotOption: "№ {{number}} {{name}}, налични {{left}}", quantity: "Колко от партидата", quantityHelp: "Празно значи всичко налично.", noLots: "В склада няма партида, която може да се продава.", putAct: "Дайте на щанда",
    setPrice: "Нова цена", setAct: "Запишете цената", handIn: "Още бройки", handInAct: "Приемете", returnAct: "Върнете", done: "Запазено.", act: "Действия",
  },
  kind: { unique: "Единствена бройка", counted: "Бройки", experience: "Преживяване", free_gift: "Свободна сума" },
  holder: { artist: "Художник", museum_worker: "Музеен работник", foster_parent: "Приемен родител", adopter: "Осиновител", pupil: "Ученици", volunteer: "Доброволци", firm: "Фирма", social_enterprise: "Социално предприятие", centre: "Центърът" },
  mode: { gift_for_souvenir: "Дарения срещу сувенир", sale_with_fiscal_device: "Продажба с касов апарат" },
  drawing: { card: "Картичка", survachka: "Сурвачка", candle: "Свещ", herbs: "Билки", slippers: "Терлици", martenitsa: "Мартеница", painting: "Рисунка", hair: "Прическа", photo: "Фотосесия", tattoo: "Татуировка", voucher: "Ваучер", freegift: "Свободна сума" },
  refusals: {
    move_conflict: "Това движение вече е записано. Презаредете страницата.", stall_exists: "Този щанд вече е записан.", too_many_days: "Базарът е най-много 31 дни.",
    bazaar_exists: "Този базар вече е записан.", fund_conflict: "Фондът на базара вече съществува с други данни.", bazaar_missing: "Няма такъв базар.", stall_number_taken: "Вече има щанд {{number}}.", stall_missing: "Няма такъв щанд.", source_missing: "Това изделие няма документ за дарение. Запишете номера на описа.", article_exists: "Това изделие вече е записано.", article_missing: "Няма такова изделие.",
    not_so_many: "На щанда има само {{left}}.", day_malformed: "Датата е във формат дд.мм.гггг.", time_malformed: "Часът е във формат чч:мм.", price_malformed: "Въведете сума с най-много два знака, напр. 12,50", pieces_malformed: "Броят е цяло число над нула.", ends_before_start: "Последният ден е преди първия.", closes_before_opening: "Крайният час е преди началния.",
    lot_unknown: "Няма такава партида.", not_for_sale: "Партида № {{number}} е дарена с условие да не се продава.", lot_expired: "Партида № {{number}} е с изтекъл срок.", lot_held: "Партида № {{number}} е задържана за проверка. Изберете друга.", lot_promised: "От партида № {{number}} останалото е обещано на услуга. Намалете количеството или изберете друга.", not_enough: "От партида № {{number}} няма толкова.", stall_issue_conflict: "Това предаване вече е записано с други данни.", lot_without_protocol: "Партидата няма приемо-предавателен протокол.", too_many_pieces: "Бройките са повече от количеството.", quantity_malformed: "Количеството е над нула.",
  },
} as const;
