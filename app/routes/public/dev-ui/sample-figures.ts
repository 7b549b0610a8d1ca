import type { MonthBar } from "~/ui/charts/Bars";
import type { FlowLink, FlowNode } from "~/ui/charts/flow-geometry";
import { formatMoney } from "~/platform/i18n/format";

const node = (id: string, column: number, label: string, value: number, waiting = false): FlowNode => ({ id, column, label, value, waiting, text: formatMoney(value) });
const link = (from: string, to: string, value: number, waiting = false): FlowLink => ({ from, to, value, waiting });

/** The sums of the impact sketch, so that the picture can be laid beside it. */
export const sampleFlow: { nodes: readonly FlowNode[]; links: readonly FlowLink[] } = {
  nodes: [
    node("march", 0, "Мартенски базар", 98000),
    node("easter", 0, "Великденски базар", 64000),
    node("christmas", 0, "Коледен базар", 155240),
    node("gifts", 0, "Дарения с карта и по банка", 186000),
    node("boxes", 0, "Дарителски кутии", 21450),
    node("carried", 0, "Пренесено от 2025 г.", 31820),
    node("camp", 1, "Летен лагер", 198000),
    node("aid", 1, "Спешен фонд", 97000),
    node("ateliers", 1, "Ателиета", 45000),
    node("youth", 1, "Младежки инициативи", 60000),
    node("general", 1, "Общ фонд", 156510),
    node("camp-july", 2, "Летен лагер, юли", 96000),
    node("camp-waits", 2, "чака лятото на 2027 г.", 102000, true),
    node("prevention", 2, "Превенция на изоставянето", 40260),
    node("return", 2, "„Реинтеграция“", 18600),
    node("aid-waits", 2, "чака спешна нужда", 38140, true),
    node("ateliers-used", 2, "Ателиета в ЦОП", 30000),
    node("ateliers-wait", 2, "чака пролетта", 15000, true),
    node("youth-used", 2, "Инициативи на ученици: 3", 43850),
    node("youth-waits", 2, "чака четвъртата", 16150, true),
    node("groups", 2, "Групови занимания", 61200),
    node("parents", 2, "Училище за бъдещи родители", 24500),
    node("toys", 2, "Библиотека на играчките", 9640),
    node("fees", 2, "Такси и върнати дарения", 5860),
    node("general-waits", 2, "чака решение", 55310, true),
  ],
  links: [
    link("march", "camp", 50000), link("march", "aid", 18000), link("march", "ateliers", 30000),
    link("easter", "camp", 24000), link("easter", "aid", 22000), link("easter", "general", 18000),
    link("christmas", "camp", 90000), link("christmas", "aid", 25000), link("christmas", "ateliers", 15000), link("christmas", "general", 25240),
    link("gifts", "camp", 34000), link("gifts", "aid", 32000), link("gifts", "youth", 60000), link("gifts", "general", 60000),
    link("boxes", "general", 21450), link("carried", "general", 31820),
    link("camp", "camp-july", 96000), link("camp", "camp-waits", 102000, true),
    link("aid", "prevention", 40260), link("aid", "return", 18600), link("aid", "aid-waits", 38140, true),
    link("ateliers", "ateliers-used", 30000), link("ateliers", "ateliers-wait", 15000, true),
    link("youth", "youth-used", 43850), link("youth", "youth-waits", 16150, true),
    link("general", "groups", 61200), link("general", "parents", 24500), link("general", "toys", 9640), link("general", "fees", 5860), link("general", "general-waits", 55310, true),
  ],
};

const labels = ["ян", "фев", "мар", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"];
const sessions = [68, 64, 72, 66, 63, 58, 48, 42, 70, 78, 80, 70];
export const sampleMonths: readonly MonthBar[] = labels.map((label, index) => ({ label, value: sessions[index] ?? 0, open: index === 11 }));
