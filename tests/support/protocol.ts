import type { HandoverProtocolSnapshot } from "~/domains/documents/api";

/** The protocol of sketch 22, for tests of documents. */
export const protocol = (): HandoverProtocolSnapshot => ({
  date: "11.12.2026\u00a0г.", time: "10:14\u00a0ч.", city: "гр. Крайбряг", place: "ул. „Черешова“ 4",
  organisation: { name: "Сдружение „Отворен двор“", eik: "999100010", address: "7099 гр. Крайбряг, ул. „Черешова“ 4", email: "office@otvorendvor.example", phone: "+359\u00a082\u00a0000\u00a0100" },
  giver: { name: "„Дунав Текс“ ООД", eik: "999100028", address: "7099 гр. Крайбряг, ул. „Пристанищна“ 18", signedBy: { name: "Десислава Тонева", role: "управител" } },
  receiver: { name: "Сдружение „Отворен двор“", eik: "999100010", address: "7099 гр. Крайбряг, ул. „Черешова“ 4", signedBy: { name: "Румен Кьосев", role: "складов отговорник" } },
  basis: "Заявено дарение 7QK4-M2ZP-0R8X-V3CD", purpose: "Програма „Реинтеграция“ на ЦОП – Крайбряг, по волята на дарителя",
  lines: [
    { description: "Детско зимно яке, ръст 116 – 128, ново", unit: "брой", declared: "20", arrived: "20", accepted: "19", rejected: "1", unitValueCents: 1140, valueCents: 21660, difference: "едно яке е със счупен цип и е върнато на предалия при подписването." },
    { description: "Детско зимно яке, ръст 134 – 140, ново", unit: "брой", declared: "16", arrived: "15", accepted: "15", rejected: "0", unitValueCents: 1220, valueCents: 18300, difference: "едно яке не пристигна." },
    { description: "Плетена шапка, един размер, нова", unit: "брой", declared: "24", arrived: "24", accepted: "24", rejected: "0", unitValueCents: 215, valueCents: 5160 },
    { description: "Ръкавици, 6 – 10 години, нови", unit: "чифт", declared: "30", arrived: "30", accepted: "30", rejected: "0", unitValueCents: 140, valueCents: 4200 },
  ],
  totalValueCents: 49320, valueBasis: "book", valueNote: "Балансова стойност по данни на дарителя от 10.12.2026\u00a0г., за приетите количества.",
});
