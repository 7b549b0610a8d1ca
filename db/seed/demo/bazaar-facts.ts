import type { Drawing, HolderKind } from "../../../app/domains/bazaar/model";
import { instantAt, type LocalDate } from "../../../app/platform/time/local-date";
import { organisations, people } from "./ids";

export interface DemoArticle {
  readonly kind: "unique" | "counted" | "experience";
  readonly nameBg: string;
  readonly nameEn: string;
  readonly priceCents: number;
  readonly pieces: number;
  /** With a drawing the article has a key on the till. */
  readonly drawing?: Drawing;
}

export interface DemoStall {
  readonly number: number;
  readonly titleBg: string;
  readonly titleEn: string;
  readonly holderKind: HolderKind;
  readonly holderPersonId?: string;
  readonly holderOrganisationId?: string;
  readonly groupBg?: string;
  readonly groupEn?: string;
  readonly articles: readonly DemoArticle[];
}

const counted = (nameBg: string, nameEn: string, priceCents: number, pieces: number, drawing?: Drawing): DemoArticle =>
  ({ kind: "counted", nameBg, nameEn, priceCents, pieces, ...(drawing ? { drawing } : {}) });
const experience = (nameBg: string, nameEn: string, priceCents: number, drawing: Drawing): DemoArticle => ({ kind: "experience", nameBg, nameEn, priceCents, pieces: 0, drawing });
const pupils = { holderKind: "pupil" as const, groupBg: "Ученици от „Благотворец Храбър“", groupEn: "Pupils of “Benefactor Brave”" };

/** Prices of domain.md §5; stalls of sketches 06, 15 and 23. Keys stand in the order of sketch 13. */
export const christmasStalls: readonly DemoStall[] = [
  { number: 1, titleBg: "Рисунки и картички", titleEn: "Pictures and cards", holderKind: "artist", holderPersonId: people.stoyan, articles: [counted("Картичка", "Card", 250, 240, "card")] },
  { number: 2, titleBg: "Книги и закладки", titleEn: "Books and bookmarks", holderKind: "firm", holderOrganisationId: organisations.list, articles: [counted("Закладка", "Bookmark", 200, 140)] },
  { number: 3, titleBg: "Сурвачки", titleEn: "Survachki", ...pupils, articles: [counted("Сурвачка", "Survachka", 600, 70, "survachka")] },
  {
    number: 5, titleBg: "Свещи и билки", titleEn: "Candles and herbs", holderKind: "volunteer", holderOrganisationId: organisations.chervenaNishka,
    articles: [counted("Свещ", "Candle", 500, 80, "candle"), counted("Билки", "Herbs", 300, 120, "herbs")],
  },
  {
    number: 7, titleBg: "Плетива", titleEn: "Knitwear", holderKind: "foster_parent", holderPersonId: people.penka,
    articles: [
      counted("Плетени терлици", "Knitted slippers", 900, 24, "slippers"), counted("Детска шапка", "Child's hat", 1000, 11), counted("Ръкавици, чифт", "Mittens, pair", 900, 8),
      counted("Шал", "Scarf", 1400, 6), { kind: "unique", nameBg: "Одеяло „Звезди“", nameEn: "Blanket “Stars”", priceCents: 3800, pieces: 1 },
    ],
  },
  { number: 6, titleBg: "Мартеници", titleEn: "Martenitsi", ...pupils, articles: [counted("Мартеница", "Martenitsa", 150, 190, "martenitsa")] },
  {
    number: 4, titleBg: "Картини", titleEn: "Paintings", holderKind: "artist", holderPersonId: people.stoyan,
    articles: [{ kind: "unique", nameBg: "Рисунка", nameEn: "Picture", priceCents: 2500, pieces: 6, drawing: "painting" }],
  },
  { number: 8, titleBg: "Сладкиши", titleEn: "Sweets", holderKind: "firm", holderOrganisationId: organisations.bistra, articles: [counted("Коледни курабии", "Christmas biscuits", 350, 90)] },
  { number: 10, titleBg: "Прически", titleEn: "Hair", holderKind: "volunteer", groupBg: "Доброволци", groupEn: "Volunteers", articles: [experience("Прическа и грим", "Hair and make-up", 500, "hair")] },
  { number: 12, titleBg: "Фотосесия", titleEn: "Photo session", holderKind: "volunteer", holderPersonId: people.anna, articles: [experience("Фотосесия", "Photo session", 800, "photo")] },
  { number: 9, titleBg: "Временни татуировки", titleEn: "Temporary tattoos", holderKind: "volunteer", groupBg: "Доброволци", groupEn: "Volunteers", articles: [experience("Татуировка", "Tattoo", 200, "tattoo")] },
  { number: 11, titleBg: "Дървени играчки", titleEn: "Wooden toys", holderKind: "museum_worker", groupBg: "Етнографска сбирка", groupEn: "Ethnographic collection", articles: [counted("Дървено конче", "Wooden horse", 1200, 15)] },
];

export const martenskiStalls: readonly DemoStall[] = [
  { number: 1, titleBg: "Картички", titleEn: "Cards", holderKind: "artist", holderPersonId: people.stoyan, articles: [counted("Картичка", "Card", 250, 90, "card")] },
  { number: 3, titleBg: "Мартеници", titleEn: "Martenitsi", ...pupils, articles: [counted("Мартеница", "Martenitsa", 150, 260, "martenitsa")] },
  { number: 5, titleBg: "Свещи и билки", titleEn: "Candles and herbs", holderKind: "volunteer", holderOrganisationId: organisations.chervenaNishka, articles: [counted("Свещ", "Candle", 500, 60, "candle"), counted("Билки", "Herbs", 300, 50, "herbs")] },
  { number: 7, titleBg: "Плетива", titleEn: "Knitwear", holderKind: "foster_parent", holderPersonId: people.penka, articles: [counted("Плетена шапка", "Knitted hat", 900, 25, "slippers")] },
];

export const easterStalls: readonly DemoStall[] = [
  { number: 1, titleBg: "Картички", titleEn: "Cards", holderKind: "artist", holderPersonId: people.stoyan, articles: [counted("Картичка", "Card", 250, 70, "card")] },
  { number: 2, titleBg: "Писани яйца", titleEn: "Painted eggs", ...pupils, articles: [counted("Писано яйце", "Painted egg", 300, 90)] },
  { number: 3, titleBg: "Свещи и билки", titleEn: "Candles and herbs", holderKind: "volunteer", holderOrganisationId: organisations.chervenaNishka, articles: [counted("Свещ", "Candle", 500, 60, "candle"), counted("Билки", "Herbs", 300, 40, "herbs")] },
  { number: 4, titleBg: "Козунаци", titleEn: "Easter bread", holderKind: "firm", holderOrganisationId: organisations.zlatnaKora, articles: [counted("Козунак", "Easter bread", 600, 40)] },
];

/** Sketch 06: the middle day has the full programme. */
export const programmeOf = (first: LocalDate, second: LocalDate, third: LocalDate) => [
  { startsAt: instantAt(first, "14:00"), titleBg: "Отваряме", titleEn: "We open", noteBg: "12 щанда", noteEn: "12 stalls" },
  { startsAt: instantAt(first, "17:00"), titleBg: "Коледни песни", titleEn: "Carols", noteBg: "Фоайето", noteEn: "The foyer" },
  { startsAt: instantAt(second, "10:00"), titleBg: "Отваряме", titleEn: "We open", noteBg: "12 щанда, чай от Кетъринг „Бистра“", noteEn: "12 stalls, tea from Bistra Catering" },
  { startsAt: instantAt(second, "11:00"), titleBg: "Фотосесия, до 19:00 ч.", titleEn: "Photo session, until 19:00", noteBg: "Щанд 12", noteEn: "Stall 12" },
  { startsAt: instantAt(second, "12:00"), titleBg: "Танци и музика", titleEn: "Dance and music", noteBg: "Фоайето", noteEn: "The foyer" },
  { startsAt: instantAt(second, "14:00"), titleBg: "Детска анимация", titleEn: "Children's animation", noteBg: "Свободен вход", noteEn: "Free entry" },
  { startsAt: instantAt(second, "16:30"), titleBg: "Театър на сенките", titleEn: "Shadow theatre", noteBg: "Ученици от „Благотворец Храбър“", noteEn: "Pupils of “Benefactor Brave”" },
  { startsAt: instantAt(third, "10:00"), titleBg: "Отваряме", titleEn: "We open", noteBg: "Последен ден", noteEn: "Last day" },
  { startsAt: instantAt(third, "18:00"), titleBg: "Благодарим Ви", titleEn: "Thank you", noteBg: "Казваме колко сме събрали", noteEn: "We say how much we raised" },
];
